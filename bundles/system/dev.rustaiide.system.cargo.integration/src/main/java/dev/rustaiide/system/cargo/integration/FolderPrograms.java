package dev.rustaiide.system.cargo.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;

/** Runs programs in folders whose code may run. Any thread may use it. */
public final class FolderPrograms {
    private final ExecutionPolicy policy;
    private final Processes processes;

    public FolderPrograms(ExecutionPolicy policy, Processes processes) {
        this.policy = policy;
        this.processes = processes;
    }

    /**
     * Runs {@code command} without input and gives its exit code; {@code output} gets its lines on any thread.
     * Cancelling it stops the program with all that it started. Fails if code of its folder may not run.
     */
    public Call<Integer> run(Command command, Consumer<Line> output) {
        return run(command, output, false);
    }

    /** The same; and once the program has ended, what it left running is ended too ({@link Child#stopLeft}). */
    public Call<Integer> runWhole(Command command, Consumer<Line> output) {
        return run(command, output, true);
    }

    private Call<Integer> run(Command command, Consumer<Line> output, boolean whole) {
        Path folder = Objects.requireNonNull(command.folder(), "a program of a folder runs in one");
        return Call.start("run " + command.program(), scope -> {
            if (!policy.mayRun(folder)) {
                throw new FailureException(new Failure.Other("Cannot run " + command.program() + " in "
                        + folder.getFileName() + ".", "The folder is not trusted, and this would execute code of it.",
                        "Trust the folder if you know where its code comes from."));
            }
            Child child = processes.start(command, output);
            try {
                child.stdin().close();
            } catch (IOException ended) {
                // It reads nothing any more; its exit code says how it ended.
            }
            int exit = scope.await(child.exit());
            if (whole) {
                child.stopLeft();
            }
            return exit;
        });
    }
}
