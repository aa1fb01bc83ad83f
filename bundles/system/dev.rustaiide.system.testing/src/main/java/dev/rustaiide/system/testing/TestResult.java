package dev.rustaiide.system.testing;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a test.
 *
 * @param took as the test itself measured it, else from its start to its end as they were heard; zero if it did not run
 * @param output what it printed; the middle of much is left out, which it says there
 * @param flaky whether it has passed and failed on the same code, now or in its history
 */
public record TestResult(TestId id, TestItem.Kind kind, TestOutcome outcome, Duration took, String output,
        Optional<TestFailure> failure, boolean flaky) {
    /** The same with what the history says. */
    public TestResult flaky(boolean is) {
        return new TestResult(id, kind, outcome, took, output, failure, is);
    }
}
