package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.git.index.GitPath;

/**
 * What was asked of a repository.
 *
 * @param root the top of its working tree
 * @param folder that paths start from
 * @param words what follows the action
 */
record GitWords(Invocation invocation, Path root, Path folder, List<String> words) {
    /** The words as paths from the top; the folder if there are none. */
    List<String> paths() throws FailureException {
        List<String> paths = new ArrayList<>();
        for (String word : words.isEmpty() ? List.of(".") : words) {
            paths.add(path(word));
        }
        return paths;
    }

    /** The one file that is meant. */
    String file() throws FailureException {
        if (words.size() != 1) {
            throw new FailureException(new Failure.Other("Cannot do that.", "It is done with one file.",
                    "Name the file: rust-ai-ide git --help"));
        }
        return path(words.getFirst());
    }

    private String path(String word) throws FailureException {
        try {
            Path path = TypedPath.of(folder, word).normalize();
            if (!path.startsWith(root)) {
                throw new FailureException(new Failure.Other("Cannot use “" + word + "”.",
                        "It lies outside of the repository " + root + ".", "Name a file in it."));
            }
            return GitPath.of(root, path);
        } catch (InvalidPathException odd) {
            throw new FailureException(new Failure.Other("Cannot use “" + word + "”.",
                    "No file can have that name.", "Check the name."), odd);
        }
    }

    /** The first word, which is needed. */
    String word(String what) throws FailureException {
        return word(0, what);
    }

    /** A word that is needed. */
    String word(int index, String what) throws FailureException {
        if (words.size() <= index) {
            throw new FailureException(new Failure.Other("Cannot do that.", "It needs " + what + ".",
                    "See: rust-ai-ide git --help"));
        }
        return words.get(index);
    }
}
