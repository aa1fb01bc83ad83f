package dev.rustaiide.ai.training.internal;

import java.time.Duration;

/** How much of a time is over since it was made. */
final class Budget {
    private final long begun = System.nanoTime();
    private final Duration whole;

    Budget(Duration whole) {
        this.whole = whole;
    }

    /** Whether {@code share} of it, from 0 to 1, is over. */
    boolean isPast(double share) {
        return !left(share).isPositive();
    }

    /** What is left until {@code share} of it is over; may be negative. */
    Duration left(double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share)).minus(spent());
    }

    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
