package dev.rustaiide.system.git.index;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** As Java looks at files, anywhere. */
final class JavaDisk implements Disk {
    private static final String ATTRIBUTES = "unix:mode,ino,dev,uid,gid,size,lastModifiedTime,ctime";

    private final Path root;
    private @Nullable FileStat found;

    JavaDisk(Path root) {
        this.root = root;
    }

    @Override
    public boolean look(byte[] names, int start, int end) {
        try {
            found = stat(root.resolve(GitPath.path(Arrays.copyOfRange(names, start, end))));
            return true;
        } catch (IOException | InvalidPathException none) {
            // Not there, or of a name that Java has no path for.
            return false;
        }
    }

    private static FileStat stat(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return plain(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }
        Map<String, Object> all = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        Instant modified = ((FileTime) all.get("lastModifiedTime")).toInstant();
        Instant changed = ((FileTime) all.get("ctime")).toInstant();
        return new FileStat(changed.getEpochSecond(), changed.getNano(), modified.getEpochSecond(),
                modified.getNano(), (long) all.get("dev"), (long) all.get("ino"), (int) all.get("mode"),
                (int) all.get("uid"), (int) all.get("gid"), (long) all.get("size"));
    }

    private static FileStat plain(BasicFileAttributes of) {
        int kind = of.isDirectory() ? FileStat.FOLDER : of.isSymbolicLink() ? FileStat.LINK
                : of.isRegularFile() ? FileStat.FILE : 0;
        Instant modified = of.lastModifiedTime().toInstant();
        return new FileStat(0, 0, modified.getEpochSecond(), modified.getNano(), 0, 0, kind | 0644, 0, 0, of.size());
    }

    @Override
    public FileStat found() {
        FileStat last = found;
        if (last == null) {
            throw new IllegalStateException("nothing was looked at");
        }
        return last;
    }

    @Override
    public long modifiedSeconds() {
        return found().modifiedSeconds();
    }

    @Override
    public int modifiedNanos() {
        return found().modifiedNanos();
    }

    @Override
    public long changedSeconds() {
        return found().changedSeconds();
    }

    @Override
    public int mode() {
        return found().mode();
    }

    @Override
    public long size() {
        return found().size();
    }

    @Override
    public long inode() {
        return found().inode();
    }

    @Override
    public void list(byte[] folder, Entries each) {
        Path at = root.resolve(GitPath.path(folder));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(at)) {
            for (Path entry : entries) {
                FileStat stat = stat(entry);
                each.entry(GitPath.bytes(entry.getFileName()),
                        stat.isFolder() ? Kind.FOLDER : stat.isFile() ? Kind.FILE : stat.isLink() ? Kind.LINK
                                : Kind.OTHER);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Gone meanwhile, or not ours to read: there is nothing in it for us.
            return;
        }
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
