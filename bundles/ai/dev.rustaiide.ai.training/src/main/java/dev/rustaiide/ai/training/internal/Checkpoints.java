package dev.rustaiide.ai.training.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;

/**
 * Pieces of finished work in a folder, each a file that ends with a checksum, and a key that says what work they are
 * of: pieces of other work go. One that is cut or changed is done again. For one thread.
 */
final class Checkpoints {
    private static final String KEY = "key";

    private final Path folder;
    private int resumed;
    private int damaged;

    /** @throws IOException if the folder cannot be written */
    Checkpoints(Path folder, String key, boolean isFresh) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Path file = folder.resolve(KEY);
        boolean same = Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(key);
        if (!same || isFresh) {
            clear();
            WholeFile.write(file, key.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Work whose result can be kept. */
    @FunctionalInterface
    interface Piece<T> {
        T make() throws InterruptedException, ExecutionException, IOException, FailureException;
    }

    /** How a result is written. */
    @FunctionalInterface
    interface Writing<T> {
        void write(T value, DataOutputStream to) throws IOException;
    }

    /** How a result is read. */
    @FunctionalInterface
    interface Reading<T> {
        T read(DataInputStream from) throws IOException;
    }

    /** What {@code name} was before, or is now that it is made. */
    <T> T piece(String name, Reading<T> reading, Writing<T> writing, Piece<T> piece)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        Optional<T> known = read(name, reading);
        if (known.isPresent()) {
            resumed++;
            return known.get();
        }
        T made = piece.make();
        write(name, writing, made);
        return made;
    }

    private <T> Optional<T> read(String name, Reading<T> reading) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int size = bytes.length - Long.BYTES;
        if (size >= 0 && ByteBuffer.wrap(bytes, size, Long.BYTES).getLong() == sum(bytes, size)) {
            return Optional.of(reading.read(new DataInputStream(new ByteArrayInputStream(bytes, 0, size))));
        }
        damaged++;
        Files.delete(file);
        return Optional.empty();
    }

    private <T> void write(String name, Writing<T> writing, T value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var to = new DataOutputStream(bytes);
        writing.write(value, to);
        byte[] content = bytes.toByteArray();
        to.writeLong(sum(content, content.length));
        WholeFile.write(folder.resolve(name), bytes.toByteArray());
    }

    private static long sum(byte[] bytes, int size) {
        var crc = new CRC32();
        crc.update(bytes, 0, size);
        return crc.getValue() | (long) Arrays.hashCode(Arrays.copyOf(bytes, Math.min(64, size))) << 32;
    }

    int resumed() {
        return resumed;
    }

    int damaged() {
        return damaged;
    }

    /** All is done: nothing is left to go on with. */
    void clear() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList()) {
                Files.delete(file);
            }
        }
    }
}
