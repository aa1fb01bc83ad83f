package dev.rustaiide.system.testing;

import java.util.Optional;

import dev.rustaiide.foundation.types.Location;

/**
 * A test that there is.
 *
 * @param location its name in the source, as far as it is known
 */
public record TestItem(TestId id, Kind kind, Optional<Location> location) {
    /** What it is. */
    public enum Kind {
        TEST,
        /** An example in the documentation. */
        DOC,
        BENCH,
        /** A program with a main of its own, which is one test: {@code harness = false}. */
        PROGRAM
    }
}
