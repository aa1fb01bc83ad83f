package dev.rustaiide.foundation.error;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The memory of a face that shows failures: one that was just shown is not shown again, however many parts of the
 * program report it. After the window has passed it counts as news, since the user may have tried again. Any thread
 * may use it.
 */
public final class ShownOnce {
    /** Longer than one action takes to fail in several places, shorter than it takes to try again. */
    public static final Duration WINDOW = Duration.ofSeconds(2);

    private final long window;
    private final LongSupplier nanoTime;
    private final Map<Failure, Long> shown = new HashMap<>();

    public ShownOnce() {
        this(WINDOW, System::nanoTime);
    }

    /** @param nanoTime a clock that does not jump, in nanoseconds */
    public ShownOnce(Duration window, LongSupplier nanoTime) {
        this.window = window.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether {@code failure} is to be shown; from then on it is not, until the window has passed in silence. */
    public synchronized boolean isNew(Failure failure) {
        long now = nanoTime.getAsLong();
        shown.values().removeIf(since -> now - since > window);
        return shown.put(failure, now) == null;
    }
}
