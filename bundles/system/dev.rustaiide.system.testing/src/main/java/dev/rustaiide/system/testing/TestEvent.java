package dev.rustaiide.system.testing;

import java.util.Optional;

import dev.rustaiide.foundation.types.Diagnostic;

/** What happens during a run, in order. */
public sealed interface TestEvent {
    /** The tests are being built; {@code line} is what the builder says, which may have ANSI colours. */
    record Building(String line) implements TestEvent {}

    /** The compiler found something. */
    record Problem(Diagnostic diagnostic) implements TestEvent {}

    /** So many more tests will run. */
    record Planned(int count) implements TestEvent {}

    /** A test has begun. */
    record Started(TestId id) implements TestEvent {}

    /**
     * Something was printed at once and not caught.
     *
     * @param id the test that printed it, if only one runs
     */
    record Output(Optional<TestId> id, String text) implements TestEvent {}

    /** A test has ended. */
    record Finished(TestResult result) implements TestEvent {}

    /** What ran has been counted; lines are being looked up. */
    record Counting() implements TestEvent {}
}
