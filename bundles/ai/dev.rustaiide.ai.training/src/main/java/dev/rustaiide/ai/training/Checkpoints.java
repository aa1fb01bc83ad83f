package dev.rustaiide.ai.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;

/**
 * Pieces of finished work in a folder, each a file that ends with a checksum, and a key that says what work they are
 * of: pieces of other work go. One that is cut or changed is done again. Any thread may use it.
 */
public final class Checkpoints {
    private static final String KEY = "key";

    private final Path folder;
    private int resumed;
    private int damaged;

    /** @throws IOException if the folder cannot be written */
    public Checkpoints(Path folder, String key, boolean isFresh) throws IOException {
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
    public interface Piece<T> {
        T make() throws InterruptedException, ExecutionException, IOException, FailureException;
    }

    /** How a result is written. */
    @FunctionalInterface
    public interface Writing<T> {
        void write(T value, DataOutputStream to) throws IOException;
    }

    /** How a result is read. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(DataInputStream from) throws IOException;
    }

    /** What {@code name} was before, or is now that it is made. */
    public <T> T piece(String name, Reading<T> reading, Writing<T> writing, Piece<T> piece)
            throws InterruptedException, ExecutionException, IOException, FailureException {
        Optional<T> known = known(name, reading);
        if (known.isPresent()) {
            return known.get();
        }
        T made = piece.make();
        keep(name, writing, made);
        return made;
    }

    /** What {@code name} was before. */
    public synchronized <T> Optional<T> known(String name, Reading<T> reading) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int size = bytes.length - Long.BYTES;
        if (size >= 0 && ByteBuffer.wrap(bytes, size, Long.BYTES).getLong() == sum(bytes, size)) {
            resumed++;
            return Optional.of(reading.read(new DataInputStream(new ByteArrayInputStream(bytes, 0, size))));
        }
        damaged++;
        Files.delete(file);
        return Optional.empty();
    }

    /** From now on {@code name} is {@code value}, for later calls too. */
    public synchronized <T> void keep(String name, Writing<T> writing, T value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var to = new DataOutputStream(bytes);
        writing.write(value, to);
        byte[] content = bytes.toByteArray();
        to.writeLong(sum(content, content.length));
        // Not flushed: what a power cut leaves of it is known by its sum.
        Path fresh = folder.resolve('.' + name + ".new");
        Files.write(fresh, bytes.toByteArray());
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long sum(byte[] bytes, int size) {
        var crc = new CRC32();
        crc.update(bytes, 0, size);
        return crc.getValue() | (long) Arrays.hashCode(Arrays.copyOf(bytes, Math.min(64, size))) << 32;
    }

    /** What {@code names} do not name goes. */
    public synchronized void retain(Set<String> names) throws IOException {
        delete(name -> !name.equals(KEY) && !names.contains(name));
    }

    /** How many pieces were there before. */
    public synchronized int resumed() {
        return resumed;
    }

    /** How many of those were damaged. */
    public synchronized int damaged() {
        return damaged;
    }

    /** All is done: nothing is left to go on with. */
    public void clear() throws IOException {
        delete(any -> true);
    }

    private void delete(Predicate<String> unwanted) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals("lock") && unwanted.test(name)) {
                    Files.delete(file);
                }
            }
        }
    }
}
