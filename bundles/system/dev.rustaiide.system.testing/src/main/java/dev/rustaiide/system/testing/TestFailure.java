package dev.rustaiide.system.testing;

import java.util.Optional;

import dev.rustaiide.foundation.types.Location;

/**
 * Why a test failed.
 *
 * @param message as the test says it, without its trace
 * @param location where it says so
 */
public record TestFailure(String message, Optional<Comparison> comparison, Optional<Location> location) {
    public static TestFailure of(String message) {
        return new TestFailure(message, Optional.empty(), Optional.empty());
    }

    /**
     * Two values that were compared, as the test printed them.
     *
     * @param relation {@code ==} if they should have been equal, {@code !=} if not
     */
    public record Comparison(String left, String relation, String right) {}
}
