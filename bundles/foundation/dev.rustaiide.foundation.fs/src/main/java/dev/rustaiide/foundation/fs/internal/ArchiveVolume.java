package dev.rustaiide.foundation.fs.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileEntry;
import dev.rustaiide.foundation.fs.FileEntry.Kind;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.Volume;

/** What is in an archive: its index in memory, the content read when it is asked for. */
final class ArchiveVolume implements Volume {
    /** An archive in an archive in an archive is enough for anybody; more is an attack. */
    private static final int DEEPEST = 3;
    private static final List<String> ENDINGS = List.of(".zip", ".jar", ".crate", ".tar.gz", ".tgz", ".tar");

    private final InArchive root;
    private final Path file;
    private final FileStamp stamp;
    private final ArchiveFormat format;

    private ArchiveVolume(InArchive root, Path file, FileStamp stamp, ArchiveFormat format) {
        this.root = root;
        this.file = file;
        this.stamp = stamp;
        this.format = format;
    }

    static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(ending -> lower.endsWith(ending) && lower.length() > ending.length());
    }

    /** {@code file} is the archive; its content tells its format, whatever it is called. */
    static ArchiveVolume open(InArchive root, Path file) throws FailureException {
        int depth = 1;
        for (FileLocation at = root.archive(); at instanceof InArchive inner; at = inner.archive()) {
            depth++;
        }
        if (depth > DEEPEST) {
            throw new FailureException(new Failure.Other("Cannot open " + root.archive().name() + ".",
                    "It lies in an archive in an archive in an archive; so many levels are not read.",
                    "Unpack the outer ones first."));
        }
        try {
            FileStamp stamp = stamp(file);
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                return new ArchiveVolume(root, file, stamp, ArchiveFormat.read(channel));
            }
        } catch (IOException | OutOfMemoryError refused) {
            throw failure(root.archive().name(), root.archive(), file, refused);
        }
    }

    private static FileStamp stamp(Path file) throws IOException {
        return Stamps.of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    /** @param name what cannot be opened: the archive or a file in it */
    private static FailureException failure(String name, FileLocation archive, Path file, Throwable refused) {
        String what = "Cannot open " + name + ".";
        String title = archive.title();
        Failure failure = switch (refused) {
            case FileRefusedException told -> told.failure();
            case NoSuchFileException _ -> new Failure.Missing(file);
            case ArchiveFormat.UnsupportedException unsupported -> new Failure.Other(what,
                    title + " " + unsupported.getMessage(), "Open it with another program.");
            case ArchiveFormat.TooLargeException large -> new Failure.Other(what, title + " " + large.getMessage(),
                    "Unpack it with another program, if you trust it.");
            case OutOfMemoryError _ -> new Failure.Other(what, title + " needs more memory than there is.",
                    "Close other files, or unpack it with another program.");
            case EOFException _ -> damaged(what, title + " ends too early.");
            case ZipException torn -> damaged(what, title + " is damaged: " + torn.getMessage() + ".");
            case IOException other -> Failures.reading(file, other).failure();
            default -> damaged(what, title + " is damaged.");
        };
        return new FailureException(failure, refused);
    }

    private static Failure damaged(String what, String why) {
        return new Failure.Other(what, why, "Get it again from where it came from.");
    }

    @Override
    public Optional<FileEntry> entry(String path) {
        return format.index().entry(path);
    }

    @Override
    public List<FileEntry> children(String path) {
        return format.index().children(path);
    }

    @Override
    public byte[] read(String path, long most) throws FailureException {
        InArchive place = new InArchive(root.archive(), path);
        Optional<FileEntry> entry = entry(path);
        if (entry.isEmpty() || !entry.get().is(Kind.FILE)) {
            throw new FailureException(new Failure.Other("Cannot read " + place.name() + ".",
                    place + (entry.isEmpty() ? " does not exist." : " is not a file."), "Choose a file."));
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (!stamp(file).equals(stamp)) {
                throw new ZipException("it was changed while it was read");
            }
            return format.content(channel, path, most);
        } catch (IOException | OutOfMemoryError refused) {
            throw failure(place.name(), root.archive(), file, refused);
        }
    }

    /** Archives in memory, in others and at revisions have stamps too. */
    @Override
    public boolean isCurrent() {
        try {
            return stamp(file).equals(stamp);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public List<String> remarks() {
        return format.index().remarks();
    }
}
