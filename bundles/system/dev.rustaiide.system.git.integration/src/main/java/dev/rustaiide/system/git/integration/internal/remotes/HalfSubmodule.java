package dev.rustaiide.system.git.integration.internal.remotes;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * What an update of a submodule left that was killed. Git does not get over half a copy by itself: each further update
 * ends with “Unable to find current revision”.
 *
 * @param path of the submodule, from the top
 * @param store where its repository is kept, which may not be there
 * @param folder its files
 */
record HalfSubmodule(String path, Path store, Path folder) {
    static HalfSubmodule of(Repository whole, String name, String path) {
        return new HalfSubmodule(path, whole.getDirectory().toPath().resolve("modules").resolve(name),
                whole.getWorkTree().toPath().resolve(path));
    }

    /** Whether the copy never came to its end: it has no branch, no tag, no commit checked out, and no files. */
    boolean isHalf() throws IOException {
        if (!Files.exists(store.resolve("HEAD")) || !isEmpty()) {
            return false;
        }
        try (Repository inside = new FileRepositoryBuilder().setGitDir(store.toFile()).build()) {
            return inside.resolve("HEAD") == null && inside.getRefDatabase().getRefs().isEmpty();
        }
    }

    /** Nothing but the file that says where the repository is. */
    private boolean isEmpty() throws IOException {
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return all.allMatch(each -> each.getFileName().toString().equals(".git"));
        }
    }

    /** Fails if another git has it now, or one that was killed has left its lock. */
    void demandFree() throws FailureException {
        if (ProcessHandle.allProcesses().filter(ProcessHandle::isAlive).anyMatch(each -> each.info().commandLine()
                .filter(line -> line.contains("git") && line.contains(store.toString())).isPresent())) {
            throw new FailureException(new Failure.Other("Cannot update the submodule " + path + ".",
                    "Another git is copying it just now.", "Wait until it has ended, and update it again."));
        }
        if (Files.exists(store.resolve("index.lock"))) {
            throw new FailureException(new Failure.Other("Cannot update the submodule " + path + ".",
                    "It is locked: a git works in it, or was killed there.",
                    "If none works in it: rust-ai-ide git unlock, in " + folder + ". Then update it again."));
        }
    }

    /** Takes half a copy away, so that it is made anew. Nothing of anybody's is in it. */
    void remove() throws IOException {
        Files.walkFileTree(store, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.deleteIfExists(folder.resolve(".git"));
    }
}
