package dev.rustaiide.system.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Diagnostic;

/**
 * What came of a run.
 *
 * @param root the folder that the tests belong to
 * @param results in the order in which they ended
 * @param problems what the compiler said; errors mean that nothing ran
 * @param built whether all was built
 */
public record TestRun(Path root, List<TestResult> results, List<Diagnostic> problems, boolean built, Duration took,
        Optional<Coverage> coverage) {
    public TestRun {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }

    public long passed() {
        return count(TestOutcome.PASSED);
    }

    /** Those that people have to look at, whatever way they failed. */
    public long failed() {
        return results.stream().filter(each -> each.outcome().isFailure()).count();
    }

    public long ignored() {
        return count(TestOutcome.IGNORED);
    }

    private long count(TestOutcome outcome) {
        return results.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** Whether all was built and nothing failed. */
    public boolean isGood() {
        return built && failed() == 0;
    }
}
