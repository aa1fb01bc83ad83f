package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One after the other, of all threads of all processes, in a folder that several windows and commands share. A process
 * that dies gives way: the system lifts its lock. Any thread may use it.
 */
public final class FolderTurn {
    private static final String LOCK = "lock";
    private static final long PAUSE_MILLIS = 5;

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
        here.lockInterruptibly();
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!isLocked(channel)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            return new Taken(channel);
        } catch (IOException | InterruptedException none) {
            if (channel != null) {
                channel.close();
            }
            here.unlock();
            throw none;
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
            try {
                channel.close();
            } finally {
                here.unlock();
            }
        }
    }
}
