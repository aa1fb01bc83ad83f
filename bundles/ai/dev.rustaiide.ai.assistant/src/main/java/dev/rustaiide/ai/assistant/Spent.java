package dev.rustaiide.ai.assistant;

import java.time.Duration;

/**
 * How much of a {@link Budget} is used.
 *
 * @param read tokens that the model read, those known from before included
 * @param written tokens that it wrote
 */
public record Spent(int read, int written, Duration time, int steps) {
    public static final Spent NOTHING = new Spent(0, 0, Duration.ZERO, 0);

    public int tokens() {
        return read + written;
    }
}
