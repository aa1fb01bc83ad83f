package dev.rustaiide.system.ipc.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Published;

/** Knows watchers only, and loses events when the test says so. */
final class FakeEvents implements Events {
    final List<Consumer<Published>> watchers = new CopyOnWriteArrayList<>();
    volatile long dropped;

    @Override
    public void publish(Record event) {
        watchers.forEach(watcher -> watcher.accept(new Published(Instant.EPOCH, "abc", event)));
    }

    @Override
    public Subscription subscribeAll(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        Consumer<Published> queued = published -> executor.execute(() -> watcher.accept(published));
        watchers.add(queued);
        return new Subscription() {
            @Override
            public void close() {
                watchers.remove(queued);
            }

            @Override
            public long dropped() {
                return dropped;
            }
        };
    }

    @Override
    public <E extends Record> Subscription subscribe(Class<E> type, Executor executor,
            Consumer<? super E> subscriber) {
        throw new UnsupportedOperationException();
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
    public Subscription subscribeLossless(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E extends Record & State> Optional<E> last(Class<E> type) {
        return Optional.empty();
    }
}
