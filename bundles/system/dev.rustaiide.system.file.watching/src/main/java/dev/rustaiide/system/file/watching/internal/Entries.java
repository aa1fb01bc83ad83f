package dev.rustaiide.system.file.watching.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.file.watching.IgnorePredicate;

/** Reads folders without following links. */
record Entries(IgnorePredicate ignored) {
    /** Takes what a folder holds. */
    @FunctionalInterface
    interface Visitor {
        void visit(Path path, BasicFileAttributes attributes);
    }

    /**
     * Gives {@code visitor} what lies right in {@code folder} and is not ignored. What vanishes meanwhile is left out.
     *
     * @throws IOException if the folder cannot be read
     */
    void forEach(Path folder, Visitor visitor) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                BasicFileAttributes attributes = attributes(path);
                if (attributes != null && !ignored.isIgnored(path, attributes.isDirectory())) {
                    visitor.visit(path, attributes);
                }
            }
        } catch (DirectoryIteratorException wrapped) {
            throw wrapped.getCause();
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            // It vanished between the listing and now, or may not be looked at: either way there is nothing to tell.
            return null;
        }
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
