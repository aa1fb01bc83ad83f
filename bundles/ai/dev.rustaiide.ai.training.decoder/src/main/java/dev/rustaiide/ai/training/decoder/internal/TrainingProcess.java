package dev.rustaiide.ai.training.decoder.internal;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.training.decoder.internal.child.Report;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;

/** One life of the child. For one thread; its lines come on others. */
final class TrainingProcess {
    private static final int SIGNALS = 128;
    private static final int KILLED = 9;
    private static final int LONGEST = 300;
    private static final String AGAIN = "Run it again: it goes on from what was kept, seconds before.";

    private final Consumer<Report> told;
    private final AtomicReference<Report.@Nullable Done> done = new AtomicReference<>();
    private final AtomicReference<Report.@Nullable Refused> refused = new AtomicReference<>();
    private volatile String last = "";

    private TrainingProcess(Consumer<Report> told) {
        this.told = told;
    }

    /**
     * Runs {@code command} to its end, which is told; it is stopped if {@code scope} is.
     *
     * @param told hears everything, on any thread
     * @throws FailureException if it could not do what it was to do
     */
    static Report.Done run(Processes processes, Command command, Scope scope, Consumer<Report> told)
            throws FailureException, InterruptedException, ExecutionException {
        return new TrainingProcess(told).run(processes, command, scope);
    }

    private Report.Done run(Processes processes, Command command, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        Child child = processes.start(command, this::hear);
        int code = scope.await(child.exit());
        Report.Refused refusal = refused.get();
        if (refusal != null) {
            throw failure(refusal.why(), refusal.nextStep());
        }
        Report.Done end = done.get();
        if (code != 0 || end == null) {
            throw failure(reason(code), AGAIN);
        }
        return end;
    }

    private void hear(Line line) {
        Optional<Report> report = line.error() ? Optional.empty() : Report.of(line.text());
        if (report.isEmpty()) {
            if (!line.text().isBlank()) {
                last = line.text().strip().substring(0, Math.min(line.text().strip().length(), LONGEST));
            }
            return;
        }
        switch (report.get()) {
            case Report.Done end -> done.set(end);
            case Report.Refused refusal -> refused.set(refusal);
            case Report.FellBack(long step) -> LoggerFactory.getLogger(TrainingProcess.class)
                    .warn("a checkpoint was damaged; the training goes on from the one before it, step {}", step);
            case Report.Begun begun -> { }
            case Report.Learned learned -> { }
            case Report.Unseen unseen -> { }
        }
        told.accept(report.get());
    }

    private String reason(int code) {
        return code == SIGNALS + KILLED ? "Its process was killed, maybe because memory ran out."
                : code > SIGNALS ? "PyTorch crashed with signal " + (code - SIGNALS) + said()
                : "Its process ended with code " + code + said();
    }

    private String said() {
        return last.isBlank() ? "." : ": " + last + (last.endsWith(".") ? "" : ".");
    }

    private static FailureException failure(String why, String nextStep) {
        return new FailureException(new Failure.Other("Nothing is trained.", why, nextStep));
    }
}
