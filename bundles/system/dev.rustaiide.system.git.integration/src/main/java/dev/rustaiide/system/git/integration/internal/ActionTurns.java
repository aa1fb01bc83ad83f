package dev.rustaiide.system.git.integration.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.system.git.integration.internal.staging.Begun;

/** One action after the other in each working tree, of all windows and commands. Any thread may use it. */
public final class ActionTurns {
    private static final String FOLDER = "rust-ai-ide-turn";
    /** Short: a hook of one action may begin another, which would wait for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Path, FolderTurn> turns = new ConcurrentHashMap<>();
    private final Duration patience;

    ActionTurns() {
        this(PATIENCE);
    }

    ActionTurns(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits a moment for others, then it fails and says what is at work.
     *
     * @param title of what is to be done
     */
    public FolderTurn.Taken take(Repository repository, String title)
            throws IOException, FailureException, InterruptedException {
        Path store = repository.getDirectory().toPath().toRealPath();
        FolderTurn turn = turns.computeIfAbsent(store, fresh -> new FolderTurn(fresh.resolve(FOLDER)));
        return turn.take(patience).orElseThrow(() -> new FailureException(new Failure.Other(
                "Cannot begin “" + title + "”.", Begun.last(store).map(each -> "“" + each.title()
                        + "” is under way in this repository.").orElse("Another action of Git is under way."),
                "Wait until it has ended, and try again.")));
    }
}
