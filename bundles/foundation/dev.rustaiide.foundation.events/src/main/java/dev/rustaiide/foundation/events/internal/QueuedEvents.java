package dev.rustaiide.foundation.events.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.events.EventWatcher;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Published;

/** A channel for each type, and one for each kind of events that somebody has watched. */
@Component
public final class QueuedEvents implements Events {
    private final Map<Class<?>, Channel> channels = new ConcurrentHashMap<>();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    /** Those that have not been told yet. */
    private final List<ComponentServiceObjects<EventWatcher>> awaited = new CopyOnWriteArrayList<>();

    /** The channel of {@link Published} for all events of a kind. */
    private record Watch(Class<?> kind, Channel channel) {}

    @Reference(service = EventWatcher.class, cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void bindWatcher(ComponentServiceObjects<EventWatcher> watcher) {
        awaited.add(watcher);
    }

    public void unbindWatcher(ComponentServiceObjects<EventWatcher> gone) {
        awaited.remove(gone);
    }

    /** Whoever publishes at the same time waits, so that no event overtakes this. */
    private synchronized void admitWatchers() {
        for (ComponentServiceObjects<EventWatcher> each : awaited) {
            try {
                EventWatcher watcher = each.getService();
                if (watcher != null) {
                    watcher.watch(this);
                }
            } catch (RuntimeException thrown) { // boundary: somebody else's component
                LoggerFactory.getLogger(QueuedEvents.class).error("A watcher misses events", thrown);
            }
            awaited.remove(each);
        }
    }

    @Override
    public void publish(Record event) {
        if (!awaited.isEmpty()) {
            admitWatchers();
        }
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

    private void tellWatchers(Record event) {
        Published published = null;
        for (Watch watch : watches) {
            if (watch.kind.isInstance(event) && watch.channel.isWanted()) {
                if (published == null) {
                    published = new Published(Instant.now(), Correlation.current(), event);
                }
                watch.channel.publish(published);
            }
        }
    }

    @Override
    public <E extends Record> Subscription subscribe(Class<E> type, Executor executor,
            Consumer<? super E> subscriber) {
        return inRing(type, channel(type), executor, subscriber, false);
    }

    @Override
    public <O, E extends Record> Subscription subscribe(O owner, Class<E> type, Executor executor,
            BiConsumer<? super O, ? super E> subscriber) {
        var owned = new Owned<O, E>(owner, subscriber);
        return owned.endWith(subscribe(type, executor, owned));
    }

    @Override
    public <E extends Record> Subscription subscribeLatest(Class<E> type, Executor executor,
            Consumer<? super E> subscriber) {
        return inRing(type, channel(type), executor, subscriber, true);
    }

    @Override
    public Subscription subscribeAll(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        return inRing(Published.class, watched(kind), executor, watcher, false);
    }

    @Override
    public Subscription subscribeLossless(Class<?> kind, Executor executor, Consumer<Published> watcher) {
        return add(new Subscriber<>(Published.class, watched(kind), new LosslessInbox(), executor, watcher), false);
    }

    private static <E extends Record> Subscription inRing(Class<E> type, Channel channel, Executor executor,
            Consumer<? super E> consumer, boolean latest) {
        var inbox = new RingInbox(channel.ring(), latest);
        return add(new Subscriber<>(type, channel, inbox, executor, consumer), latest);
    }

    private static Subscription add(Subscriber<?> subscriber, boolean withLast) {
        subscriber.join(withLast);
        return subscriber;
    }

    @Override
    public <E extends Record & State> Optional<E> last(Class<E> type) {
        Channel channel = channels.get(type);
        return channel == null ? Optional.empty() : Optional.ofNullable(type.cast(channel.last()));
    }

    private Channel channel(Class<?> type) {
        return channels.computeIfAbsent(type, Channel::new);
    }

    private synchronized Channel watched(Class<?> kind) {
        for (Watch watch : watches) {
            if (watch.kind.equals(kind)) {
                return watch.channel;
            }
        }
        var watch = new Watch(kind, new Channel(Published.class));
        watches.add(watch);
        return watch.channel;
    }
}
