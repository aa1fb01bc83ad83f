package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;

/**
 * Something that Cargo builds out of a package.
 *
 * @param source its root file
 */
public record CargoTarget(String name, Kind kind, Path source) {
    /** What it is; procedural macros and all sorts of libraries are {@link #LIBRARY}. */
    public enum Kind {
        LIBRARY, PROGRAM, EXAMPLE, TEST, BENCH, BUILD_SCRIPT
    }
}
