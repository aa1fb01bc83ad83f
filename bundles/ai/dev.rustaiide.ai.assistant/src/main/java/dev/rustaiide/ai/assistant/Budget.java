package dev.rustaiide.ai.assistant;

import java.time.Duration;

/**
 * How much a turn may take. It is enforced.
 *
 * @param tokens that the model reads and writes together
 * @param steps uses of tools
 */
public record Budget(int tokens, Duration time, int steps) {
    public static final Budget USUAL = new Budget(200_000, Duration.ofMinutes(10), 40);

    public Budget {
        if (tokens < 1 || steps < 0 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(tokens + " tokens, " + time + ", " + steps + " steps");
        }
    }
}
