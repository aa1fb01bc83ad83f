package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.Repositories;

/** Writes the index itself, and asks git only for what repositories' programs take part in. */
@Component
public final class IndexStaging implements Staging {
    private final GitProgram program;
    private final FileHistory history;
    private final Trash trash;
    private final Clock clock;

    @Activate
    public IndexStaging(@Reference GitProgram program, @Reference FileHistory history, @Reference Trash trash) {
        this(program, history, trash, Clock.systemDefaultZone());
    }

    IndexStaging(GitProgram program, FileHistory history, Trash trash, Clock clock) {
        this.program = program;
        this.history = history;
        this.trash = trash;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Step<T> {
        T run(Work work, Scope scope) throws IOException, FailureException, InterruptedException, ExecutionException;
    }

    private static <T> Call<T> start(Path repository, String what, Step<T> step) {
        return Call.start(what, scope -> Repositories.run(Repositories.around(repository), what, open -> {
            try (Work work = new Work(open)) {
                return step.run(work, scope);
            }
        }));
    }

    @Override
    public Call<Path> create(Path folder) {
        return Call.start("create repository", scope -> {
            Path root = folder.toAbsolutePath().normalize();
            String what = "Cannot make a repository of " + root + ".";
            Optional<Path> other = Repositories.find(root);
            if (other.isPresent()) {
                throw new FailureException(new Failure.Other(what, "It lies in the repository " + other.get() + ".",
                        "Use that one, or choose another folder."));
            }
            program.demandInstalled("make a repository of " + root);
            GitProgram.demandFine(program.runOutside(root, List.of("init", "--quiet"), scope), what,
                    "See whether you may write to the folder.");
            return root;
        });
    }

    @Override
    public Call<Integer> stage(Path repository, List<String> paths) {
        return start(repository, "the index", (work, scope) -> new Stager(work, program, scope).stage(paths));
    }

    @Override
    public Call<Integer> unstage(Path repository, List<String> paths) {
        return start(repository, "the index", (work, scope) -> new Stager(work, program, scope).unstage(paths));
    }

    @Override
    public Call<Integer> discard(Path repository, List<String> paths) {
        return start(repository, "the changes", (work, scope) -> new Discarding(work, history, trash)
                .discard(new Stager(work, program, scope).discardable(paths)));
    }

    @Override
    public Call<FileVersions> versions(Path repository, String path) {
        return start(repository, path, (work, scope) -> new Stager(work, program, scope).versions(path));
    }

    @Override
    public Call<Void> stageLines(Path repository, String path, LineChoice lines) {
        return start(repository, path, (work, scope) -> {
            new Stager(work, program, scope).stageLines(path, lines);
            return null;
        });
    }

    @Override
    public Call<Void> unstageLines(Path repository, String path, LineChoice lines) {
        return start(repository, path, (work, scope) -> {
            new Stager(work, program, scope).unstageLines(path, lines);
            return null;
        });
    }

    @Override
    public Call<Void> discardLines(Path repository, String path, LineChoice lines) {
        return start(repository, path, (work, scope) -> {
            Text left = new Stager(work, program, scope).discarded(path, lines);
            new Discarding(work, history, trash).write(path, left);
            return null;
        });
    }

    @Override
    public Call<Committed> commit(Path repository, CommitRequest request) {
        return start(repository, "the commit", (work, scope) -> new Committing(work, program, clock, scope)
                .commit(request));
    }

    @Override
    public Call<Boolean> signs(Path repository) {
        return start(repository, "the settings", (work, scope) -> new Committing(work, program, clock, scope)
                .signs());
    }

    @Override
    public Call<String> proposedMessage(Path repository, boolean amends) {
        return start(repository, "the message", (work, scope) -> new Committing(work, program, clock, scope)
                .proposed(amends));
    }

    @Override
    public Call<Void> unlock(Path repository) {
        return start(repository, "the lock", (work, scope) -> {
            Locks.of(work.repository()).remove(Begun.interrupted(work.place().store()).isPresent());
            return null;
        });
    }

    @Override
    public Call<Void> takeBack(Path repository) {
        return start(repository, "the interrupted action", (work, scope) -> {
            try (var turn = program.turns().take(work.repository(), "Take back")) {
                new TakingBack(work, history, trash, scope).takeBack();
            }
            return null;
        });
    }

    @Override
    public Call<Void> keep(Path repository) {
        return start(repository, "the interrupted action", (work, scope) -> {
            try (var turn = program.turns().take(work.repository(), "Keep what there is")) {
                new TakingBack(work, history, trash, scope).keep();
            }
            return null;
        });
    }

    @Override
    public Call<Path> recoverIndex(Path repository) {
        return start(repository, "the index", (work, scope) -> new IndexRecovery(work, scope).recover());
    }

    @Override
    public Call<Integer> resolve(Path repository, List<String> paths, Side side) {
        return start(repository, "the conflicts", (work, scope) -> new Discarding(work, history, trash)
                .resolve(paths, side == Side.OURS ? 2 : 3));
    }
}
