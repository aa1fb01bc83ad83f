package dev.rustaiide.foundation.history.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.fs.WholeFile;

/**
 * Contents by their hash: {@code folder/2 digits/62 digits} of SHA-256, deflated. A file comes into being whole and is
 * never changed, so equal contents take their room once and nothing can be half written.
 */
final class ContentStore {
    private static final int SHARD = 2;

    private final Path folder;

    ContentStore(Path folder) {
        this.folder = folder;
    }

    /** A content was there, but is not what it was. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(Path file) {
            super(file + " is damaged");
        }
    }

    static String name(byte[] content) {
        return Sha256.hex(content);
    }

    /** Puts {@code content} there unless it is; on the disk when it comes back. */
    String put(byte[] content) throws IOException {
        String name = name(content);
        Path file = file(name);
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(file.getParent());
            } catch (FileAlreadyExistsException otherProcess) {
                // It made the folder just now.
            }
            WholeFile.writePrivate(file, deflated(content));
        }
        return name;
    }

    /** @throws DamagedException if the disk gives something else than was put there */
    byte[] get(String name) throws IOException {
        byte[] content = inflated(file(name));
        if (!name(content).equals(name)) {
            throw new DamagedException(file(name));
        }
        return content;
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    /** What it takes on the disk; 0 if it is not there. */
    long size(String name) {
        try {
            return Files.size(file(name));
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Deletes all but {@code wanted}, and what a killed process left. */
    void retain(Set<String> wanted) throws IOException {
        for (Path shard : list(folder)) {
            for (Path file : list(shard)) {
                if (!wanted.contains(shard.getFileName().toString() + file.getFileName())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static List<Path> list(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(all::add);
            }
        }
        return all;
    }

    private Path file(String name) {
        return folder.resolve(name.substring(0, SHARD)).resolve(name.substring(SHARD));
    }

    private static byte[] deflated(byte[] content) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream(content.length / 2 + 64);
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        }
    }

    private static byte[] inflated(Path file) throws IOException {
        byte[] packed = Files.readAllBytes(file);
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            var out = new ByteArrayOutputStream(packed.length * 4);
            byte[] part = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DamagedException(file);
                }
                out.write(part, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException damaged) {
            throw new DamagedException(file);
        }
    }
}
