package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Where the store is on the disk, and who may change it when.
 *
 * <ul>
 * <li>{@code blobs/HASH}: contents, see {@link Blobs}
 * <li>{@code cards/NAME@VERSION.json}: what makes contents a model; it comes last and goes first
 * <li>{@code current/NAME}: the version that a name stands for
 * <li>{@code folders/NAME@VERSION}: the files under their names, as further names of the contents
 * <li>{@code incoming/…}: what is being copied; {@code ….lock} beside it is locked by the process that does
 * <li>{@code turn}: locked by whoever changes any of it; {@code changed} has another text after each change
 * </ul>
 */
final class StoreFolder {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_MILLIS = 15;
    private static final String ENDING = ".json";
    private static final String LOCK = ".lock";

    private final Path root;
    private final Blobs blobs;
    private final ReentrantLock here = new ReentrantLock();
    /** What this process copies: asking the system who has locked it would unlock it. */
    private final Set<Path> copying = ConcurrentHashMap.newKeySet();

    StoreFolder(Path root) {
        this.root = root;
        this.blobs = new Blobs(root.resolve("blobs"));
    }

    Path root() {
        return root;
    }

    Blobs blobs() {
        return blobs;
    }

    /** Where the files of {@code id} are under their names. */
    Path folder(ModelId id) {
        return root.resolve("folders").resolve(id.toString());
    }

    /** A change of the store. */
    @FunctionalInterface
    interface Change<T> {
        T run() throws IOException, FailureException, InterruptedException;
    }

