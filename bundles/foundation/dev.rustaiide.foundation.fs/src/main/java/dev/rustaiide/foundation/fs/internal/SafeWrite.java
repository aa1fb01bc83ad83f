package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.FileStamp;

/**
 * Writes one file so that at each moment either its old content or its new one is on disk: next to it and renamed, or,
 * where that cannot be done, in place with a copy of the old content kept until the new one is safe.
 */
final class SafeWrite {
    private final Disk disk;
    private final Supplier<Path> backups;
    private final Leftovers leftovers = new Leftovers();

    /** @param backups the folder for copies of what is overwritten in place; asked for only then */
    SafeWrite(Disk disk, Supplier<Path> backups) {
        this.disk = disk;
        this.backups = backups;
    }

    /** @param target an absolute path that is no symbolic link */
    FileStamp write(Path target, Content content) throws IOException {
        boolean isNew = Files.notExists(target, LinkOption.NOFOLLOW_LINKS);
        if (isNew) {
            return replace(target, content, true);
        }
        if (!Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        if (hasOtherNames(target)) {
            return overwrite(target, content);
        }
        try {
            return replace(target, content, false);
        } catch (AccessDeniedException | OwnerLostException e) {
            log().debug("overwriting {} in place", target, e);
            return overwrite(target, content);
        }
    }

    private static boolean hasOtherNames(Path target) throws IOException {
        return target.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(target, "unix:nlink") instanceof Integer names && names > 1;
    }

    private FileStamp replace(Path target, Content content, boolean isNew) throws IOException {
        Path folder = Failures.folder(target);
        Path temporary = folder.resolve(leftovers.unusedName(".tmp"));
        FileChannel created = null;
        while (created == null) {
            try {
                created = disk.createLike(temporary, isNew);
            } catch (FileAlreadyExistsException others) {
                temporary = folder.resolve(leftovers.unusedName(".tmp"));
            }
        }
        return fillAndRename(created, temporary, target, content, isNew);
    }

    private FileStamp fillAndRename(FileChannel created, Path temporary, Path target, Content content, boolean isNew)
            throws IOException {
        Path folder = Failures.folder(target);
        FileStamp stamp;
        boolean renamed = false;
        try {
            try (FileChannel channel = created) {
                disk.write(channel, content);
                if (!isNew && !disk.adopt(temporary, target)) {
                    throw new OwnerLostException(target);
                }
                disk.force(channel);
            }
            stamp = stampOf(temporary);
            disk.rename(temporary, target);
            renamed = true;
        } finally {
            if (!renamed) {
                deleteQuietly(temporary);
            }
        }
        forceQuietly(folder);
        leftovers.sweep(folder);
        return stamp;
    }

    /** The new content is in its place by now: saying that the write failed would be wrong. */
    private void forceQuietly(Path folder) {
        try {
            disk.forceFolder(folder);
        } catch (IOException e) {
            log().warn("a power cut may undo the last write in {}", folder, e);
        }
    }

    private FileStamp overwrite(Path target, Content content) throws IOException {
        Path folder = Files.createDirectories(backups.get());
        Path backup = folder.resolve(target.getFileName() + leftovers.unusedName(".old"));
        FileChannel channel;
        try {
            disk.copy(target, backup);
            disk.forceFolder(folder);
            channel = disk.overwrite(target);
        } catch (FileAlreadyExistsException others) {
            throw others;
        } catch (IOException e) {
            deleteQuietly(backup);
            throw e;
        }
        try (channel) {
            fill(channel, content, backup);
        }
        FileStamp stamp = stampOf(target);
        deleteQuietly(backup);
        return stamp;
    }

    private void fill(FileChannel channel, Content content, Path backup) throws IOException {
        try {
            disk.write(channel, content);
            disk.truncate(channel);
            disk.force(channel);
        } catch (IOException failed) {
            restore(channel, backup, failed);
            throw failed;
        }
    }

    /** Brings the old content back; if that fails too, the exception tells where it is. */
    private void restore(FileChannel channel, Path backup, IOException failed) throws IOException {
        try (FileChannel old = FileChannel.open(backup)) {
            channel.position(0);
            for (long at = 0, size = old.size(); at < size;) {
                at += old.transferTo(at, size - at, channel);
            }
            disk.truncate(channel);
            disk.force(channel);
        } catch (IOException e) {
            failed.addSuppressed(e);
            throw new OldContentKeptException(backup, failed);
        }
        deleteQuietly(backup);
    }

    private static FileStamp stampOf(Path file) throws IOException {
        return Stamps.of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    /** Asked for only when there is something to say: it would cost the start of the program milliseconds. */
    private static Logger log() {
        return LoggerFactory.getLogger(SafeWrite.class);
    }

    private void deleteQuietly(Path file) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            log().warn("cannot delete {}", file, e);
        }
    }

    /** A new file could not be given to the old one's owner. */
    private static final class OwnerLostException extends IOException {
        private static final long serialVersionUID = 1;

        OwnerLostException(Path file) {
            super(file + " belongs to somebody else");
        }
    }

    /** The file could not be brought back, but {@code backup} has what was in it. */
    static final class OldContentKeptException extends IOException {
        private static final long serialVersionUID = 1;

        final transient Path backup;

        OldContentKeptException(Path backup, IOException cause) {
            super(cause.getMessage(), cause);
            this.backup = backup;
        }
    }
}
