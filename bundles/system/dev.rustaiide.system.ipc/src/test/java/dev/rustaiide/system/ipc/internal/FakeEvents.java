package dev.rustaiide.system.ipc.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

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
        Consumer<Published> queued = new InTurn(executor, watcher);
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

    /** One event after another, as the contract has it. */
    private static final class InTurn implements Consumer<Published> {
        private final Executor executor;
        private final Consumer<Published> watcher;
        private final Queue<Published> waiting = new ArrayDeque<>();
        private boolean busy;

        InTurn(Executor executor, Consumer<Published> watcher) {
            this.executor = executor;
            this.watcher = watcher;
        }

        @Override
        public synchronized void accept(Published published) {
            waiting.add(published);
            if (!busy) {
                busy = true;
                executor.execute(this::work);
            }
        }

        private void work() {
            for (Published next = next(); next != null; next = next()) {
                watcher.accept(next);
            }
        }

        private synchronized @Nullable Published next() {
            busy = !waiting.isEmpty();
            return waiting.poll();
        }
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
