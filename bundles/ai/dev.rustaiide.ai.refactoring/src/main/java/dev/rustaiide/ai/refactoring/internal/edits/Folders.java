package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders that an edit makes on its way. */
record Folders(List<Path> made) {
    /** Those above {@code file} that are not there, the outer ones first. */
    static List<Path> missing(Path file) {
        List<Path> missing = new ArrayList<>();
        for (Path folder = file.getParent(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.addFirst(folder);
        }
        return missing;
    }

    /** Removes those in which nothing is left. */
    void removeEmpty() throws IOException {
        for (Path folder : made.reversed()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException used) {
                return;
            }
        }
    }
}
