package dev.rustaiide.app.user.experience.internal;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a thread was at when somebody looked last, and in which of its waits that was. Any thread may look and ask. */
final class LastLook {
    private final LongSupplier underWay;
    private volatile Seen last = new Seen(0, "");

    private record Seen(long during, String stack) {}

    /** {@code underWay} tells the wait that goes on, see {@link Waits#underWay}. */
    LastLook(LongSupplier underWay) {
        this.underWay = underWay;
    }

    /** Keeps {@code stack} unless {@code wait} has ended while it was taken. */
    void look(long wait, Supplier<String> stack) {
        String seen = stack.get();
        if (underWay.getAsLong() == wait) {
            last = new Seen(wait, seen);
        }
    }

    /** The stack in {@code wait}; empty if nobody looked in time. */
    String during(long wait) {
        Seen seen = last;
        return seen.during() == wait ? seen.stack() : "";
    }
}
