package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;

/**
 * Which problems to look for.
 *
 * @param folder any folder of the workspace; all its members are checked
 * @param allTargets tests, examples and benchmarks too
 */
public record CheckRequest(Tool tool, Path folder, boolean allTargets) {
    /** Who looks: the compiler alone, or Clippy with it. */
    public enum Tool {
        CHECK, CLIPPY
    }
}
