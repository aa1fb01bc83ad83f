package dev.rustaiide.app.assistant.internal.talk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Keeps the last of several states on the disk: one write at a time, none of a state that is old by then, and none
 * later than the pause after the first. Its methods belong to one thread, which never waits.
 */
final class LatestWriter<T> {
    private final Executor owner;
    private final Sink<T> sink;
    private final Consumer<Throwable> failed;
    private final Debounce later;
    private @Nullable T wanted;
    private boolean triggered;
    private boolean writing;

    /** Where states go; it blocks. */
    @FunctionalInterface
    interface Sink<T> {
        void write(T state) throws FailureException;
    }

    /**
     * @param owner the thread that it belongs to
     * @param pause the longest that a state waits for a later one
     */
    LatestWriter(Duration pause, Executor owner, Sink<T> sink, Consumer<Throwable> failed) {
        this.owner = owner;
        this.sink = sink;
        this.failed = failed;
        later = new Debounce(pause, owner, this::write);
    }

    void write(T state) {
        wanted = state;
        if (!triggered) {
            triggered = true;
            later.trigger();
        }
    }

    private void write() {
        triggered = false;
        T state = wanted;
        if (state == null || writing) {
            return;
        }
        wanted = null;
        writing = true;
        Call.start("keep a conversation", scope -> {
            sink.write(state);
            return true;
        }).whenDone(owner, this::written);
    }

    private void written(Outcome<Boolean> outcome) {
        writing = false;
        if (outcome instanceof Outcome.Failed<Boolean>(Throwable cause)) {
            failed.accept(cause);
        }
        if (!triggered) {
            write();
        }
    }

    /** What is not on the disk yet, for who writes it at once because the program ends; it is not written later. */
    Optional<T> takeRest() {
        T state = wanted;
        wanted = null;
        return Optional.ofNullable(state);
    }
}
