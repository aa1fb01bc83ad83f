package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Contents by their hash, each a file that is never changed. Their time tells so: all have the same one, and whoever
 * writes into one gives it another.
 */
final class Blobs {
    /** An hour in which nobody wrote anything. */
    private static final FileTime UNTOUCHED = FileTime.fromMillis(946_684_800_000L);
    private static final String AGAIN = "Import the model again, or remove it.";

    private final Path folder;

    Blobs(Path folder) {
        this.folder = folder;
    }

    Path file(String hash) {
        return folder.resolve(hash);
    }

    /** Takes {@code file}, whose content has {@code hash} and is on the disk; it is gone from where it was. */
    void take(Path file, String hash) throws IOException {
        Files.createDirectories(folder);
        Path blob = file(hash);
        if (Files.exists(blob) && Files.size(blob) == Files.size(file) && isUntouched(blob)) {
            Files.delete(file);
            return;
        }
        Files.setLastModifiedTime(file, UNTOUCHED);
        Files.move(file, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isUntouched(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis() == UNTOUCHED.toMillis();
    }

    /**
     * Gives the content of {@code file} a further name in {@code models}, a folder that is made.
     *
     * @return that file
     * @throws FailureException if it is not what it was
     */
    Path named(StoredFile file, Path models) throws IOException, FailureException {
        Path blob = file(file.hash());
        examine(file, blob);
        Path named = models.resolve(file.name());
        if (!Files.exists(named) || !Files.isSameFile(named, blob)) {
            Files.createDirectories(models);
            Files.deleteIfExists(named);
            link(named, blob);
        }
        return named;
    }

    private static void link(Path named, Path blob) throws IOException {
        try {
            Files.createLink(named, blob);
        } catch (FileAlreadyExistsException otherProcess) {
            // It did the same just now.
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.copy(blob, named, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Quickly if nobody has written into it. */
    private void examine(StoredFile file, Path blob) throws IOException, FailureException {
        if (!Files.isRegularFile(blob)) {
            throw damaged(file, "Its file " + file.name() + " is not there any more");
        }
        if (Files.size(blob) != file.bytes()) {
            throw damaged(file, "Its file " + file.name() + " has " + Files.size(blob) + " bytes and had "
                    + file.bytes());
        }
        if (!isUntouched(blob)) {
            try {
                examineAll(file, count -> {});
            } catch (InterruptedException never) {
                throw new IllegalStateException("nobody cancels it", never);
            }
            Files.setLastModifiedTime(blob, UNTOUCHED);
        }
    }

    /** Reads all of it. */
    void examineAll(StoredFile file, Hashing.Progress progress)
            throws IOException, FailureException, InterruptedException {
        Path blob = file(file.hash());
        if (!Files.isRegularFile(blob)) {
            throw damaged(file, "Its file " + file.name() + " is not there any more");
        }
        String hash;
        try (InputStream in = Files.newInputStream(blob)) {
            hash = Hashing.copy(in, OutputStream.nullOutputStream(), file.bytes(), progress);
        } catch (IOException other) {
            throw damaged(file, "Its file " + file.name() + " cannot be read whole: " + other.getMessage());
        }
        if (!hash.equals(file.hash())) {
            throw damaged(file, "The content of its file " + file.name() + " is not what it was");
        }
    }

    private FailureException damaged(StoredFile file, String why) {
        return new FailureException(new Failure.BadContent(file(file.hash()), why + '.', AGAIN));
    }

    /** Deletes all but {@code wanted}; how many bytes that were. */
    long retain(Set<String> wanted) throws IOException {
        long freed = 0;
        for (Path file : StoreFolder.list(folder)) {
            if (!wanted.contains(String.valueOf(file.getFileName()))) {
                freed += Files.size(file);
                Files.delete(file);
            }
        }
        return freed;
    }

    /** Writes what {@code in} has to {@code file}, so that it is on the disk; its hash. */
    static String write(InputStream in, Path file, long bytes, Hashing.Progress progress)
            throws IOException, InterruptedException {
        String hash;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            hash = Hashing.copy(in, out, bytes, progress);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return hash;
    }
}
