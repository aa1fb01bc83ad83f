package dev.rustaiide.foundation.events.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.events.Events;

/** The events of one type and those who want them. Publishing takes no lock. */
final class Channel {
    private final Ring ring = new Ring();
    private final boolean isState;
    private volatile Subscriber<?>[] subscribers = {};

    Channel(Class<?> type) {
        this.isState = Events.State.class.isAssignableFrom(type);
    }

    Ring ring() {
        return ring;
    }

    boolean isWanted() {
        return subscribers.length > 0;
    }

    void publish(Record event) {
        Subscriber<?>[] all = subscribers;
        if (all.length > 0 || isState) {
            ring.append(event);
            all = subscribers; // who has come meanwhile may not have seen it
        }
        for (Subscriber<?> subscriber : all) {
            subscriber.inbox().add(event);
            subscriber.awake();
        }
        if (all.length == 0) {
            release();
        }
    }

    /** The subscriber gets every event from now on, and before them the last state if it wants that. */
    void add(Subscriber<?> subscriber, boolean withLast) {
        synchronized (this) {
            List<Subscriber<?>> more = new ArrayList<>(List.of(subscribers));
            more.add(subscriber);
            subscribers = more.toArray(Subscriber<?>[]::new);
        }
        // From here on nothing is cleared that it may want, see release().
        if (subscriber.inbox() instanceof RingInbox inbox) {
            inbox.startAt(ring.end() - (withLast && isState ? 1 : 0));
            if (!inbox.isEmpty()) {
                subscriber.awake();
            }
        }
    }

    void remove(Subscriber<?> subscriber) {
        synchronized (this) {
            List<Subscriber<?>> fewer = new ArrayList<>(List.of(subscribers));
            fewer.remove(subscriber);
            subscribers = fewer.toArray(Subscriber<?>[]::new);
        }
        release();
    }

    /**
     * Lets go of what all have read, but for the last state. The end is looked up before the subscribers: one that
     * comes after them starts no earlier.
     */
    void release() {
        long limit = ring.end() - (isState ? 1 : 0);
        for (Subscriber<?> subscriber : subscribers) {
            limit = Math.min(limit, subscriber.inbox().place());
        }
        ring.clear(limit);
    }

    @Nullable Record last() {
        for (long number = ring.end() - 1; number >= ring.start(); number--) {
            Ring.Entry entry = ring.at(number);
            if (entry != null) {
                return entry.event(); // the one behind it may be about to be written
            }
        }
        return null;
    }
}
