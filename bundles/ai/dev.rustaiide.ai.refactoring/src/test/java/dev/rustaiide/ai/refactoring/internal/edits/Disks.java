package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.testing.DiskFiles;

/** The product's own text files, and what lies below a folder. */
public final class Disks {
    private Disks() {}

    /** Reads and writes as the product does; keeps its own things below {@code state}. */
    public static TextFiles files(Path state) {
        return DiskFiles.keepingIn(state);
    }

    /** Every path below {@code root} with its bytes; folders have none. */
    public static Map<String, String> all(Path root) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                all.put(root.relativize(path).toString(), file
                        ? Base64.getEncoder().encodeToString(Files.readAllBytes(path)) : "folder");
            }
        }
        return all;
    }
}
