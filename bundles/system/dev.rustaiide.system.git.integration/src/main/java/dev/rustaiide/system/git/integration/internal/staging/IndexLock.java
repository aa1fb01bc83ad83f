package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * The right to write an index, which all who do agree on: the file {@code index.lock} beside it. What is written goes
 * there and takes the index's place at once, so that there is the old one or the new one, whenever the process dies.
 */
public final class IndexLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PAUSE = 20;
    /** A lock of a git that works is younger. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final Path index;
    private final Path lock;
    private boolean ended;

    private IndexLock(Path index) {
        this.index = index;
        this.lock = lockOf(index);
    }

    static Path lockOf(Path index) {
        return index.resolveSibling(index.getFileName() + ".lock");
    }

    /** Waits a moment for others; then it fails, saying who may have it. */
    static IndexLock take(Path index) throws IOException, FailureException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                Files.createFile(lockOf(index));
                return new IndexLock(index);
            } catch (FileAlreadyExistsException taken) {
                if (Instant.now().isAfter(end)) {
                    throw new FailureException(failure(lockOf(index)), taken);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static Failure failure(Path lock) {
        boolean held = isOpen(lock);
        return new Failure.Other("Cannot change what is staged.",
                held ? "Another program is writing the index just now: it has " + lock + " open."
                        : "Another git is at work, or one died and left its lock " + lock + ".",
                held ? "Try again when it has ended."
                        : "If no git is running, remove it: rust-ai-ide git unlock, or “Remove the lock” in the Git"
                                + " view.");
    }

    /** When {@code index} was locked, if it is. */
    public static Optional<Instant> since(Path index) {
        try {
            return Optional.of(Files.getLastModifiedTime(lockOf(index)).toInstant());
        } catch (IOException none) {
            // Nobody has it locked.
            return Optional.empty();
        }
    }

    /** Removes what a git that died has left. */
    static void remove(Path index) throws IOException, FailureException {
        Path lock = lockOf(index);
        Optional<Instant> since = since(index);
        if (since.isEmpty()) {
            return;
        }
        if (isOpen(lock) || since.get().isAfter(Instant.now().minus(YOUNG))) {
            throw new FailureException(new Failure.Other("Cannot remove the lock of the index.",
                    isOpen(lock) ? "A program has it open and is at work." : "It is only seconds old, so that a git may"
                            + " be at work.",
                    "Try again in a moment."));
        }
        Files.deleteIfExists(lock);
    }

    /** Whether any process that we may look into has {@code file} open; the system tells on Linux. */
    private static boolean isOpen(Path file) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (hasOpen(process.resolve("fd"), file)) {
                    return true;
                }
            }
        } catch (IOException elsewhere) {
            // This system does not tell.
            return false;
        }
        return false;
    }

    private static boolean hasOpen(Path descriptors, Path file) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path each : open) {
                if (Files.readSymbolicLink(each).equals(file.toAbsolutePath())) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            // Somebody else's process, or it has ended.
            return false;
        }
        return false;
    }

    /** Puts {@code content} in the place of the index; the lock is given back. */
    void write(byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        Files.move(lock, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        ended = true;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            Files.deleteIfExists(lock);
        }
    }
}
