package dev.rustaiide.system.coverage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A file that is read where it lies, so that one of any size takes no memory of ours. */
final class MappedFile {
    private MappedFile() {}

    /** Reads something of a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(MemorySegment file) throws BadForm;
    }

    /** Reads what a process counted; false if the file is empty. */
    static boolean profile(Path file, RawProfile.Sink sink) throws FailureException {
        return read(file, segment -> {
            if (segment.byteSize() == 0) {
                return false;
            }
            RawProfile.read(bytes(segment), sink);
            return true;
        }, "Run the tests again; if it stays, delete the folder target/coverage.");
    }

    /** Reads the maps of a program's functions; false if it was built without. */
    static boolean program(Path file, ProgramMaps.Sink sink) throws FailureException {
        return read(file, segment -> ProgramMaps.read(segment, sink),
                "Delete the folder target/coverage and run the tests again.");
    }

    /** As one stretch. */
    static Bytes bytes(MemorySegment segment) throws BadForm {
        if (segment.byteSize() > Integer.MAX_VALUE) {
            throw new BadForm("It has " + (segment.byteSize() >> 20) + " MB; at most 2047 MB can be read.");
        }
        return new Bytes(segment.asByteBuffer());
    }

    private static <T> T read(Path file, Reading<T> reading, String nextStep) throws FailureException {
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return reading.read(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (BadForm bad) {
            throw new FailureException(new Failure.BadContent(file, bad.getMessage(), nextStep), bad);
        } catch (NoSuchFileException missing) {
            throw new FailureException(new Failure.Missing(file), missing);
        } catch (AccessDeniedException denied) {
            throw new FailureException(new Failure.NoPermission(file, "read"), denied);
        } catch (IOException | InternalError changed) {
            // The JVM tells by an error of its own that a file became shorter while it was read.
            throw new FailureException(new Failure.BadContent(file, "It cannot be read: " + changed.getMessage() + ".",
                    nextStep), changed);
        }
    }
}
