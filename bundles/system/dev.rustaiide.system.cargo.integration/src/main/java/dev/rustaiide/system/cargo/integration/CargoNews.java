package dev.rustaiide.system.cargo.integration;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.types.Diagnostic;

/** What is heard of a run of Cargo while it goes on. */
public sealed interface CargoNews {
    /** Something for people to read, with ANSI colours: of Cargo, of the compiler, of the program that runs. */
    record Printed(Line line) implements CargoNews {}

    /** A problem, none twice. */
    record Found(Diagnostic problem) implements CargoNews {}

    /** Something is built, or was built before. */
    record Built(CargoArtifact artifact) implements CargoNews {}
}
