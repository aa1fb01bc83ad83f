package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.Set;

import dev.rustaiide.app.workspace.management.FileNode;

/** A file or folder that gets its name right now. {@code node} is that very object while it is in the tree. */
record NewEntry(Path parent, FileNode node) {
    /** What its row is known by. */
    static final Object KEY = "new entry";

    static NewEntry in(Path parent, boolean folder) {
        return new NewEntry(parent, new FileNode(parent, folder, Set.of()));
    }
}
