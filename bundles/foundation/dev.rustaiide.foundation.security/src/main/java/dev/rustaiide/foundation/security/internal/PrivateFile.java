package dev.rustaiide.foundation.security.internal;

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
import java.util.EnumSet;
import java.util.Set;

import org.slf4j.LoggerFactory;

/** Files that only their owner reads and writes (0600), whole or not at all. */
final class PrivateFile {
    private static final String OWNER_ONLY = "rw-------";

    private PrivateFile() {}

    /**
     * Puts {@code content} in the place of what {@code file} has: after a crash it has the one or the other. Only one
     * may write a file at a time: what a crash left of an earlier try is written over.
     */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = folder(file);
        Path fresh = folder.resolve('.' + String.valueOf(file.getFileName()) + ".new");
        Files.deleteIfExists(fresh);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly(folder))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot; elsewhere a power cut may bring the old content back, which is whole too
            LoggerFactory.getLogger(PrivateFile.class).debug("cannot flush {}", folder, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                };
    }

    /** Takes rights away that others have to {@code file}, and says so. */
    static void protect(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        var others = EnumSet.copyOf(view.readAttributes().permissions());
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty()) {
            LoggerFactory.getLogger(PrivateFile.class).warn(
                    "Others could read {}; they no longer can. Secrets that were in it may be known to them.", file);
            view.setPermissions(PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return folder;
    }
}
