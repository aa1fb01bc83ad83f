package dev.rustaiide.foundation.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.internal.Failures;

/**
 * Writes small files of the program's own so that after a crash or a power cut there is the old content or the new.
 * What people edit is written by {@link TextFiles}, which keeps links, owners and rights too.
 *
 * <p>Only one may write a file at a time: what a crash left of an earlier try is written over. Blocks on the disk; the
 * folder must exist.
 */
public final class WholeFile {
    private static final String OWNER_ONLY = "rw-------";

    private WholeFile() {}

    /** Puts {@code content} in the place of what {@code file} has, with the rights that new files have. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, new FileAttribute<?>[0]);
    }

    /** As {@link #write}; from its first byte on only its owner may read or write it, where there are such rights. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        boolean rights = Files.getFileAttributeView(folder(file), PosixFileAttributeView.class) != null;
        write(file, content, rights ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        } : new FileAttribute<?>[0]);
    }

    private static void write(Path file, byte[] content, FileAttribute<?>[] rights) throws IOException {
        Path folder = folder(file);
        // A name that is no text stands in the system's language as none that it could make.
        String name = String.valueOf(file.getFileName()).replace('\uFFFD', '_');
        Path fresh = folder.resolve('.' + name + ".new");
        Files.deleteIfExists(fresh);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, rights)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(folder);
    }

    /**
     * Why {@code file} was not written, for people: the cause by its kind, a full disk as such.
     *
     * @param size what had to find room, in bytes
     */
    public static FailureException failure(Path file, long size, IOException refused) {
        return Failures.writing(file, size, refused);
    }

    private static void flush(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot; elsewhere a power cut may bring the old content back, which is whole too.
            LoggerFactory.getLogger(WholeFile.class).debug("cannot flush {}", folder, e);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), () -> file + " has no folder");
    }
}
