package dev.rustaiide.system.git.integration.internal.staging;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.Repository;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** The locks by which those who write a repository keep each other out; a git that dies leaves its own. */
public final class Locks {
    /** A lock of a git that works is younger. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final List<Path> files;

    private Locks(List<Path> files) {
        this.files = files;
    }

    /** Those that stand in the way of commits: of the index, of what is checked out, and of the stash. */
    public static Locks of(Repository repository) throws IOException {
        Path store = repository.getDirectory().toPath();
        Path common = repository.getCommonDirectory().toPath();
        List<Path> files = new ArrayList<>();
        for (String name : List.of("index", "HEAD", "ORIG_HEAD")) {
            files.add(store.resolve(name + ".lock"));
        }
        for (String name : List.of("packed-refs", "config", "refs/stash", "shallow")) {
            files.add(common.resolve(name + ".lock"));
        }
        String branch = repository.getFullBranch();
        if (branch != null && branch.startsWith("refs/")) {
            files.add(common.resolve(branch + ".lock"));
        }
        return new Locks(files);
    }

    /** When the first of them was taken, if any is. */
    public Optional<Instant> since() {
        return files.stream().flatMap(file -> taken(file).stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> taken(Path lock) {
        try {
            return Optional.of(Files.getLastModifiedTime(lock).toInstant());
        } catch (IOException none) {
            // Nobody has it.
            return Optional.empty();
        }
    }

    /**
     * Removes what a git that died has left.
     *
     * @param young whether also those that are only seconds old, since it is known that their git is no more
     */
    void remove(boolean young) throws IOException, FailureException {
        for (Path lock : files) {
            Optional<Instant> since = taken(lock);
            if (since.isEmpty()) {
                continue;
            }
            boolean held = isOpen(lock);
            if (held || !young && since.get().isAfter(Instant.now().minus(YOUNG))) {
                throw new FailureException(new Failure.Other("Cannot remove the lock " + lock.getFileName() + ".",
                        held ? "A program has it open and is at work." : "It is only seconds old, so that a git may be"
                                + " at work.",
                        "Try again in a moment."));
            }
            Files.deleteIfExists(lock);
        }
    }

    /** Whether any process that we may look into has {@code file} open; the system tells on Linux. */
    static boolean isOpen(Path file) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (hasOpen(process.resolve("fd"), file)) {
                    return true;
                }
            }
        } catch (IOException elsewhere) {
            // This system does not tell.
            return false;
        }
        return false;
    }

    private static boolean hasOpen(Path descriptors, Path file) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path each : open) {
                if (Files.readSymbolicLink(each).equals(file.toAbsolutePath())) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            // Somebody else's process, or it has ended.
            return false;
        }
        return false;
    }
}
