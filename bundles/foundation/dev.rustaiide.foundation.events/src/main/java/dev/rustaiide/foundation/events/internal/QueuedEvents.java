package dev.rustaiide.foundation.events.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Published;

/** A channel for each type, a queue for each subscriber. */
@Component
public final class QueuedEvents implements Events {
    private final Map<Class<?>, Channel> channels = new ConcurrentHashMap<>();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();

    /** Those who watch all events of a kind. */
    private record Watch(Class<?> kind, Channel channel) {}

    @Override
    public void publish(Record event) {
        if (!watches.isEmpty()) {
            tellWatchers(event);
        }
        Channel channel = channels.get(event.getClass());
        if (channel == null) {
            if (!(event instanceof State)) {
                return; // nobody has ever asked for it
            }
            channel = channel(event.getClass());
        }
        channel.publish(event);
    }

    @Override
    public <E extends Record> Subscription subscribe(Class<E> type, Executor executor,
            Consumer<? super E> subscriber) {
        return add(new Subscriber<>(type, QUEUE, executor, subscriber), channel(type), false);
    }

    @Override
    public <E extends Record> Subscription subscribeLatest(Class<E> type, Executor executor,
            Consumer<? super E> subscriber) {
        return add(new Subscriber<>(type, 1, executor, subscriber), channel(type), true);
    }

    private void tellWatchers(Record event) {
        var published = new Published(Instant.now(), Correlation.current(), event);
        for (Watch watch : watches) {
            if (watch.kind.isInstance(event)) {
                watch.channel.publish(published);
            }
        }
    }

    @Override
    public Subscription subscribeAll(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        return watch(kind, new Subscriber<>(Published.class, QUEUE, executor, watcher));
    }

    @Override
    public Subscription subscribeLossless(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        return watch(kind, new Subscriber<>(Published.class, Integer.MAX_VALUE, executor, watcher));
    }

    private Subscription watch(Class<?> kind, Subscriber<Published> subscriber) {
        var watch = new Watch(kind, new Channel(Published.class));
        watch.channel.add(subscriber, false);
        watches.add(watch);
        return subscription(subscriber, () -> {
            watches.remove(watch);
            subscriber.close();
        });
    }

    private static Subscription add(Subscriber<?> subscriber, Channel channel, boolean withLast) {
        channel.add(subscriber, withLast);
        return subscription(subscriber, () -> channel.remove(subscriber));
    }

    private static Subscription subscription(Subscriber<?> subscriber, Runnable end) {
        return new Subscription() {
            @Override
            public void close() {
                end.run();
            }

            @Override
            public long dropped() {
                return subscriber.dropped();
            }
        };
    }

    @Override
    public <E extends Record & State> Optional<E> last(Class<E> type) {
        Channel channel = channels.get(type);
        return channel == null ? Optional.empty() : Optional.ofNullable(type.cast(channel.last()));
    }

    private Channel channel(Class<?> type) {
        return channels.computeIfAbsent(type, Channel::new);
    }
}
