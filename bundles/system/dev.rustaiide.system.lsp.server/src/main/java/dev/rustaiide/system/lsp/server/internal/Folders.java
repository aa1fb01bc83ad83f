package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;

/** Keeps the folders of all sessions indexed and watched, each once for as long as any session has it. */
final class Folders {
    /** What tools write and nobody edits. */
    private static final Set<String> UNWATCHED = Set.of(".git", "target", "node_modules");

    private final CodeIndexes indexes;
    private final FileWatching watching;
    private final Map<Path, Kept> kept = new HashMap<>();

    Folders(CodeIndexes indexes, FileWatching watching) {
        this.indexes = indexes;
        this.watching = watching;
    }

    private static final class Kept {
        private final CodeIndex index;
        private final FileWatch watch;
        private int sessions;

        Kept(CodeIndex index, FileWatch watch) {
            this.index = index;
            this.watch = watch;
        }
    }

    /** To be followed by {@link #close} once. Returns at once. */
    synchronized void open(Path folder) {
        kept.computeIfAbsent(folder, this::begin).sessions++;
    }

    private Kept begin(Path folder) {
        CodeIndex index = indexes.open(folder, Priority.INTERACTIVE);
        FileWatch watch = watching.watch(folder, Folders::isUnwatched, changes -> index.changed(paths(changes)));
        return new Kept(index, watch);
    }

    private static boolean isUnwatched(Path path, boolean isFolder) {
        return isFolder && UNWATCHED.contains(String.valueOf(path.getFileName()));
    }

    private static List<Path> paths(FileChanges changes) {
        List<Path> paths = new ArrayList<>(changes.created());
        paths.addAll(changes.changed());
        paths.addAll(changes.deleted());
        paths.addAll(changes.rescan());
        return paths;
    }

    /** The last who closes a folder waits for its index to be stored. */
    void close(Path folder) {
        Kept last = leave(folder);
        if (last != null) {
            last.watch.close();
            last.index.close();
        }
    }

    private synchronized @Nullable Kept leave(Path folder) {
        Kept left = kept.get(folder);
        if (left == null || --left.sessions > 0) {
            return null;
        }
        kept.remove(folder);
        return left;
    }

    /** Ends all, whoever has them. */
    void closeAll() {
        List<Path> all;
        synchronized (this) {
            kept.values().forEach(each -> each.sessions = 1);
            all = List.copyOf(kept.keySet());
        }
        all.forEach(this::close);
    }
}
