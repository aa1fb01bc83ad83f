package dev.rustaiide.system.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestResult;

class OutputBudgetTest {
    private static TestResult result(TestOutcome outcome, String output) {
        var compared = new TestFailure.Comparison(output, "==", output);
        return new TestResult(new TestId("one", "lib", "a"), TestItem.Kind.TEST, outcome, Duration.ZERO, output,
                outcome.isFailure() ? Optional.of(new TestFailure(output, Optional.of(compared), Optional.empty()))
                        : Optional.empty(), false);
    }

    private static long length(TestResult result) {
        return result.output().length() + result.failure().map(each -> each.message().length()
                + each.comparison().map(two -> two.left().length() + two.right().length()).orElse(0)).orElse(0);
    }

    @Test
    void any_number_of_tests_keeps_little_more_than_the_run_may_and_each_something() {
        var budget = new OutputBudget(10_000_000);
        String much = "x".repeat(400_000);
        long kept = 0;
        for (int i = 0; i < 1000; i++) {
            TestResult one = budget.keep(result(TestOutcome.FAILED, much));
            assertTrue(one.output().startsWith("x") && one.failure().isPresent());
            kept += length(one);
        }
        assertTrue(kept > 10_000_000 && kept < 17_000_000, "kept " + kept);
    }

    @Test
    void as_long_as_there_is_room_failures_are_kept_as_they_are_and_others_shortened() {
        var budget = new OutputBudget(10_000_000);
        String much = "x".repeat(400_000);
        assertEquals(result(TestOutcome.FAILED, much), budget.keep(result(TestOutcome.FAILED, much)));
        assertTrue(budget.keep(result(TestOutcome.PASSED, much)).output().length() < 20_000);
        assertEquals(result(TestOutcome.PASSED, "few"), budget.keep(result(TestOutcome.PASSED, "few")));
    }
}
