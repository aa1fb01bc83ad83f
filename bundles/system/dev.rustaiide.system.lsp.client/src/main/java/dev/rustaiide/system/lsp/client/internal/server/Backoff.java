package dev.rustaiide.system.lsp.client.internal.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long to wait before something that fell is started again, and when to give up. For one thread. */
final class Backoff {
    static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final Duration first;
    private final LongSupplier nanos;
    private final Deque<Long> falls = new ArrayDeque<>();

    /** @param nanos tells the time */
    Backoff(Duration first, LongSupplier nanos) {
        this.first = first;
        this.nanos = nanos;
    }

    /** It fell: the time to wait, twice that of the fall before; empty if it has fallen too often lately. */
    Optional<Duration> fell() {
        long now = nanos.getAsLong();
        while (!falls.isEmpty() && now - falls.element() > WITHIN.toNanos()) {
            falls.remove();
        }
        falls.add(now);
        return falls.size() > MOST ? Optional.empty() : Optional.of(first.multipliedBy(1L << falls.size() - 1));
    }
}
