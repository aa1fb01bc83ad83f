package dev.rustaiide.system.file.watching.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** How a tree looked at one time. */
final class Snapshot {
    private final Map<Path, Stamp> entries = new HashMap<>();

    /** What tells one state of a file from the next as far as can be seen without reading it. */
    private record Stamp(boolean folder, long size, FileTime modified, @Nullable Object key) {
        /** A folder's size and time change with what is in it, which is told anyway. */
        static Stamp of(BasicFileAttributes attributes) {
            return attributes.isDirectory()
                    ? new Stamp(true, 0, FileTime.fromMillis(0), attributes.fileKey())
                    : new Stamp(false, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /** Looks at everything below {@code root} now; empty if that is not there. */
    static Snapshot of(Path root, Entries source) throws InterruptedException {
        var snapshot = new Snapshot();
        var folders = new ArrayDeque<Path>();
        folders.add(root);
        while (!folders.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The watch was closed");
            }
            try {
                source.forEach(folders.remove(), (path, attributes) -> {
                    snapshot.entries.put(path, Stamp.of(attributes));
                    if (attributes.isDirectory()) {
                        folders.add(path);
                    }
                });
            } catch (IOException unreadable) {
                // Vanished or forbidden: its content is unknown, as for anybody else who looks.
                continue;
            }
        }
        return snapshot;
    }

    /** Puts into {@code batch} what became different since {@code before}. */
    void tellSince(Snapshot before, Batch batch) {
        before.entries.keySet().forEach(path -> {
            if (!entries.containsKey(path) && (path.getParent() == null || wasThere(before, path.getParent()))) {
                batch.deleted(path);
            }
        });
        entries.forEach((path, stamp) -> {
            Stamp old = before.entries.get(path);
            if (old == null) {
                batch.created(path, stamp.folder());
            } else if (!old.equals(stamp)) {
                tellOther(path, stamp, batch);
            }
        });
    }

    /** Whether a parent is still here, or is the root: below a deleted folder nothing is told. */
    private boolean wasThere(Snapshot before, Path parent) {
        return entries.containsKey(parent) || !before.entries.containsKey(parent);
    }

    private static void tellOther(Path path, Stamp stamp, Batch batch) {
        if (stamp.folder()) {
            batch.rescan(path);
        } else {
            batch.changed(path);
        }
    }
}
