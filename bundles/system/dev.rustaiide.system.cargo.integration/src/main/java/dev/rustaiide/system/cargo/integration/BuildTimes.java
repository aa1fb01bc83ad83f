package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What took how long in a build, as Cargo's {@code --timings} tells it.
 *
 * @param units what was compiled now, the longest first; what was built before has no time and is left out
 * @param fresh how many were built before
 * @param total from the start of the first to the end of the last
 * @param page Cargo's own page with charts
 */
public record BuildTimes(List<Unit> units, int fresh, Duration total, Path page) {
    public BuildTimes {
        units = List.copyOf(units);
    }

    /**
     * One run of the compiler, or of a build script.
     *
     * @param what which target of the package; empty for its library
     * @param start since the build began
     * @param code the part of {@code took} in which machine code was made; zero if that is not told
     */
    public record Unit(String name, String version, String what, Duration start, Duration took, Duration code) {}
}
