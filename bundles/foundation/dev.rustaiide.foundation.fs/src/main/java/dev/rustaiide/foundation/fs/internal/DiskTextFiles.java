package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.FormerContent;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;

/** Files of {@code java.nio.file}. */
@Component
public final class DiskTextFiles implements TextFiles {
    private static final long MOST_LOADED = 512L << 20;

    private final SafeWrite writer;
    private final Keepers keepers = new Keepers();
    private final long loadedAtMost;

    @Activate
    public DiskTextFiles(@Reference StandardPaths paths) {
        this(new Disk(), () -> paths.state().resolve("overwritten"));
    }

    DiskTextFiles(Disk disk, Supplier<Path> backups) {
        // The text of a larger file would leave too little of the heap for all the others.
        this(disk, backups, Math.min(MOST_LOADED, Runtime.getRuntime().maxMemory() / 4));
    }

    /** @param loadedAtMost what is larger, in bytes, stays on the disk */
    DiskTextFiles(Disk disk, Supplier<Path> backups, long loadedAtMost) {
        this.writer = new SafeWrite(disk, backups);
        this.loadedAtMost = loadedAtMost;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindKeeper(ComponentServiceObjects<FormerContent> keeper) {
        keepers.add(keeper);
    }

    public void unbindKeeper(ComponentServiceObjects<FormerContent> gone) {
        keepers.remove(gone);
    }

    @Override
    public TextFile read(Path file) throws FailureException {
        return read(file, progress -> { });
    }

    @Override
    public TextFile read(Path file, Consumer<Progress> told) throws FailureException {
        return read(file, FileReading.detecting(file, loadedAtMost, told));
    }

    @Override
    public TextFile read(Path file, Encoding encoding) throws FailureException {
        return read(file, FileReading.in(file, encoding.charset(), loadedAtMost));
    }

    private static TextFile read(Path file, FileReading reading) throws FailureException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            requireFile(file, attributes);
            return reading.read(attributes);
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }

    private static void requireFile(Path file, BasicFileAttributes attributes) throws FailureException {
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory() ? "a folder" : "a device, a pipe or a socket";
            throw new FailureException(new Failure.NotAFile(file, kind));
        }
    }

    @Override
    public FileStamp write(Path file, Text text, Encoding encoding) throws FailureException {
        Content content = content(file, text, encoding);
        try {
            Path target = Links.target(file);
            if (Files.exists(target)) {
                requireFile(file, Files.readAttributes(target, BasicFileAttributes.class));
                keepers.tell(target, WriteReason.current());
            }
            return writer.write(target, content);
        } catch (FileSystemLoopException e) {
            throw new FailureException(Failures.loop(file), e);
        } catch (SafeWrite.OldContentKeptException e) {
            throw new FailureException(new Failure.Other("Cannot save " + file.getFileName() + ".",
                    e.getMessage() + ". Its old content could not be put back.",
                    "Save it elsewhere. The old content is in " + e.backup + "."), e);
        } catch (IOException e) {
            throw Failures.writing(file, content.size(), e);
        }
    }

    @Override
    public void leaving(Path file) {
        keepers.tell(file, WriteReason.current());
    }

    @Override
    public void moved(Path from, Path to) {
        keepers.moved(from, to);
    }

    private static Content content(Path file, Text text, Encoding encoding) throws FailureException {
        try {
            return Content.of(text, encoding);
        } catch (NotEncodableException e) {
            int point = Character.codePointAt(text, e.offset);
            String name = Character.getType(point) == Character.SURROGATE
                    ? String.format("U+%04X", point) : Character.toString(point);
            throw new FailureException(new Failure.NotEncodable(file, name, text.positionOf(e.offset).toString(),
                    encoding.charset().name()), e);
        }
    }

    @Override
    public Optional<FileStamp> stamp(Path file) {
        try {
            return Optional.of(Stamps.of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            // The contract: whoever opens the file next hears why.
            return Optional.empty();
        }
    }
}
