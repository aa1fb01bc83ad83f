package dev.rustaiide.foundation.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Objects;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A file of any size, read through the system's page cache: it takes no heap, and the system drops its pages when it
 * needs the room. The size is the one that the file had when it was opened. Any number of threads may read, and an
 * interrupt does not disturb the others, as it would with a channel.
 *
 * <p>Bytes are copied out instead of being looked at where they are. That is what makes it safe: a file that somebody
 * makes shorter takes its pages away, and the virtual machine can turn the fault of its own copying into an exception,
 * but not one of a library that it calls. What somebody writes to the file meanwhile may be seen or not.
 */
public final class MappedFile implements AutoCloseable {
    private final Path file;
    private final Arena arena;
    private final boolean closeable;
    private final MemorySegment bytes;

    private MappedFile(Path file, Arena arena, boolean closeable) throws FailureException {
        this.file = file;
        this.arena = arena;
        this.closeable = closeable;
        try (FileChannel channel = FileChannel.open(file)) {
            this.bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException | UnsupportedOperationException cause) {
            throw new FailureException(failure(file, cause), cause);
        }
    }

    /**
     * Opens {@code file} until {@link #close}.
     *
     * @throws FailureException if there is no such file, it may not be read, or it cannot be mapped
     */
    public static MappedFile open(Path file) throws FailureException {
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try {
            var mapped = new MappedFile(file, arena, true);
            opened = true;
            return mapped;
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /**
     * Opens {@code file} for as long as anybody can reach the result: for what is shared and has no end of its own,
     * such as an immutable text. {@link #close} does nothing.
     *
     * @throws FailureException as {@link #open}
     */
    public static MappedFile openWhileReachable(Path file) throws FailureException {
        return new MappedFile(file, Arena.ofAuto(), false);
    }

    private static Failure failure(Path file, Exception cause) {
        return switch (cause) {
            case NoSuchFileException _ -> new Failure.Missing(file);
            case AccessDeniedException _ -> new Failure.NoPermission(file, "read");
            default -> new Failure.Other("Cannot read " + file.getFileName() + ".",
                    cause.getMessage() == null ? "The system gave no reason." : cause.getMessage() + ".",
                    "Check the disk and its connection, then try again.");
        };
    }

    public Path file() {
        return file;
    }

    /** In bytes, when it was opened. */
    public long size() {
        return bytes.byteSize();
    }

    /**
     * Copies {@code length} bytes from {@code position} of the file.
     *
     * @throws FailureException if the file has become shorter, or the disk fails
     * @throws IllegalStateException if this is closed
     * @throws IndexOutOfBoundsException if they are not within {@link #size}
     */
    public void read(long position, byte[] into, int offset, int length) throws FailureException {
        read(position, MemorySegment.ofArray(into).asSlice(offset, length));
    }

    /** As {@link #read(long, byte[], int, int)}, as many bytes as {@code into} has. */
    public void read(long position, MemorySegment into) throws FailureException {
        Objects.checkFromIndexSize(position, into.byteSize(), size());
        try {
            MemorySegment.copy(bytes, position, into, 0, into.byteSize());
        } catch (InternalError fault) {
            // What the virtual machine makes of a page that is not there.
            throw new FailureException(new Failure.BadContent(file,
                    "It became shorter while it was being read, or its disk failed.", "Open it again."), fault);
        }
    }

    /** Ends it; threads that read at this moment finish first. Closing twice does nothing. */
    @Override
    public void close() {
        while (closeable && arena.scope().isAlive()) {
            try {
                arena.close();
            } catch (IllegalStateException busy) {
                // Another thread is in the middle of a copy, or was faster.
                Thread.onSpinWait();
            }
        }
    }
}
