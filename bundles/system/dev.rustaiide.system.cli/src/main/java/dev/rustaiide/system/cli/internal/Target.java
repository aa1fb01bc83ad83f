package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.VirtualFiles;

/**
 * A file or folder that somebody named, perhaps in an archive or at a revision, and the place in it.
 *
 * @param path absolute, there
 * @param line from one, or 0
 * @param column from one, or 0
 */
record Target(Path path, int line, int column) {
    private static final Pattern PLACE = Pattern.compile("(.+?):(\\d{1,9})(?::(\\d{1,9}))?", Pattern.DOTALL);

    /** {@code PATH[:LINE[:COLUMN]]}; a file whose name looks like that goes before. */
    static Target of(String word, Path folder, VirtualFiles files) throws FailureException {
        try {
            Path whole = files.resolve(word, folder);
            Matcher place = PLACE.matcher(word);
            if (Files.exists(whole) || !place.matches()) {
                return new Target(existing(whole), 0, 0);
            }
            int column = place.group(3) == null ? 0 : Integer.parseInt(place.group(3));
            return new Target(existing(files.resolve(place.group(1), folder)), Integer.parseInt(place.group(2)),
                    column);
        } catch (InvalidPathException noPath) {
            throw noFile(word, noPath);
        }
    }

    /** A file or folder of the disk, which has to be there. */
    static Path local(String word, Path folder) throws FailureException {
        try {
            return existing(folder.resolve(word).normalize());
        } catch (InvalidPathException noPath) {
            throw noFile(word, noPath);
        }
    }

    private static FailureException noFile(String word, InvalidPathException noPath) {
        return new FailureException(new Failure.Other("Cannot open \"" + word + "\".", "No file can have that name.",
                "Check the name."), noPath);
    }

    /** In an archive or at a revision more can stand in the way than that it is not there. */
    private static Path existing(Path path) throws FailureException {
        try {
            path.getFileSystem().provider().checkAccess(path);
            return path;
        } catch (FileRefusedException refused) {
            throw new FailureException(refused.failure(), refused);
        } catch (IOException missing) {
            throw new FailureException(missing(path), missing);
        }
    }

    /** In an archive or at a revision nobody can create what is missing. */
    static Failure missing(Path path) {
        FileLocation place = FileLocation.of(path);
        return place instanceof FileLocation.Local ? new Failure.Missing(path)
                : new Failure.Other("Cannot open " + place.title() + ".", place + " does not exist.",
                        "Check the name; “cat” of its folder lists what is there.");
    }
}
