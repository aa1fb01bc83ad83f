package dev.rustaiide.ai.orchestrator.internal;

import java.util.function.LongSupplier;

/** A number that takes some milliseconds to find out, and is good for a while. Any thread may ask. */
final class Remembered implements LongSupplier {
    private final LongSupplier source;
    private final LongSupplier millis;
    private final long lasting;
    private volatile Found found = new Found(0, Long.MIN_VALUE);

    /** @param millis tells the time */
    Remembered(LongSupplier source, LongSupplier millis, long lasting) {
        this.source = source;
        this.millis = millis;
        this.lasting = lasting;
    }

    private record Found(long value, long until) {}

    @Override
    public long getAsLong() {
        Found last = found;
        long now = millis.getAsLong();
        if (now >= last.until) {
            last = new Found(source.getAsLong(), now + lasting);
            found = last;
        }
        return last.value;
    }
}
