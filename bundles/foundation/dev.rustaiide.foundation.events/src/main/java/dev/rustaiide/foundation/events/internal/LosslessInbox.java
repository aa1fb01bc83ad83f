package dev.rustaiide.foundation.events.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/** A queue without an end. */
final class LosslessInbox implements Inbox {
    private final Queue<Record> queue = new ConcurrentLinkedQueue<>();

    @Override
    public void add(Record event) {
        queue.add(event);
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public @Nullable Record take() {
        return queue.poll();
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public long place() {
        return Long.MAX_VALUE;
    }
}
