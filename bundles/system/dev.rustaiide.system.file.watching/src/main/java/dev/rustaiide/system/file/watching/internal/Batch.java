package dev.rustaiide.system.file.watching.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.system.file.watching.FileChanges;

/** Changes that wait to be told, several to one path merged into one. */
final class Batch {
    /** More than that is told as "read everything again", which is cheaper for everybody. */
    private static final int LIMIT = 20_000;

    private final Path root;
    private final Map<Path, Kind> changes = new HashMap<>();

    /** What is known of a path. */
    enum Kind {
        CREATED, CHANGED, DELETED, RESCAN
    }

    Batch(Path root) {
        this.root = root;
    }

    void created(Path path, boolean folder) {
        // A file that was deleted and is there again has other content; of a folder nothing is known any more.
        Kind merged = changes.get(path) == Kind.DELETED ? folder ? Kind.RESCAN : Kind.CHANGED : Kind.CREATED;
        put(path, merged);
    }

    void changed(Path path) {
        if (!changes.containsKey(path)) {
            put(path, Kind.CHANGED);
        }
    }

    void deleted(Path path) {
        put(path, Kind.DELETED);
    }

    void rescan(Path folder) {
        put(folder, Kind.RESCAN);
    }

    private void put(Path path, Kind kind) {
        if (changes.get(root) == Kind.RESCAN && !path.equals(root)) {
            return;
        }
        if (changes.size() >= LIMIT) {
            changes.clear();
            changes.put(root, Kind.RESCAN);
            return;
        }
        changes.put(path, kind);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Everything so far; the batch is empty then. */
    FileChanges take() {
        var told = new FileChanges(of(Kind.CREATED), of(Kind.CHANGED), of(Kind.DELETED), of(Kind.RESCAN));
        changes.clear();
        return told;
    }

    private Set<Path> of(Kind kind) {
        var paths = new HashSet<Path>();
        changes.forEach((path, its) -> {
            if (its == kind) {
                paths.add(path);
            }
        });
        return paths;
    }
}
