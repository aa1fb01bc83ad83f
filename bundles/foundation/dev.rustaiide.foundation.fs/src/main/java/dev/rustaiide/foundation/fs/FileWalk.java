package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.function.BiConsumer;

import dev.rustaiide.foundation.async.Scope;

/** Finds all files below a folder that are not ignored. Links are not followed, and a link is no file. */
public record FileWalk(GitIgnored ignored) {
    /**
     * Gives {@code found} each regular file below the folder {@code start}, with what the walk knows of it; folders
     * that cannot be read have none.
     *
     * @throws InterruptedException if {@code scope} is cancelled
     */
    public void forEach(Path start, Scope scope, BiConsumer<Path, BasicFileAttributes> found)
            throws InterruptedException {
        var folders = new ArrayDeque<Path>();
        folders.add(start);
        for (Path folder = folders.poll(); folder != null; folder = folders.poll()) {
            scope.check();
            list(folder, folders, found);
        }
    }

    private void list(Path folder, ArrayDeque<Path> folders, BiConsumer<Path, BasicFileAttributes> found) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                visit(entry, folders, found);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Gone meanwhile, or not ours to read: it has no files for us.
            return;
        }
    }

    private void visit(Path entry, ArrayDeque<Path> folders, BiConsumer<Path, BasicFileAttributes> found) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            // It vanished between the listing and now.
            return;
        }
        if (attributes.isDirectory()) {
            if (!ignored.isIgnored(entry, true)) {
                folders.add(entry);
            }
        } else if (attributes.isRegularFile() && !ignored.isIgnored(entry, false)) {
            found.accept(entry, attributes);
        }
    }
}
