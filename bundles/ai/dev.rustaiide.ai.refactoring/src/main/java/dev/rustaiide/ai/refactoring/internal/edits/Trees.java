package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Files and folders as wholes. Links are copied and removed as links. */
final class Trees {
    static final int MOST_FILES = 5_000;
    static final long MOST_BYTES = 256L << 20;

    private Trees() {}

    record Size(int files, long bytes) {}

    /** Stops counting a little beyond what is too much. */
    static Size size(Path root) throws IOException {
        int files = 0;
        long bytes = 0;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    bytes += Files.size(file);
                }
                files++;
                if (files > MOST_FILES || bytes > MOST_BYTES) {
                    break;
                }
            }
        }
        return new Size(files, bytes);
    }

    /** Copies everything with its permissions, and makes it outlast a power cut. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                if (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(copy)) {
                    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }

    /** Deletes everything; nothing there is fine. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether both have the same names and bytes. */
    static boolean same(Path a, Path b) throws IOException {
        return same(a, b, path -> true);
    }

    /** As {@link #same(Path, Path)}; of {@code a} only what is {@code counted}. */
    static boolean same(Path a, Path b, Predicate<Path> counted) throws IOException {
        List<Path> names = names(a, counted);
        if (!names.equals(names(b, path -> true))) {
            return false;
        }
        for (Path name : names) {
            Path one = a.resolve(name.toString());
            Path other = b.resolve(name.toString());
            boolean file = Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS);
            if (file != Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                    || file && Files.mismatch(one, other) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> names(Path root, Predicate<Path> counted) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(counted).map(root::relativize).sorted().toList();
        }
    }
}
