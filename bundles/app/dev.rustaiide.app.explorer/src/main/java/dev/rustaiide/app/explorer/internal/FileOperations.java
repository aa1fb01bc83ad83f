package dev.rustaiide.app.explorer.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.validation.PathRules;

/**
 * Makes, renames, moves, copies and deletes files; never overwrites one. Every method blocks on the disk and fails
 * with a {@link FailureException} that says what stands in the way.
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

    /** Moves {@code file} into {@code folder}, on another disk too. */
    public Path move(Path file, Path folder) throws FailureException {
        Path to = folder.resolve(file.getFileName());
        return tried("move", file, () -> {
            if (folder.startsWith(file)) {
                throw new FileSystemException(file.toString(), null, "A folder cannot be moved into itself.");
            }
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            try {
                return Files.move(file, to);
            } catch (DirectoryNotEmptyException otherDisk) {
                copyAll(file, to);
                trash.put(file);
                return to;
            }
        });
    }

    /** Copies {@code file}, all of a folder and of a link only the link, into {@code folder} under a free name. */
    public Path copy(Path file, Path folder) throws FailureException {
        return tried("copy", file, () -> {
            if (folder.startsWith(file)) {
                throw new FileSystemException(file.toString(), null, "A folder cannot be copied into itself.");
            }
            Path to = free(folder, String.valueOf(file.getFileName()));
            copyAll(file, to);
            return to;
        });
    }

    /** {@code name}, or with “copy” before its ending, and a number if that is taken too. */
    static Path free(Path folder, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        Path free = folder.resolve(name);
        for (int i = 1; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
            free = folder.resolve(stem + (i == 1 ? " copy" : " copy " + i) + ending);
        }
        return free;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
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
            case FileSystemException told when String.valueOf(told.getReason()).endsWith(" into itself.") ->
                new Failure.Other(what, told.getReason(), "Choose another folder.");
            default -> new Failure.Other(what,
                    Optional.ofNullable(refused.getMessage()).orElse(refused.getClass().getSimpleName()),
                    "Look at the disk with another program, and try again.");
        };
    }
}
