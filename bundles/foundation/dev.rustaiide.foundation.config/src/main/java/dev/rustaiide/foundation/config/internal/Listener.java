package dev.rustaiide.foundation.config.internal;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.LoggerFactory;

/** Hears of a value when it is another than before. */
final class Listener<T> {
    private final Supplier<T> question;
    private final Executor executor;
    private final Consumer<T> listener;
    private T last;
    private boolean waiting;
    private boolean closed;

    Listener(Supplier<T> question, Executor executor, Consumer<T> listener) {
        this.question = question;
        this.executor = executor;
        this.listener = listener;
        this.last = question.get();
    }

    void look() {
        synchronized (this) {
            if (waiting || closed || question.get().equals(last)) {
                return;
            }
            waiting = true;
        }
        try {
            executor.execute(this::tell);
        } catch (RuntimeException refused) { // boundary: somebody else's executor
            synchronized (this) {
                waiting = false;
            }
            LoggerFactory.getLogger(Listener.class).debug("Nobody hears of a setting", refused);
        }
    }

    synchronized void close() {
        closed = true;
    }

    private void tell() {
        T now;
        synchronized (this) {
            waiting = false;
            now = question.get();
            if (closed || now.equals(last)) {
                return;
            }
            last = now;
        }
        try {
            listener.accept(now);
        } catch (RuntimeException thrown) { // boundary: somebody else's listener
            LoggerFactory.getLogger(Listener.class).error("A listener to a setting failed", thrown);
        }
    }
}
