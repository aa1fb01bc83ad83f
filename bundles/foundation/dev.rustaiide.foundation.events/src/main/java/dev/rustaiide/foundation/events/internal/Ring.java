package dev.rustaiide.foundation.events.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.events.Events;

/**
 * The last {@link Events#QUEUE} events of a channel, for any number of writers and readers, none of whom ever waits for
 * another. Each event has a number, and each reader its own place: an event costs its writer the same however many
 * read it. A writer that is slower than a whole round of the others has written nothing.
 */
final class Ring {
    private static final int SIZE = Events.QUEUE;
    private static final int MASK = SIZE - 1;

    private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SIZE);
    private final AtomicLong end = new AtomicLong();
    private final AtomicBoolean clearing = new AtomicBoolean();
    private long cleared;

    record Entry(long number, Record event) {}

    void append(Record event) {
        var entry = new Entry(end.getAndIncrement(), event);
        int slot = (int) entry.number & MASK;
        while (true) {
            Entry old = entries.get(slot);
            if (old != null && old.number > entry.number || entries.compareAndSet(slot, old, entry)) {
                return;
            }
        }
    }

    /** The number behind that of the last event, which may be about to be written. */
    long end() {
        return end.get();
    }

    /** The oldest number that a reader can hope for. */
    long start() {
        return Math.max(0, end.get() - SIZE);
    }

    /** The event with this number, or a later one that has taken its place; null if it is not there yet. */
    @Nullable Entry at(long number) {
        Entry entry = entries.get((int) number & MASK);
        return entry == null || entry.number < number ? null : entry;
    }

    /** Lets go of the events before {@code limit}, which nobody asks for any more. */
    void clear(long limit) {
        if (!clearing.compareAndSet(false, true)) {
            return; // somebody is at it; what is left now goes the next time
        }
        for (long number = Math.max(cleared, start()); number < limit; number++) {
            int slot = (int) number & MASK;
            Entry entry = entries.get(slot);
            if (entry != null && entry.number < limit) {
                entries.compareAndSet(slot, entry, null);
            }
        }
        cleared = Math.max(cleared, limit);
        clearing.set(false);
    }
}
