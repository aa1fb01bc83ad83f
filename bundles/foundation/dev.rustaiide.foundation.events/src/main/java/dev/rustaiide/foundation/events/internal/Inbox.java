package dev.rustaiide.foundation.events.internal;

import org.jspecify.annotations.Nullable;

/** What waits for one subscriber. Written by any thread, read by one at a time. */
interface Inbox {
    /** An event has come to the channel. */
    void add(Record event);

    boolean isEmpty();

    /** Takes out the next event; null if there is none. */
    @Nullable Record take();

    /** How many were lost so far. */
    long dropped();

    /** The number of the first event of the channel that it may still ask for. */
    long place();
}
