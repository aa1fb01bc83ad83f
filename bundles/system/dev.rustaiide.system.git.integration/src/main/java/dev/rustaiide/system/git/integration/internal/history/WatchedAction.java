package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.index.BrokenIndexException;
import dev.rustaiide.system.git.integration.internal.staging.Begun;
import dev.rustaiide.system.git.integration.internal.status.Place;
import dev.rustaiide.system.git.integration.internal.status.StatusReading;

/**
 * Has git do something, so that whoever comes after a crash finds what was begun and how all was before. One after the
 * other in a repository; while an interrupted one waits for its end, only what ends it is done.
 *
 * @param resumes whether it goes on with or ends what Git is in the middle of
 */
public record WatchedAction(GitProgram program, Path root, String title, boolean resumes) {
    /** The last one that git gives by itself: beyond it a signal has ended it. */
    private static final int LAST_EXIT = 129;

    /** What git does. */
    @FunctionalInterface
    public interface Step {
        GitProgram.Said run() throws FailureException, InterruptedException, ExecutionException;
    }

    /** Does {@code step}. */
    public GitProgram.Said run(Scope scope, Step step)
            throws FailureException, InterruptedException, ExecutionException {
        return Repositories.run(root, "the repository", repository -> {
            try (var turn = program.turns().take(repository, title)) {
                return run(repository, scope, step);
            }
        });
    }

    private GitProgram.Said run(Repository repository, Scope scope, Step step)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        Path store = repository.getDirectory().toPath();
        Optional<Begun> interrupted = Begun.interrupted(store);
        if (interrupted.isPresent()) {
            return after(interrupted.get(), store, step);
        }
        Begun begun = Begun.write(repository, title, changed(repository, scope));
        boolean ended = false;
        try {
            GitProgram.Said said = step.run();
            ended = said.exit() <= LAST_EXIT;
            return said;
        } catch (FailureException | ExecutionException notBegun) {
            ended = true;
            throw notBegun;
        } finally {
            if (ended) {
                Begun.forget(store);
            } else {
                begun.stopped(store);
            }
        }
    }

    /** How all was before the interrupted one stays known until this one has succeeded. */
    private GitProgram.Said after(Begun interrupted, Path store, Step step)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        if (!resumes) {
            throw new FailureException(new Failure.Other("Cannot begin “" + title + "”.", "“" + interrupted.title()
                    + "” was interrupted, and the way back from it would be lost.",
                    "Take it back or keep what there is first: rust-ai-ide git take-back, rust-ai-ide git keep, or in"
                            + " the Git view."));
        }
        GitProgram.Said said = step.run();
        if (said.isFine()) {
            Begun.forget(store);
        }
        return said;
    }

    private static Optional<List<FileState>> changed(Repository repository, Scope scope)
            throws IOException, InterruptedException, ExecutionException {
        try {
            return Optional.of(StatusReading.read(repository, Place.of(repository), scope).files());
        } catch (BrokenIndexException ofAnotherKind) {
            // Only git itself reads it; it does its work all the same.
            return Optional.empty();
        }
    }
}
