package dev.rustaiide.foundation.fs.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;

/** Archives as no decent program makes them, and paths in them. */
final class Archives {
    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    final MountedFiles files = new MountedFiles();

    /** Adds an entry to a tar archive; {@code type} is as in POSIX. */
    Archives entry(String name, char type, String link, byte[] content) {
        byte[] block = new byte[TarFormat.BLOCK];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 124, String.format("%011o", content.length));
        put(block, 136, "00000000000");
        block[156] = (byte) type;
        put(block, 157, link);
        put(block, 257, "ustar");
        put(block, 263, "00");
        seal(block);
        tar.writeBytes(block);
        tar.writeBytes(content);
        tar.writeBytes(new byte[(TarFormat.BLOCK - content.length % TarFormat.BLOCK) % TarFormat.BLOCK]);
        return this;
    }

    Archives file(String name, String content) {
        return entry(name, '0', "", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void seal(byte[] block) {
        put(block, 148, "        ");
        int sum = 0;
        for (byte one : block) {
            sum += one & 0xFF;
        }
        put(block, 148, String.format("%06o\0 ", sum));
    }

    byte[] tar() {
        tar.writeBytes(new byte[2 * TarFormat.BLOCK]);
        return tar.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** The root of the archive that {@code content} makes. */
    Path root(Path folder, String name, byte[] content) throws IOException {
        return root(Files.write(folder.resolve(name), content));
    }

    Path root(Path archive) {
        return files.path(new InArchive(FileLocation.of(archive), "/"));
    }
}
