package dev.rustaiide.system.git.verbs.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.index.GitPath;

/**
 * What a word on the command line means as a path of a repository: the file that has this name, or one whose name is no
 * UTF-8 and is written as {@link GitPath} does. A shell that completes such a name hands its bytes over, of which Java
 * says no more than that they are no letters; that will do where only one file looks like that.
 */
final class TypedPath {
    private static final char UNREADABLE = '\uFFFD';

    private TypedPath() {}

    /** The file in {@code folder} that {@code word} means, whether it is there or not. */
    static Path of(Path folder, String word) throws FailureException {
        if (word.indexOf(UNREADABLE) < 0) {
            Path typed = GitPath.file(folder, word);
            Path plain = isPlain(word) ? folder.resolve(word) : typed;
            return Files.exists(plain, LinkOption.NOFOLLOW_LINKS) ? plain : typed;
        }
        Path at = word.startsWith("/") ? Path.of("/") : folder;
        for (String name : word.split("/")) {
            at = name.indexOf(UNREADABLE) < 0 ? GitPath.file(at, name) : alike(at, name);
        }
        return at;
    }

    /** Whether the system's language has its letters. */
    private static boolean isPlain(String word) {
        return word.chars().allMatch(each -> each < 0x80);
    }

    private static Path alike(Path folder, String name) throws FailureException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (each.getFileName().toString().equals(name)) {
                    found.add(each);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // As if nothing were in it.
            found.clear();
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new FailureException(new Failure.Other("Cannot tell which file “" + name + "” is.", "Its name is no UTF-8"
                + (found.isEmpty() ? ", and no file in " + folder + " looks like it." : ", and " + found.size()
                        + " files in " + folder + " look like it."),
                "Name it as “rust-ai-ide git status” shows it, in quotes, e.g. 'caf\\xE9.txt'."));
    }
}
