package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.LineChoice;

/**
 * Prepares commits and makes them. A service; any thread may use it, and none waits. The index is written whole or not
 * at all, whatever happens to the process, and no content of a file goes without the local history having it.
 *
 * <p>Paths are from the top of the repository, with {@code /}; a folder stands for all in it. Calls fail with a
 * {@link dev.rustaiide.foundation.error.FailureException}: somebody else has the index locked, it is broken, a file
 * needs a program that may not run in a folder that is not trusted.
 */
@ProviderType
public interface Staging {
    /**
     * Makes a repository of a folder that lies in none, as the settings of the user's git say; nothing is staged yet.
     * Gives the folder.
     */
    Call<Path> create(Path folder);

    /** Stages the files as they lie on the disk, deleted ones as deleted. Gives how many entries changed. */
    Call<Integer> stage(Path repository, List<String> paths);

    /** Makes the index have these files as the last commit has them. Gives how many entries changed. */
    Call<Integer> unstage(Path repository, List<String> paths);

    /**
     * Makes the files on the disk as the index has them; those that it has not are deleted. What they had in them is in
     * the local history, or in the trash where that keeps it not. Gives how many files changed.
     */
    Call<Integer> discard(Path repository, List<String> paths);

    /** A file in its three versions. */
    Call<FileVersions> versions(Path repository, String path);

    /** Stages lines in which the file on the disk differs from the index; fails if either has changed meanwhile. */
    Call<Void> stageLines(Path repository, String path, LineChoice lines);

    /** Takes lines back in which the index differs from the last commit; fails if it has changed meanwhile. */
    Call<Void> unstageLines(Path repository, String path, LineChoice lines);

    /** Takes lines of the file on the disk back that differ from the index; fails if it has changed meanwhile. */
    Call<Void> discardLines(Path repository, String path, LineChoice lines);

    /** Makes a commit of what is staged. Hooks run in folders that are trusted and in no other. */
    Call<Committed> commit(Path repository, CommitRequest request);

    /** Whether git's settings say that commits are signed where nothing else is said. */
    Call<Boolean> signs(Path repository);

    /** The message that the next commit would have: of a merge that waits, or of the last one if it is amended. */
    Call<String> proposedMessage(Path repository, boolean amends);

    /** Deletes the locks that a git which died has left; fails if one is younger than some seconds, or in use. */
    Call<Void> unlock(Path repository);

    /**
     * Makes the index anew from the last commit; the old one is kept beside it. Files on the disk stay as they are.
     * Gives where the old one lies.
     */
    Call<Path> recoverIndex(Path repository);

    /**
     * Makes branch, index and files as they were before the action that was {@link Interrupted}: files that the action
     * wrote are as before it, and what they had is in the local history; changes of people stay, and those that it had
     * put aside come back. Fails if nothing was interrupted or too little is known of it.
     */
    Call<Void> takeBack(Path repository);

    /** Leaves all as it is and forgets that an action was {@link Interrupted}. Removes its locks. */
    Call<Void> keep(Path repository);

    /** Whose file a conflict is resolved with. */
    enum Side {
        OURS, THEIRS
    }

    /**
     * Resolves conflicts with the whole file of one side, which is staged; a side that has no file deletes it. What the
     * file on the disk had is in the local history. Gives how many conflicts are resolved.
     */
    Call<Integer> resolve(Path repository, List<String> paths, Side side);
}
