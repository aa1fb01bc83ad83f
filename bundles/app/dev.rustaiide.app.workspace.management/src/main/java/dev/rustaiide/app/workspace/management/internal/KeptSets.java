package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.rustaiide.app.workspace.management.FolderSet;
import dev.rustaiide.app.workspace.management.FolderSet.Kind;
import dev.rustaiide.foundation.config.WorkspaceFile;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/**
 * The files that say which folders belong together: the user's, and our own in {@code store} for those that nobody
 * saved. It blocks on the disk.
 */
record KeptSets(Path store, TextFiles files) {
    /** What {@code place} stands for, whether its folders are there or not. */
    FolderSet read(Path place) throws FailureException {
        if (!isFile(place)) {
            return FolderSet.alone(place);
        }
        Path file = place.toAbsolutePath().normalize();
        WorkspaceFile read = WorkspaceFile.parse(file, files.read(file).text().toString());
        if (read.folders().isEmpty()) {
            throw new FailureException(new Failure.BadContent(file, "It names no folder of this machine.",
                    "Write {\"path\": \"…\"} into its list of “folders”."));
        }
        return new FolderSet(file, read.folders(), kindOf(file));
    }

    /** Whether it is a file that names folders, and not a folder that is called like one. */
    static boolean isFile(Path place) {
        return WorkspaceFile.isOne(place) && !Files.isDirectory(place);
    }

    private Kind kindOf(Path file) {
        return file.startsWith(store) ? Kind.TOGETHER : Kind.SAVED;
    }

    /** The set that {@code folders} are when they stand in the place of those of {@code set}; it is written. */
    FolderSet change(FolderSet set, List<Path> folders) throws FailureException {
        if (folders.size() == 1 && set.kind() != Kind.SAVED) {
            return FolderSet.alone(folders.getFirst());
        }
        return write(set.kind() == Kind.ALONE ? ours(folders) : set.path(), folders);
    }

    /** The same folders together have the same file, so that they are found again as they were left. */
    private Path ours(List<Path> folders) {
        return store.resolve(FolderStates.hash(folders.toString()) + WorkspaceFile.ENDING);
    }

    FolderSet write(Path place, List<Path> folders) throws FailureException {
        Path file = place.toAbsolutePath().normalize();
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
        } catch (IOException refused) {
            throw new FailureException(new Failure.NoPermission(file, "write"), refused);
        }
        boolean ours = kindOf(file) == Kind.TOGETHER;
        String before = !ours && Files.exists(file) ? files.read(file).text().toString() : "";
        files.write(file, Text.of(WorkspaceFile.print(file, before, folders)), Encoding.UTF_8);
        return new FolderSet(file, folders, kindOf(file));
    }

    /** Nobody will open {@code place} again: if it is ours, it goes. */
    void forget(Path place) {
        if (place.startsWith(store)) {
            try {
                Files.deleteIfExists(place);
            } catch (IOException stays) {
                // A small file too many.
                return;
            }
        }
    }
}
