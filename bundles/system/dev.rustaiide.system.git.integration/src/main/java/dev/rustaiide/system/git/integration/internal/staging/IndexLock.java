package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * The right to write an index, which all who do agree on: the file {@code index.lock} beside it. What is written goes
 * there and takes the index's place at once, so that there is the old one or the new one, whenever the process dies.
 */
public final class IndexLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PAUSE = 20;

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
        boolean held = Locks.isOpen(lock);
        return new Failure.Other("Cannot change what is staged.",
                held ? "Another program is writing the index just now: it has " + lock + " open."
                        : "Another git is at work, or one died and left its lock " + lock + ".",
                held ? "Try again when it has ended."
                        : "If no git is running, remove it: rust-ai-ide git unlock, or “Remove the lock” in the Git"
                                + " view.");
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
