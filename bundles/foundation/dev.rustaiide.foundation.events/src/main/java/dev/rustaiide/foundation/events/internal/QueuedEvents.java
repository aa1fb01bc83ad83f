package dev.rustaiide.foundation.events.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.events.Events;

/** A channel for each type, a queue for each subscriber. */
@Component
public final class QueuedEvents implements Events {
    private final Map<Class<?>, Channel> channels = new ConcurrentHashMap<>();

    @Override
    public void publish(Record event) {
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

    private static Subscription add(Subscriber<?> subscriber, Channel channel, boolean withLast) {
        channel.add(subscriber, withLast);
        return () -> channel.remove(subscriber);
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
