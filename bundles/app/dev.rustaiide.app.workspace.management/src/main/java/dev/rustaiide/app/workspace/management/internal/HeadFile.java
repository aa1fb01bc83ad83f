package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.app.workspace.management.GitHead;

/** The HEAD file of a repository, as in gitrepository-layout(5). */
record HeadFile(Path path) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int LONGEST = 4096;

    /** That of the repository which {@code folder} lies in. */
    static Optional<HeadFile> of(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(new HeadFile(git.resolve("HEAD")));
            }
            if (Files.isRegularFile(git)) {
                return elsewhere(at, git);
            }
        }
        return Optional.empty();
    }

    /** Worktrees and submodules have a file that says where their repository is. */
    private static Optional<HeadFile> elsewhere(Path folder, Path git) {
        String content = content(git);
        if (!content.startsWith("gitdir:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HeadFile(folder.resolve(content.substring(7).strip()).normalize().resolve("HEAD")));
        } catch (InvalidPathException odd) {
            // Whoever wrote this, it was not Git.
            return Optional.empty();
        }
    }

    Optional<GitHead.Head> read() {
        String content = content(path).strip();
        if (content.startsWith("ref: refs/heads/")) {
            String branch = content.substring("ref: refs/heads/".length());
            // With the "reftable" format the file holds a branch that cannot be.
            return branch.startsWith(".") ? Optional.empty() : Optional.of(new GitHead.Head(branch, false));
        }
        return COMMIT.matcher(content).matches() ? Optional.of(new GitHead.Head(content.substring(0, 7), true))
                : Optional.empty();
    }

    private static String content(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Gone between two looks, or not ours to read: there is no repository to speak of.
            return "";
        }
    }
}
