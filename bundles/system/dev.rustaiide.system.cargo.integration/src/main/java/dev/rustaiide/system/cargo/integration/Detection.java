package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Diagnostic;

/** What {@link Cargo#detect} finds. */
public sealed interface Detection {
    /** A workspace that Cargo can read. */
    record Found(CargoWorkspace workspace) implements Detection {}

    /** There is no {@code Cargo.toml} here or above. */
    record None() implements Detection {}

    /**
     * There is one, and Cargo cannot read it.
     *
     * @param manifest the nearest one, which need not be the broken one
     * @param diagnostic Cargo's own words at the place that it names
     */
    record Broken(Path manifest, Diagnostic diagnostic) implements Detection {}

    /** There is one, and Cargo cannot be asked, most likely because it is not installed. */
    record Unavailable(Path manifest, Failure failure) implements Detection {}
}
