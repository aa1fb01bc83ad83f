package dev.rustaiide.system.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of the former runs of a test.
 *
 * @param runs the last ones, the newest at the end; not empty
 */
public record TestPast(TestId id, List<Run> runs) {
    public TestPast {
        runs = List.copyOf(runs);
    }

    /**
     * How it went once.
     *
     * @param code what tells apart the code that ran; empty if nobody knew
     */
    public record Run(Instant at, TestOutcome outcome, Duration took, String code) {}

    public Run last() {
        return runs.getLast();
    }

    /** Whether it has both passed and failed on the same code. */
    public boolean isFlaky() {
        for (Run failed : runs) {
            if (failed.outcome().isFailure() && !failed.code().isEmpty()) {
                for (Run run : runs) {
                    if (run.outcome() == TestOutcome.PASSED && run.code().equals(failed.code())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The median of how long it took when it ran to its end. */
    public Duration usual() {
        List<Duration> took = runs.stream().filter(run -> run.outcome() == TestOutcome.PASSED
                || run.outcome() == TestOutcome.FAILED).map(Run::took).sorted().toList();
        return took.isEmpty() ? Duration.ZERO : took.get(took.size() / 2);
    }
}
