package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of all processes in at a time, by a lock on a file, which the system lifts when a process dies. Where
 * the file cannot be made it lets everybody in: nothing can be written next to it then either.
 */
final class ProcessLock implements AutoCloseable {
    private static final long PAUSE_MS = 5;

    private final @Nullable FileChannel channel;

    private ProcessLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until it is this thread's turn. */
    static ProcessLock take(Path file) throws IOException, InterruptedException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException nothingCanBeWrittenHere) {
            return new ProcessLock(null);
        }
        try {
            waitFor(channel);
            return new ProcessLock(channel);
        } catch (IOException | InterruptedException e) {
            channel.close();
            throw e;
        }
    }

    private static void waitFor(FileChannel channel) throws IOException, InterruptedException {
        while (tryLock(channel) == null) {
            Thread.sleep(PAUSE_MS);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException anotherThreadOfThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
