package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

/** Archives that were tampered with. */
final class Zips {
    private Zips() {}

    /** Another content for an entry, or none. */
    interface Change {
        byte @Nullable [] of(String name, byte[] bytes);
    }

    static void rewrite(Path from, Path to, Change change) throws IOException {
        try (var in = new ZipFile(from.toFile()); var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : in.stream().toArray(ZipEntry[]::new)) {
                byte[] bytes = change.of(entry.getName(), in.getInputStream(entry).readAllBytes());
                if (bytes != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(bytes);
                }
            }
        }
    }
}
