package dev.rustaiide.app.workspace.management.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.rustaiide.app.workspace.management.Subscription;

/** Those who want to be told of something, each where it chose. */
final class Listeners<T> {
    private final List<Listener<T>> all = new CopyOnWriteArrayList<>();

    private static final class Listener<T> {
        private final Executor executor;
        private final Consumer<T> listener;
        private volatile boolean closed;

        Listener(Executor executor, Consumer<T> listener) {
            this.executor = executor;
            this.listener = listener;
        }

        void tell(T news) {
            executor.execute(() -> {
                if (!closed) {
                    listener.accept(news);
                }
            });
        }
    }

    Subscription add(Executor executor, Consumer<T> listener) {
        var added = new Listener<>(executor, listener);
        all.add(added);
        return () -> {
            added.closed = true;
            all.remove(added);
        };
    }

    void tell(T news) {
        all.forEach(one -> one.tell(news));
    }
}
