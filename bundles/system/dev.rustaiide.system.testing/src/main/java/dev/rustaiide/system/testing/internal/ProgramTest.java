package dev.rustaiide.system.testing.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.system.cargo.integration.FolderPrograms;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestResult;

/** Runs a target with a main of its own, which is one test: its exit code says how it went. */
record ProgramTest(FolderPrograms programs, Harness harness, PanicText panics, boolean bench, OutputBudget budget) {
    private static final int OUTPUT = 1 << 18;
    private static final long LIVE = 1 << 20;

    TestResult run(Duration patience, Consumer<TestEvent> events, Scope scope) throws Exception {
        TestId id = harness.id("");
        var printed = new Printed(id, events);
        events.accept(new TestEvent.Planned(1));
        events.accept(new TestEvent.Started(id));
        long start = System.nanoTime();
        TestResult result;
        try {
            var exit = programs.runWhole(harness.plain(bench ? List.of("--bench") : List.of()), printed);
            result = ended(id, scope.await(patience.isZero() ? exit : exit.cancelAfter(patience)), printed, start);
        } catch (InterruptedException stopped) {
            boolean all = scope.isCancelled();
            result = result(id, all ? TestOutcome.STOPPED : TestOutcome.TIMED_OUT, printed, start,
                    all ? Optional.empty() : Optional.of(TestFailure.of("It did not end within "
                            + patience.toMillis() / 1000.0 + " s and was stopped.")));
            if (all) {
                events.accept(new TestEvent.Finished(result));
                throw stopped;
            }
        }
        events.accept(new TestEvent.Finished(result));
        return result;
    }

    private TestResult ended(TestId id, int exit, Printed printed, long start) {
        if (exit == 0) {
            return result(id, TestOutcome.PASSED, printed, start, Optional.empty());
        }
        String output = printed.text();
        TestFailure read = panics.read(output, "");
        boolean signal = exit > 128;
        TestFailure failure = signal || read.location().isEmpty() ? TestFailure.of(signal ? ExitText.of(exit)
                : "It ended with exit code " + exit + ".") : read;
        return result(id, signal ? TestOutcome.CRASHED : TestOutcome.FAILED, printed, start, Optional.of(failure));
    }

    private TestResult result(TestId id, TestOutcome outcome, Printed printed, long start,
            Optional<TestFailure> failure) {
        return budget.keep(new TestResult(id, bench ? TestItem.Kind.BENCH : TestItem.Kind.PROGRAM, outcome,
                Duration.ofNanos(System.nanoTime() - start), printed.text(), failure, false));
    }

    /** Lines of the two streams come on two threads. */
    private static final class Printed implements Consumer<Line> {
        private final TestId id;
        private final Consumer<TestEvent> events;
        private final BoundedText text = new BoundedText(OUTPUT);
        private long live;

        Printed(TestId id, Consumer<TestEvent> events) {
            this.id = id;
            this.events = events;
        }

        @Override
        public synchronized void accept(Line line) {
            String more = line.whole() ? line.text() + '\n' : line.text();
            text.append(more);
            live += more.length();
            if (live < LIVE) {
                events.accept(new TestEvent.Output(Optional.of(id), more));
            }
        }

        synchronized String text() {
            return text.toString();
        }
    }
}
