package dev.rustaiide.foundation.events.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Correlation;

/** One subscriber and what waits for it. */
final class Subscriber<E extends Record> {
    /** So many in a row, then others get the executor's thread for a while. */
    private static final int TURN = 64;

    private final Class<E> type;
    private final int capacity;
    private final Executor executor;
    private final Consumer<? super E> consumer;
    private final Queue<E> queue = new ArrayDeque<>(4);
    private boolean busy;
    private boolean overflowing;
    private boolean closed;
    private long dropped;

    Subscriber(Class<E> type, int capacity, Executor executor, Consumer<? super E> consumer) {
        this.type = type;
        this.capacity = capacity;
        this.executor = executor;
        this.consumer = consumer;
    }

    void put(Record event) {
        boolean first = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (queue.size() == capacity) {
                queue.remove();
                dropped += capacity > 1 ? 1 : 0;
                first = capacity > 1 && !overflowing;
                overflowing = true;
            }
            queue.add(type.cast(event));
        }
        if (first) {
            log(Level.WARNING, "is too slow: the oldest events are dropped", null);
        }
    }

    /** Runs the consumer if there is something for it and it is not running. */
    void awake() {
        synchronized (this) {
            if (busy || queue.isEmpty()) {
                return;
            }
            busy = true;
        }
        try {
            Correlation.apart(() -> executor.execute(this::work));
        } catch (RuntimeException refused) { // boundary: somebody else's executor
            synchronized (this) {
                busy = false;
                queue.clear();
            }
            log(Level.DEBUG, "has no executor any more", refused);
        }
    }

    private void work() {
        for (int i = 0; i < TURN; i++) {
            E event = next();
            if (event == null) {
                break;
            }
            hand(event);
        }
        synchronized (this) {
            busy = false;
        }
        awake();
    }

    private synchronized @Nullable E next() {
        E event = queue.poll();
        overflowing = overflowing && !queue.isEmpty();
        return event;
    }

    private void hand(E event) {
        try {
            consumer.accept(event);
        } catch (RuntimeException | Error thrown) { // boundary: somebody else's subscriber
            log(Level.ERROR, "failed", thrown);
        }
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized void close() {
        closed = true;
        queue.clear();
    }

    private void log(Level level, String what, @Nullable Throwable cause) {
        System.getLogger(Subscriber.class.getName()).log(level, "A subscriber of " + type.getName() + ' ' + what,
                cause);
    }
}