    /**
     * Does {@code change} while no other process changes anything.
     *
     * @throws FailureException if others do not come to an end, or the disk fails
     */
    <T> T change(Change<T> change) throws FailureException, InterruptedException {
        here.lockInterruptibly();
        try {
            Files.createDirectories(root);
            try (FileChannel turn = FileChannel.open(root.resolve("turn"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                awaitTurn(turn);
                T result = change.run();
                WholeFile.write(root.resolve("changed"), UUID.randomUUID().toString()
                        .getBytes(StandardCharsets.UTF_8));
                return result;
            }
        } catch (IOException disk) {
            throw failure(disk);
        } finally {
            here.unlock();
        }
    }

    private void awaitTurn(FileChannel turn) throws IOException, FailureException, InterruptedException {
        for (long waited = 0; !isLocked(turn); waited += PAUSE_MILLIS) {
            if (waited > PATIENCE_MILLIS) {
                throw new FailureException(new Failure.Other("Cannot change the models.",
                        "Another process has been changing them for half a minute.",
                        "Wait for it or end it; it has locked " + root.resolve("turn") + '.'));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherInThisProcess) {
            return false;
        }
    }

    FailureException failure(IOException disk) {
        return new FailureException(new Failure.Other("Cannot change the models.",
                disk.getClass().getSimpleName() + ": " + disk.getMessage() + '.',
                "Check that there is room, and that you may write, in " + root + '.'), disk);
    }

    /** Another text after each change; empty if nobody has ever changed anything. */
    String state() {
        try {
            return Files.readString(root.resolve("changed"));
        } catch (IOException never) {
            return "";
        }
    }

    /** All models; a card that cannot be read is passed over and logged. */
    List<StoredCard> cards() throws IOException {
        var cards = new ArrayList<StoredCard>();
        for (Path file : list(root.resolve("cards"))) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(ENDING) && !name.startsWith(".")) {
                read(file).filter(card -> name.equals(card.id() + ENDING)).ifPresent(cards::add);
            }
        }
        return cards;
    }

    private static Optional<StoredCard> read(Path file) throws IOException {
        try {
            return Optional.of(StoredCard.SCHEMA.fromJson(Json.parse(Files.readString(file))));
        } catch (JsonException | IllegalArgumentException wrong) {
            LoggerFactory.getLogger(StoreFolder.class).warn("{} is no card of a model: {}", file, wrong.getMessage());
            return Optional.empty();
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    void write(StoredCard card) throws IOException {
        byte[] bytes = StoredCard.SCHEMA.json(card).printPretty().getBytes(StandardCharsets.UTF_8);
        WholeFile.write(Files.createDirectories(root.resolve("cards")).resolve(card.id() + ENDING), bytes);
    }

    void deleteCard(ModelId id) throws IOException {
        Files.deleteIfExists(root.resolve("cards").resolve(id + ENDING));
    }

    /** The version that {@code name} was said to stand for; that model need not be there. */
    Optional<String> current(String name) {
        try {
            return Optional.of(Files.readString(root.resolve("current").resolve(name)));
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    void setCurrent(ModelId id) throws IOException {
        WholeFile.write(Files.createDirectories(root.resolve("current")).resolve(id.name()),
                id.version().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A folder for what is being copied, until it is closed. Its lock lies beside it, is there before it and goes after
     * it: a folder without one belongs to nobody.
     */
    final class Incoming implements AutoCloseable {
        private final Path folder;
        private final FileChannel channel;

        private Incoming() throws IOException {
            folder = root.resolve("incoming").resolve(UUID.randomUUID().toString());
            copying.add(folder);
            try {
                channel = locked(lockOf(folder));
            } catch (IOException noLock) { // or cancelled
                Files.deleteIfExists(lockOf(folder));
                copying.remove(folder);
                throw noLock;
            }
            try {
                Files.createDirectory(folder);
            } catch (IOException noFolder) {
                close();
                throw noFolder;
            }
        }

        Path file(String name) {
            return folder.resolve(name);
        }

        @Override
        public void close() throws IOException {
            delete(folder);
            Files.deleteIfExists(lockOf(folder));
            channel.close();
            copying.remove(folder);
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    /** Until it is locked, another process may take the file for one that was left, and delete it. */
    private static FileChannel locked(Path lock) throws IOException {
        Files.createDirectories(lock.getParent());
        while (true) {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
            } catch (IOException noLock) {
                channel.close();
                throw noLock;
            }
            if (Files.exists(lock)) {
                return channel;
            }
            channel.close();
        }
    }

    Incoming incoming() throws IOException {
        return new Incoming();
    }

    /**
     * Deletes what belongs to no model, and what killed processes were copying. Only within a {@link #change}.
     *
     * @return how many bytes of contents that were
     */
    long collect() throws IOException {
        Set<String> ids = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (StoredCard card : cards()) {
            ids.add(card.id().toString());
            card.files().forEach(file -> hashes.add(file.hash()));
        }
        for (String written : List.of("cards", "current")) {
            for (Path file : list(root.resolve(written))) {
                // What a killed process had begun to write: nobody else writes now. No model's name begins with a dot.
                if (String.valueOf(file.getFileName()).startsWith(".")) {
                    Files.deleteIfExists(file);
                }
            }
        }
        for (Path folder : list(root.resolve("folders"))) {
            if (!ids.contains(String.valueOf(folder.getFileName()))) {
                delete(folder);
            }
        }
        for (Path entry : list(root.resolve("incoming"))) {
            String name = String.valueOf(entry.getFileName());
            Path folder = name.endsWith(LOCK)
                    ? entry.resolveSibling(name.substring(0, name.length() - LOCK.length())) : entry;
            if (!copying.contains(folder)) {
                deleteIfLeft(folder);
            }
        }
        return blobs.retain(hashes);
    }

    /** Deletes {@code folder} and its lock, unless somebody is copying into it. */
    private static void deleteIfLeft(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                delete(folder);
                Files.deleteIfExists(lockOf(folder));
            }
        } catch (NoSuchFileException noLock) {
            delete(folder);
        } catch (OverlappingFileLockException ours) {
            return; // it has begun since
        }
    }

    static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var all = new ArrayList<Path>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(all::add);
        }
        return all;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
