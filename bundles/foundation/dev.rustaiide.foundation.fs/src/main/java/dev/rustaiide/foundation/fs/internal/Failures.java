package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileRefusedException;

/** Names the cause of what the file system refuses. */
public final class Failures {
    private Failures() {}

    static FailureException reading(Path file, IOException cause) {
        Failure failure = switch (cause) {
            case NoSuchFileException _ -> missing(file);
            case AccessDeniedException _ -> new Failure.NoPermission(file, "read");
            case FileRefusedException told -> told.failure();
            case ClosedByInterruptException _ -> new Failure.Other("Opening " + file.getFileName() + " was stopped.",
                    "Something else needed the time.", "Open it again.");
            default -> isLoop(file, cause) ? loop(file) : new Failure.Other("Cannot read " + file.getFileName() + ".",
                    reason(cause), "Check the disk and its connection, then try again.");
        };
        return new FailureException(failure, cause);
    }

    /** @param size what had to find room, in bytes */
    public static FailureException writing(Path file, long size, IOException cause) {
        Failure failure = switch (cause) {
            case NoSuchFileException _ -> new Failure.Other("Cannot save " + file.getFileName() + ".",
                    "Its folder " + file.getParent() + " does not exist.", "Create the folder, or save elsewhere.");
            case AccessDeniedException _ -> onReadOnlyDisk(file)
                    ? new Failure.ReadOnlyDisk(file) : new Failure.NoPermission(file, "write");
            default -> isLoop(file, cause) ? loop(file) : onDisk(file, size, cause);
        };
        return new FailureException(failure, cause);
    }

    private static boolean onReadOnlyDisk(Path file) {
        try {
            return Files.getFileStore(folder(file)).isReadOnly();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Asks the disk itself: the system's message comes in the user's language. */
    private static Failure onDisk(Path file, long size, IOException cause) {
        try {
            var disk = Files.getFileStore(folder(file));
            if (disk.isReadOnly()) {
                return new Failure.ReadOnlyDisk(file);
            }
            if (disk.getUsableSpace() < size || reason(cause).contains("quota")) {
                return new Failure.DiskFull(file);
            }
        } catch (IOException unknown) {
            cause.addSuppressed(unknown);
        }
        return new Failure.Other("Cannot save " + file.getFileName() + ".", reason(cause),
                "Check the disk and its connection, then try again, or save elsewhere.");
    }

    private static Failure missing(Path file) {
        if (file instanceof VolumePath inVolume) {
            return new Failure.Other("Cannot open " + inVolume.location().title() + ".", file + " does not exist.",
                    "Choose another revision or archive, or check the name.");
        }
        return Files.isSymbolicLink(file)
                ? new Failure.Other("Cannot open " + file.getFileName() + ".",
                        file + " is a link to a file that does not exist.",
                        "Mend the link, or create the file.")
                : new Failure.Missing(file);
    }

    static Failure loop(Path file) {
        return new Failure.Other("Cannot use " + file.getFileName() + ".",
                file + " is a link that leads back to itself.",
                "Mend or delete the link.");
    }

    private static boolean isLoop(Path file, IOException cause) {
        return cause instanceof FileSystemLoopException || Files.isSymbolicLink(file) && Links.isLoop(file);
    }

    static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? "The system gave no reason." : message + ".";
    }
}
