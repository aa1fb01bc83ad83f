package dev.rustaiide.ai.completion.internal;

import java.time.Duration;

/** How long a source is waited for. */
enum Patience {
    /** Until its own deadline: somebody is typing. */
    DEADLINE,
    /** Until it has answered: what it knows is measured, whatever else the machine does. */
    ENDLESS;

    /** Longer than anything takes. */
    static final Duration FOREVER = Duration.ofDays(1);

    Duration of(Duration deadline) {
        return this == ENDLESS ? FOREVER : deadline;
    }
}
