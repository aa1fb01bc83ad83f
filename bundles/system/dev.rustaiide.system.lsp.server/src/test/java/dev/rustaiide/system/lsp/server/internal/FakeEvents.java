package dev.rustaiide.system.lsp.server.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Published;

/** Hands events to their subscribers in the thread that publishes. */
final class FakeEvents implements Events {
    private final List<Consumer<Record>> subscribers = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Record event) {
        subscribers.forEach(each -> each.accept(event));
    }

    @Override
    public <E extends Record> Subscription subscribe(Class<E> type, Executor executor, Consumer<? super E> subscriber) {
        Consumer<Record> each = event -> {
            if (type.isInstance(event)) {
                subscriber.accept(type.cast(event));
            }
        };
        subscribers.add(each);
        return new Subscription() {
            @Override
            public void close() {
                subscribers.remove(each);
            }

            @Override
            public long dropped() {
                return 0;
            }
        };
    }

    @Override
    public <O, E extends Record> Subscription subscribe(O owner, Class<E> type, Executor executor,
            BiConsumer<? super O, ? super E> subscriber) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E extends Record> Subscription subscribeLatest(Class<E> type, Executor executor,
            Consumer<? super E> subscriber) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribeAll(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribeLossless(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E extends Record & State> Optional<E> last(Class<E> type) {
        return Optional.empty();
    }
}
