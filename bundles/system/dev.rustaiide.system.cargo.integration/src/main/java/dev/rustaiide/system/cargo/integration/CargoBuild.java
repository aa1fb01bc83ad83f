package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
     * @param packageName the member that declares its target
     * @param target what it was built from
     * @param isTest whether it is a harness that runs tests
     * @param packageFolder the folder of the manifest that declares it: where Cargo runs its tests
     * @param environment the variables that Cargo sets for it, such as {@code CARGO_MANIFEST_DIR}, {@code OUT_DIR} and
     *     where its libraries lie
     */
    public record Executable(String packageName, CargoTarget target, boolean isTest, Path packageFolder, Path program,
            Map<String, String> environment) {
        public Executable {
            environment = Map.copyOf(environment);
        }
    }
}
