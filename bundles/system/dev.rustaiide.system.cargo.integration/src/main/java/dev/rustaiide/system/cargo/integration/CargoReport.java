package dev.rustaiide.system.cargo.integration;

import java.time.Duration;
import java.util.List;

import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;

/**
 * How a run of Cargo ended.
 *
 * @param exit Cargo's exit code: 128 + n if signal n ended it
 * @param problems those of the compiler, Clippy and Cargo itself, the first {@value #MOST} of them
 * @param artifacts what was built, now or before
 */
public record CargoReport(CargoTask task, int exit, Duration took, List<Diagnostic> problems,
        List<CargoArtifact> artifacts) {
    /** More problems help nobody. */
    public static final int MOST = 10_000;

    public CargoReport {
        problems = List.copyOf(problems);
        artifacts = List.copyOf(artifacts);
    }

    public boolean success() {
        return exit == 0;
    }

    public long count(Severity severity) {
        return problems.stream().filter(problem -> problem.severity() == severity).count();
    }
}
