package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.index.BrokenIndexException;
import dev.rustaiide.system.git.integration.internal.staging.Begun;
import dev.rustaiide.system.git.integration.internal.status.Place;
import dev.rustaiide.system.git.integration.internal.status.StatusReading;

/** Has git do something, so that whoever comes after a crash finds what was begun and how all was before. */
public record WatchedAction(GitProgram program, Path root, String title) {
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
        return Repositories.run(root, "the repository", repository -> run(repository, scope, step));
    }

    private GitProgram.Said run(Repository repository, Scope scope, Step step)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        Path store = repository.getDirectory().toPath();
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
