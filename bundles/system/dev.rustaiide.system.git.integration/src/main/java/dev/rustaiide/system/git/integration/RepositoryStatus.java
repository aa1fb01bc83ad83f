package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a repository is.
 *
 * @param root the top of its working tree
 * @param lockedSince when somebody began to write the index and has not ended: a git at work, or one that died
 * @param interrupted an action that did not end, as its program died
 * @param files all that are not as the last commit has them, by path
 */
public record RepositoryStatus(Path root, Head head, Unfinished unfinished, Optional<Instant> lockedSince,
        Optional<Interrupted> interrupted, List<FileState> files) {
    public RepositoryStatus {
        files = List.copyOf(files);
    }

    public RepositoryStatus(Path root, Head head, Unfinished unfinished, Optional<Instant> lockedSince,
            List<FileState> files) {
        this(root, head, unfinished, lockedSince, Optional.empty(), files);
    }

    public List<FileState> staged() {
        return files.stream().filter(FileState::isStaged).toList();
    }

    public List<FileState> changed() {
        return files.stream().filter(FileState::isChanged).toList();
    }

    public List<FileState> untracked() {
        return files.stream().filter(FileState::isUntracked).toList();
    }

    public List<FileState> conflicts() {
        return files.stream().filter(FileState::isConflict).toList();
    }

    public boolean isClean() {
        return files.isEmpty();
    }
}
