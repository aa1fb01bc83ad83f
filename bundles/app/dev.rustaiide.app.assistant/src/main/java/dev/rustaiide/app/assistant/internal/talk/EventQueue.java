package dev.rustaiide.app.assistant.internal.talk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.foundation.async.Debounce;

/**
 * Hands what happens on the threads of calls to the window, together as often as eyes can follow, so that a fast model
 * costs no more than a slow one. Any thread may add to it.
 */
final class EventQueue {
    private static final Duration FRAME = Duration.ofMillis(33);

    private final Debounce later;
    private final Consumer<List<TurnEvent>> taker;
    private List<TurnEvent> waiting = new ArrayList<>();

    /** {@code taker} runs in {@code ui}. */
    EventQueue(Executor ui, Consumer<List<TurnEvent>> taker) {
        this.taker = taker;
        later = new Debounce(FRAME, ui, this::drain);
    }

    void add(TurnEvent event) {
        synchronized (this) {
            waiting.add(event);
            if (waiting.size() > 1) {
                return;
            }
        }
        later.trigger();
    }

    /** Hands over what waits, right here. */
    void drain() {
        List<TurnEvent> taken;
        synchronized (this) {
            taken = waiting;
            waiting = new ArrayList<>();
        }
        if (!taken.isEmpty()) {
            taker.accept(taken);
        }
    }
}
