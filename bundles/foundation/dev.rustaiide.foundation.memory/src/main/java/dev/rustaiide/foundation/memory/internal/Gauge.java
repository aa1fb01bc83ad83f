package dev.rustaiide.foundation.memory.internal;

import dev.rustaiide.foundation.memory.MemoryPressure.Level;

/**
 * Makes a level of how full things are. Going up is at once; going down takes a tenth less than it took to go up, so
 * that a value that trembles at a limit is one event. For one thread.
 */
final class Gauge {
    private static final double SLACK = 0.1;

    private final double high;
    private final double critical;
    private Level level = Level.NORMAL;

    Gauge(double high, double critical) {
        this.high = high;
        this.critical = critical;
    }

    /** The level at {@code full}, a share of one. */
    Level at(double full) {
        double slackHigh = level == Level.NORMAL ? 0 : SLACK;
        double slackCritical = level == Level.CRITICAL ? SLACK : 0;
        level = full >= critical - slackCritical ? Level.CRITICAL
                : full >= high - slackHigh ? Level.HIGH : Level.NORMAL;
        return level;
    }
}
