package dev.rustaiide.ai.tree.sitter;

import java.time.Duration;

/** Says when parsing has to stop. Asked often, by the thread that parses. */
@FunctionalInterface
public interface Budget {
    Budget UNLIMITED = () -> false;

    /** Whether to stop now. */
    boolean isSpent();

    /** Lasts {@code time} from now on. */
    static Budget of(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end >= 0;
    }
}
