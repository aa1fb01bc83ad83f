package dev.rustaiide.app.user.experience.internal;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How long the UI thread was at one thing before it could answer again. The time that it sleeps, also in the loop of a
 * dialog, does not count. The UI thread tells; any thread may ask.
 */
public final class Waits {
    /** Pauses of up to so many microseconds; the last are longer. */
    private static final long[] BOUNDS = {1_000, 2_000, 4_000, 8_000, 16_700, 33_000, 50_000, 100_000, 250_000,
        Long.MAX_VALUE};

    private static final int FRAME = 4;

    private final LongSupplier nanos;
    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length);
    private volatile long begun;
    private volatile long longest;
    private long ended;
    private int depth;

    public Waits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** It begins something, perhaps inside of something else. Gives whether it was free before. */
    public boolean begin() {
        if (depth++ > 0) {
            return false;
        }
        begun = now();
        return true;
    }

    /** That has ended. Gives how many nanoseconds the pause lasted, 0 if it goes on. */
    public long end() {
        if (depth == 0) {
            return 0; // it was begun before anybody looked
        }
        return --depth == 0 ? finish() : 0;
    }

    /** It waits for the next event, in the midst of something if that is a loop of its own. Gives as {@link #end}. */
    long sleep() {
        return depth > 0 && begun != 0 ? finish() : 0;
    }

    /** And goes on. */
    void wake() {
        if (depth > 0) {
            begun = now();
        }
    }

    private long finish() {
        long lasted = now() - begun;
        ended = begun;
        begun = 0;
        longest = Math.max(longest, lasted);
        int bucket = 0;
        while (lasted / 1000 > BOUNDS[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        return lasted;
    }

    private long now() {
        long now = nanos.getAsLong();
        return now == 0 ? 1 : now; // 0 says that nothing is under way
    }

    /** Tells what is under way from all else; 0 if it is free. */
    long underWay() {
        return begun;
    }

    /** As {@link #underWay} told the last one that ended. For the UI thread. */
    long lastEnded() {
        return ended;
    }

    /** In nanoseconds. */
    long longest() {
        return longest;
    }

    /** How many there were. */
    long count() {
        long sum = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** How many of them ended within a frame of a screen with sixty a second. */
    long withinFrame() {
        long sum = 0;
        for (int i = 0; i <= FRAME; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** The shares of pauses by their length, for the log. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < BOUNDS.length; i++) {
            String bound = i == BOUNDS.length - 1 ? "longer" : "≤ " + BOUNDS[i] / 1000.0 + " ms";
            text.append(i == 0 ? "" : ", ").append(bound).append(": ").append(counts.get(i));
        }
        return text.toString();
    }
}
