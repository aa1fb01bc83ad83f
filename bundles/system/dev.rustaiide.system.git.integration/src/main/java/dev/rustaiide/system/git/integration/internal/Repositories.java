package dev.rustaiide.system.git.integration.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.system.git.index.BrokenIndexException;
import dev.rustaiide.system.git.index.GitPath;

/** Finds repositories, opens them for one question each, and says in words what stands in the way. */
public final class Repositories {
    private Repositories() {}

    /** A question to an open repository. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Repository repository) throws IOException, FailureException;
    }

    /** The folder that {@link AtRevision#repository} means for {@code folder}: the one that has {@code .git}. */
    public static Path around(Path folder) throws FailureException {
        return find(folder).orElseThrow(() -> new FailureException(new Failure.Other("Cannot find a Git repository.",
                folder + " lies in none.", "Choose a file of a repository.")));
    }

    /** As {@link #around}; empty if there is none. */
    public static Optional<Path> find(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git")) || isBare(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean isBare(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    /** A question that takes long, or changes something. */
    @FunctionalInterface
    public interface Undertaking<T> {
        T run(Repository repository) throws IOException, FailureException, InterruptedException, ExecutionException;
    }

    /**
     * As {@link #ask}, for what can be cancelled.
     *
     * @param subject what it is about, for the failure
     */
    public static <T> T run(Path folder, String subject, Undertaking<T> work)
            throws FailureException, InterruptedException, ExecutionException {
        try (Repository repository = open(folder)) {
            if (repository.isBare()) {
                throw new FailureException(new Failure.Other("Cannot read " + subject + ".",
                        folder + " is a repository without files.", "Clone it, and open the clone."));
            }
            demandHead(repository, folder);
            return work.run(repository);
        } catch (BrokenIndexException broken) {
            throw brokenIndex(folder, broken);
        } catch (MissingObjectException missing) {
            throw missing(folder, subject, missing);
        } catch (IOException | IllegalArgumentException refused) {
            throw failure(folder, subject, refused);
        }
    }

    /** Without that nobody knows what is checked out, and a commit would have none before it. */
    private static void demandHead(Repository repository, Path folder) throws IOException, FailureException {
        if (repository.exactRef(Constants.HEAD) == null) {
            throw new FailureException(new Failure.Other("Cannot use the repository " + folder.getFileName() + ".",
                    "Its file " + repository.getDirectory().toPath().resolve(Constants.HEAD)
                            + " is empty, damaged or gone, so that nobody knows which branch is checked out.",
                    "Write its one line again: “ref: refs/heads/main”, or with the name of the branch that it was."));
        }
    }

    private static FailureException brokenIndex(Path folder, BrokenIndexException broken) {
        return new FailureException(broken.isDamaged()
                ? new Failure.Other("Cannot read what is staged in " + folder.getFileName() + ".",
                        "The index of the repository is damaged: " + broken.getMessage() + ".",
                        "Make it anew from the last commit, which keeps your files and forgets what was staged:"
                                + " rust-ai-ide git recover, or “Make the index anew” in the Git view.")
                : new Failure.Other("Cannot read what is staged in " + folder.getFileName() + ".",
                        "The index is of a kind that only git itself reads: " + broken.getMessage() + ".",
                        "Change it with git: “git sparse-checkout disable”, or “git update-index --no-split-index”."),
                broken);
    }

    /** @param subject what the question is about, for the failure */
    public static <T> T ask(Path folder, String subject, Question<T> question) throws FailureException {
        try (Repository repository = open(folder)) {
            return question.ask(repository);
        } catch (MissingObjectException missing) {
            throw missing(folder, subject, missing);
        } catch (IOException | IllegalArgumentException refused) {
            throw failure(folder, subject, refused);
        }
    }

    private static FailureException missing(Path folder, String subject, MissingObjectException missing) {
        return new FailureException(new Failure.Other("Cannot read " + subject + ".",
                "This clone of " + folder.getFileName() + " does not have the object "
                        + missing.getObjectId().name() + ".",
                "Fetch it with git, e.g. “git fetch --unshallow” or “git fetch --refetch”."), missing);
    }

    private static FailureException failure(Path folder, String subject, Exception refused) {
        if (isFull(folder, refused)) {
            return new FailureException(new Failure.Other("Cannot write to the repository " + folder.getFileName()
                    + ".",
                    "The disk that it lies on is full, or your share of it.",
                    "Make room there, then do it again. What was there before is still there."), refused);
        }
        Failure failure = refused instanceof RepositoryNotFoundException
                ? new Failure.Other("Cannot read " + subject + ".", folder + " is no Git repository.",
                        "Choose a folder that is one.")
                : new Failure.Other("Cannot read " + subject + ".",
                        "Git's store in " + folder + " cannot be read: " + refused.getMessage() + ".",
                        "Look at it with “git fsck”.");
        return new FailureException(failure, refused);
    }

    /** By what the system says of it, which is in the user's language, or by what is left. */
    private static boolean isFull(Path folder, Throwable refused) {
        for (Throwable one = refused; one != null; one = one.getCause()) {
            String said = String.valueOf(one.getMessage());
            if (said.contains("No space left on device") || said.contains("quota exceeded")) {
                return true;
            }
        }
        try {
            return refused instanceof FileSystemException && Files.getFileStore(folder).getUsableSpace() == 0;
        } catch (IOException unknown) {
            // Then it is told as what it is.
            return false;
        }
    }

    /** The repository of {@code folder}, for whoever closes it. */
    public static Repository opened(Path folder) throws FailureException {
        try {
            return open(folder);
        } catch (IOException | IllegalArgumentException refused) {
            throw failure(folder, "the repository", refused);
        }
    }

    private static Repository open(Path folder) throws IOException {
        Isolated.install();
        File git = folder.resolve(".git").toFile();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
        if (git.exists()) {
            // A linked working tree and a submodule have a file there, which says where the store is.
            builder.setWorkTree(folder.toFile());
        } else {
            builder.setGitDir(folder.toFile()).setBare();
        }
        return builder.build();
    }

    /** The object that {@code place}'s revision and {@code suffix} name. */
    static ObjectId resolve(Repository repository, AtRevision place, String suffix)
            throws IOException, FailureException {
        @Nullable
        ObjectId found;
        try {
            found = repository.resolve(place.revision() + suffix);
        } catch (AmbiguousObjectException several) {
            throw noRevision(place, "“" + place.revision() + "” is the start of several commits' names.", several);
        } catch (RevisionSyntaxException | IncorrectObjectTypeException | StringIndexOutOfBoundsException wrong) {
            throw noRevision(place, "“" + place.revision() + "” is no revision.", wrong);
        }
        if (found == null) {
            boolean shallow = Files.exists(repository.getDirectory().toPath().resolve("shallow"));
            throw noRevision(place, "There is no revision “" + place.revision() + "” in "
                    + place.repository().getFileName() + (shallow
                    ? ", which was cloned without its whole history." : "."), null);
        }
        return found;
    }

    private static FailureException noRevision(AtRevision place, String why, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot open " + place.title() + ".", why,
                "Name a commit, a branch or a tag, as for “git show”."), cause);
    }

    /** The location that {@code file} has in Git now: of a revision it is it, of the disk its place in HEAD. */
    static AtRevision place(Path file, String revision) throws FailureException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).orElse(file);
        Path repository = around(folder);
        return new AtRevision(revision, repository, "/" + GitPath.of(repository, file.toAbsolutePath().normalize()));
    }
}
