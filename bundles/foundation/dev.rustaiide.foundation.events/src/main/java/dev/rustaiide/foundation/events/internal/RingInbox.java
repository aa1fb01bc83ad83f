package dev.rustaiide.foundation.events.internal;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/** A place in a ring. */
final class RingInbox implements Inbox {
    private final Ring ring;
    private final boolean latestOnly;
    private final AtomicLong place = new AtomicLong();
    private volatile long dropped;

    /** @param latestOnly whether events give way to later ones; these do not count as dropped */
    RingInbox(Ring ring, boolean latestOnly) {
        this.ring = ring;
        this.latestOnly = latestOnly;
    }

    /** Reads on from here. Until then it holds on to all there is. */
    void startAt(long number) {
        place.set(Math.max(0, number));
    }

    @Override
    public void add(Record event) {
        // it is in the ring
    }

    @Override
    public boolean isEmpty() {
        return ring.at(wanted()) == null;
    }

    private long wanted() {
        long next = place.getPlain();
        return latestOnly ? Math.max(next, ring.end() - 1) : next;
    }

    @Override
    public @Nullable Record take() {
        while (true) {
            long wanted = wanted();
            Ring.Entry entry = ring.at(wanted);
            if (entry == null) {
                return null;
            }
            if (entry.number() == wanted) {
                place.setRelease(wanted + 1);
                return entry.event();
            }
            if (!latestOnly) {
                skip();
            }
        }
    }

    private void skip() {
        long next = place.getPlain();
        long first = Math.max(next + 1, ring.start());
        dropped += first - next; // one reader at a time
        place.setRelease(first);
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public long place() {
        return place.get();
    }
}
