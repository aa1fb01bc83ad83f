package dev.rustaiide.foundation.events.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.events.Events;

/** The subscribers of one type, and the last event of it if that is a state. */
final class Channel {
    private final boolean isState;
    private final List<Subscriber<?>> subscribers = new CopyOnWriteArrayList<>();
    private @Nullable Record last;

    Channel(Class<?> type) {
        this.isState = Events.State.class.isAssignableFrom(type);
    }

    void publish(Record event) {
        synchronized (this) {
            if (isState) {
                last = event;
            }
            for (Subscriber<?> subscriber : subscribers) {
                subscriber.put(event);
            }
        }
        for (Subscriber<?> subscriber : subscribers) {
            subscriber.awake();
        }
    }

    /** From here on the subscriber misses no event and gets none twice, the last one included. */
    void add(Subscriber<?> subscriber, boolean withLast) {
        synchronized (this) {
            subscribers.add(subscriber);
            if (withLast && last != null) {
                subscriber.put(last);
            }
        }
        subscriber.awake();
    }

    void remove(Subscriber<?> subscriber) {
        subscribers.remove(subscriber);
        subscriber.close();
    }

    synchronized @Nullable Record last() {
        return last;
    }
}
