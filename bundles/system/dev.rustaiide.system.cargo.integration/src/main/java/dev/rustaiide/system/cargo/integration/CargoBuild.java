package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;

/**
 * What Cargo built.
 *
 * @param executables programs, tests, examples and benchmarks that the task takes, built now or before
 */
public record CargoBuild(List<Executable> executables) {
    public CargoBuild {
        executables = List.copyOf(executables);
    }

    /**
     * A file that can be run.
     *
     * @param target what it was built from
     * @param isTest whether it is a harness that runs tests
     * @param packageFolder the folder of the manifest that declares it: where Cargo runs its tests
     */
    public record Executable(CargoTarget target, boolean isTest, Path packageFolder, Path program) {}
}
