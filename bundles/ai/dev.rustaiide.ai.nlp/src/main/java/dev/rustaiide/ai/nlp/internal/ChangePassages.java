package dev.rustaiide.ai.nlp.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.nlp.ChangeHistory;
import dev.rustaiide.ai.nlp.ChangeHistory.Change;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.types.Range;

/** The changes that made a folder; a key is the name of one, and what it names never changes. */
final class ChangePassages implements PassageOrigin {
    /** Who looks farther back reads the history itself. */
    private static final int MOST = 20_000;
    private static final int DIGITS = 8;
    private static final Range START = Range.of(0, 0, 0, 0);

    private final Path root;
    private final ChangeHistory history;
    private final VirtualFiles files;

    ChangePassages(Path root, ChangeHistory history, VirtualFiles files) {
        this.root = root;
        this.history = history;
        this.files = files;
    }

    @Override
    public Map<String, Long> find(Scope scope) throws InterruptedException, ExecutionException {
        scope.report(new Progress("Looking for changes", 0, 0));
        Map<String, Long> found = new HashMap<>();
        scope.await(history.names(root, MOST)).forEach(name -> found.put(name, 0L));
        return found;
    }

    @Override
    public List<Passage> passages(String key, Scope scope) throws InterruptedException {
        try {
            return List.of(passage(scope.await(history.change(root, key))));
        } catch (ExecutionException unreadable) {
            // A clone may lack some of its objects; the rest of the history is still worth having.
            return List.of();
        }
    }

    private static Passage passage(Change change) {
        String who = change.name().substring(0, Math.min(DIGITS, change.name().length())) + " by " + change.author()
                + ", " + LocalDate.ofInstant(change.when(), ZoneId.systemDefault());
        return new Passage(START, change.subject(), who + '\n' + change.message(),
                String.join("\n", change.files()), change.place().toString());
    }

    @Override
    public Path place(String key, String file) {
        try {
            return files.path(FileLocation.parse(file));
        } catch (FailureException damaged) {
            throw new IllegalStateException("the index says " + file, damaged);
        }
    }
}
