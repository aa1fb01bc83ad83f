package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * One after the other, of all threads of all processes, in a folder that several windows and commands share. A process
 * that dies gives way: the system lifts its lock. Any thread may use it.
 */
public final class FolderTurn {
    private static final String LOCK = "lock";
    private static final long PAUSE_MILLIS = 5;
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final Path folder;
    private final ReentrantLock here = new ReentrantLock();

    public FolderTurn(Path folder) {
        this.folder = folder;
    }

    /**
     * Waits until nobody else has the turn. The folder is there from then on. A thread takes it once only.
     *
     * @throws IOException if the folder or the file {@value #LOCK} in it cannot be written
     */
    public Taken take() throws IOException, InterruptedException {
        return take(FOREVER).orElseThrow();
    }

    /** As {@link #take()}; empty if others still have the turn after {@code patience}. */
    public Optional<Taken> take(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        if (!here.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = isLocked(channel);
            while (!taken && System.nanoTime() - end < 0) {
                Thread.sleep(PAUSE_MILLIS);
                taken = isLocked(channel);
            }
            return taken ? Optional.of(new Taken(channel)) : Optional.empty();
        } finally {
            if (!taken) {
                give(channel);
            }
        }
    }

    private void give(@Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            here.unlock();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherInThisProcess) {
            return false;
        }
    }

    /** The turn, until it is closed by the thread that took it. */
    public final class Taken implements AutoCloseable {
        private final FileChannel channel;

        private Taken(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            give(channel);
        }
    }
}
