package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.Invocation;

/** A folder whose sources a verb asks about. */
record IndexedFolder(Path root) {
    private static final List<String> TOPS = List.of(".git", "Cargo.toml");

    /** The folder that the option {@code in} names, else the one where the user stands. */
    static IndexedFolder named(Invocation invocation) throws FailureException {
        return new IndexedFolder(folder(Target.local(invocation.option("in").orElse("."), invocation.folder())));
    }

    /** The folder that the option names, else the repository or the outermost package that {@code file} is in. */
    static IndexedFolder around(Path file, Invocation invocation) throws FailureException {
        if (invocation.has("in")) {
            return named(invocation);
        }
        Path folder = file.getParent();
        for (String top : TOPS) {
            Path found = null;
            for (Path at = folder; at != null; at = at.getParent()) {
                found = Files.exists(at.resolve(top)) ? at : found;
            }
            if (found != null) {
                return new IndexedFolder(folder(found));
            }
        }
        return new IndexedFolder(folder(folder == null ? file : folder));
    }

    private static Path folder(Path path) throws FailureException {
        if (!Files.isDirectory(path)) {
            throw new FailureException(new Failure.Other("Cannot look into " + path + ".", "It is not a folder.",
                    "Name the folder with the sources."));
        }
        try {
            return path.toRealPath();
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(path, "read"), denied);
        }
    }

    /** Asks the index once it is made, which is stored for the next time. */
    <T> T ask(CodeIndexes indexes, Invocation invocation, Function<CodeSnapshot, T> question)
            throws FailureException, InterruptedException {
        try (CodeIndex index = indexes.open(root, Priority.INTERACTIVE)) {
            return question.apply(Answers.await(index.settled(), invocation));
        }
    }

    /** As the user would name it from where they stand. */
    static String show(Location location, Invocation invocation) {
        Path folder = invocation.folder();
        Path file = location.file();
        Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
        return shown + ":" + location.range().start();
    }
}
