package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileTree;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.system.file.watching.FileChanges;

/** Keeps the levels that somebody asked for until a change in them is told. */
final class CachedTree implements FileTree {
    private final Path root;
    private final FolderEvents events;
    private final GitIgnored ignored;
    private final FolderListing listing;
    /** Levels that were asked for; those that are being read or have changed since have an entry without content. */
    private final Map<Path, Level> levels = new ConcurrentHashMap<>();
    private final Listeners<Set<Path>> listeners = new Listeners<>();

    /** A level as it was read; a new object each time, so that a reader sees whether a change came in between. */
    private static final class Level {
        private final List<FileNode> nodes;
        private final boolean current;

        Level(List<FileNode> nodes, boolean current) {
            this.nodes = nodes;
            this.current = current;
        }
    }

    CachedTree(Path root, FolderEvents events, GitIgnored ignored) {
        this.root = root;
        this.events = events;
        this.ignored = ignored;
        this.listing = new FolderListing(ignored);
        events.add(this::take);
    }

    @Override
    public Call<FileNode> root() {
        return Call.start("read folder", scope -> listing.root(root));
    }

    @Override
    public Call<List<FileNode>> children(Path folder) {
        Level known = levels.get(folder);
        return known != null && known.current ? Call.of(known.nodes)
                : Call.start("read folder", scope -> read(folder));
    }

    private List<FileNode> read(Path folder) throws FailureException {
        if (!folder.startsWith(root)) {
            // In an archive: it has no ignored files, nothing tells of its changes, and its index is kept elsewhere.
            return listing.children(folder);
        }
        events.begin();
        var mark = new Level(List.of(), false);
        levels.put(folder, mark);
        List<FileNode> nodes = listing.children(folder);
        // Of what is ignored no change is told, so it is read again each time.
        if (!ignored.isBelowIgnored(folder)) {
            levels.replace(folder, mark, new Level(nodes, true));
        }
        return nodes;
    }

    private void take(FileChanges changes) {
        var stale = new HashSet<Path>();
        for (Path path : changes.created()) {
            addParents(path, stale);
        }
        for (Path path : changes.deleted()) {
            addParents(path, stale);
            levels.keySet().removeIf(level -> level.startsWith(path));
        }
        for (Path path : changes.changed()) {
            // A manifest decides what its folder is; a folder may have become unreadable.
            if (path.endsWith("Cargo.toml") || levels.containsKey(path)) {
                addParents(path, stale);
            }
        }
        for (Path top : changes.rescan()) {
            levels.keySet().stream().filter(level -> level.startsWith(top)).forEach(stale::add);
        }
        stale.retainAll(levels.keySet());
        stale.forEach(level -> levels.put(level, new Level(List.of(), false)));
        if (!stale.isEmpty()) {
            listeners.tell(Set.copyOf(stale));
        }
    }

    /** The level that shows {@code path}, and the one above, where a manifest or a permission may show. */
    private static void addParents(Path path, Set<Path> levels) {
        Path parent = path.getParent();
        if (parent == null) {
            return;
        }
        levels.add(parent);
        boolean role = path.endsWith("Cargo.toml") || path.endsWith("CACHEDIR.TAG");
        if (role && parent.getParent() != null) {
            levels.add(parent.getParent());
        }
    }

    @Override
    public Subscription onChange(Executor executor, Consumer<Set<Path>> listener) {
        return listeners.add(executor, listener);
    }
}
