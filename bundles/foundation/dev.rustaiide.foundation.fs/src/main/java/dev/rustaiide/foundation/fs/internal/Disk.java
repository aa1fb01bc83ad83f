package dev.rustaiide.foundation.fs.internal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The steps of a safe write, one method each, so that a test can let any of them fail. */
class Disk {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** Makes a file that only its owner can read until {@link #adopt} gives it the old one's permissions. */
    FileChannel createLike(Path file, boolean isNew) throws IOException {
        boolean posix = !isNew && file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)} : new FileAttribute<?>[0];
        return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), attributes);
    }

    FileChannel overwrite(Path file) throws IOException {
        return FileChannel.open(file, WRITE);
    }

    void write(FileChannel channel, Content content) throws IOException {
        content.writeTo(channel);
    }

    void truncate(FileChannel channel) throws IOException {
        channel.truncate(channel.position());
    }

    void force(FileChannel channel) throws IOException {
        channel.force(true);
    }

    /**
     * Gives {@code file} the permissions, owner and group of {@code old}.
     *
     * @return whether it has all of them now
     */
    boolean adopt(Path file, Path old) throws IOException {
        var to = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (to == null) {
            return true;
        }
        PosixFileAttributes wanted = Files.readAttributes(old, PosixFileAttributes.class);
        PosixFileAttributes given = to.readAttributes();
        try {
            if (!wanted.group().equals(given.group())) {
                to.setGroup(wanted.group());
            }
            if (!wanted.owner().equals(given.owner())) {
                to.setOwner(wanted.owner());
            }
        } catch (IOException e) {
            // Only the owner may be given away, and only by root: the caller takes another way.
            return false;
        }
        to.setPermissions(wanted.permissions());
        return true;
    }

    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a rename outlast a power cut; a system whose folders cannot be opened has none to force. */
    void forceFolder(Path folder) throws IOException {
        FileChannel channel = open(folder);
        if (channel != null) {
            try (channel) {
                channel.force(true);
            }
        }
    }

    private static @Nullable FileChannel open(Path folder) {
        try {
            return FileChannel.open(folder, READ);
        } catch (IOException e) {
            // A folder that may be written but not read, or Windows.
            return null;
        }
    }

    void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        try (FileChannel channel = FileChannel.open(to, WRITE)) {
            channel.force(true);
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
