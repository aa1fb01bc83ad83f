package dev.rustaiide.app.workbench.internal.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.validation.PathRules;

/**
 * Makes, renames and deletes files; never overwrites one. Every method blocks on the disk and fails with a
 * {@link FailureException} that says what stands in the way.
 */
public final class FileOperations {
    private final Trash trash;

    public FileOperations(Trash trash) {
        this.trash = trash;
    }

    /** Makes an empty file. */
    public Path createFile(Path file) throws FailureException {
        demandFitName("create", file);
        return tried("create", file, () -> Files.createFile(file));
    }

    public Path createFolder(Path folder) throws FailureException {
        demandFitName("create", folder);
        return tried("create", folder, () -> Files.createDirectory(folder));
    }

    /** Gives {@code from} the name or place {@code to}. */
    public Path rename(Path from, Path to) throws FailureException {
        demandFitName("rename", to);
        return tried("rename", from, () -> {
            // A name that differs in its case only is the same file on some disks.
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS) && !isSame(from, to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            return Files.move(from, to);
        });
    }

    /** Whoever asks: a field checks while one types, a message or an agent does not. */
    private static void demandFitName(String action, Path file) throws FailureException {
        PathRules.name(String.valueOf(file.getFileName())).orThrow("Cannot " + action + " " + file.getFileName() + ".");
    }

    private static boolean isSame(Path from, Path to) throws IOException {
        return from.toString().equalsIgnoreCase(to.toString()) && Files.isSameFile(from, to);
    }

    /** Moves {@code file}, or a folder with all in it, to the trash. */
    public Trash.Item delete(Path file) throws FailureException {
        return tried("delete", file, () -> trash.put(file));
    }

    /** Takes {@code item} out of the trash again, to where it was. */
    public Path restore(Trash.Item item) throws FailureException {
        return tried("restore", item.original(), () -> trash.restore(item));
    }

    /** Something that the disk may refuse. */
    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws IOException;
    }

    private static <T> T tried(String action, Path file, Attempt<T> attempt) throws FailureException {
        try {
            return attempt.run();
        } catch (IOException refused) {
            throw new FailureException(failure(action, file, refused), refused);
        }
    }

    private static Failure failure(String action, Path file, IOException refused) {
        String what = "Cannot " + action + " " + file.getFileName() + ".";
        return switch (refused) {
            case FileAlreadyExistsException there -> new Failure.Other(what,
                    "There is " + Path.of(there.getFile()).getFileName() + " already.", "Choose another name.");
            case NoSuchFileException gone -> new Failure.Other(what, gone.getFile() + " does not exist.",
                    "Refresh the explorer to see what is there.");
            case AccessDeniedException denied -> new Failure.NoPermission(file, action);
            default -> new Failure.Other(what,
                    Optional.ofNullable(refused.getMessage()).orElse(refused.getClass().getSimpleName()),
                    "Look at the disk with another program, and try again.");
        };
    }
}
