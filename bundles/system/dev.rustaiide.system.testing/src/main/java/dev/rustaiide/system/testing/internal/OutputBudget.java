package dev.rustaiide.system.testing.internal;

import java.util.Optional;

import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestResult;

/**
 * How much a run keeps of what its tests print: much of each that fails, little of each that passes, and little of all
 * once they have printed more than a window can show, so that no number of tests fills the memory. Any thread may use
 * it.
 */
final class OutputBudget {
    /** Characters at either end, as in {@link BoundedText}. */
    private static final int FAILED = 1 << 18;
    private static final int PASSED = 1 << 13;
    private static final int SCARCE = 1 << 10;
    private static final long ALL = 64L << 20;

    private final long all;
    private long kept;

    OutputBudget() {
        this(ALL);
    }

    /** One of {@code all} characters. */
    OutputBudget(long all) {
        this.all = all;
    }

    /** {@code result} with as much of its texts as is kept. */
    synchronized TestResult keep(TestResult result) {
        boolean little = kept >= all;
        String output = BoundedText.of(result.output(), little ? SCARCE
                : result.outcome().isFailure() || result.kind() == TestItem.Kind.PROGRAM ? FAILED : PASSED);
        Optional<TestFailure> failure = little ? result.failure().map(OutputBudget::shortened) : result.failure();
        kept += output.length() + failure.map(OutputBudget::length).orElse(0L);
        return new TestResult(result.id(), result.kind(), result.outcome(), result.took(), output, failure,
                result.flaky());
    }

    private static TestFailure shortened(TestFailure failure) {
        return length(failure) <= 2 * SCARCE ? failure : new TestFailure(BoundedText.of(failure.message(), SCARCE),
                Optional.empty(), failure.location());
    }

    private static long length(TestFailure failure) {
        return failure.message().length() + failure.comparison().map(each -> (long) each.left().length()
                + each.right().length()).orElse(0L);
    }
}
