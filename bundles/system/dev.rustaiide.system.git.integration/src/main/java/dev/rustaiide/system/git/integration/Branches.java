package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Branches, history, and what moves them. A service; any thread may use it, and none waits. Reading runs nothing;
 * {@link #act} runs the installed git, in trusted folders only, so that merges come out as git makes them. Calls fail
 * with a {@link dev.rustaiide.foundation.error.FailureException}.
 */
@ProviderType
public interface Branches {
    /** All branches, those here first. */
    Call<List<Branch>> branches(Path repository);

    /** All tags, by name. */
    Call<List<Tag>> tags(Path repository);

    /** Where what is checked out was, as git's diary of it says, the last first. */
    Call<List<Movement>> movements(Path repository, int most);

    /** The working trees of the repository, the main one first. */
    Call<List<Worktree>> worktrees(Path repository);

    /**
     * The commits that a rebase onto {@code onto} would move, the first one first, each of them picked: to be changed,
     * and handed to {@link #act} as a {@link GitAction.RebaseByPlan}. Merges are none of them. A plan names every one
     * of them once, those that are left out too.
     *
     * @param onto empty for all commits, down to the first
     */
    Call<RebasePlan> rebasePlan(Path repository, String onto);

    /** What was stashed, the last first. */
    Call<List<Stash>> stashes(Path repository);

    /**
     * The history of all branches, or of one, in an order in which no commit comes before one that follows it.
     *
     * @param of a branch or commit; empty for all branches, here and elsewhere, and tags
     */
    Call<History> history(Path repository, String of);

    /** Who signed a commit. Git is asked, which runs the program that checks, in trusted folders only. */
    Call<Signature> signature(Path repository, String commit);

    /**
     * Has git do something. It succeeds if git did it all, or stopped in the middle with conflicts, which is no failure
     * but a state; the result says which.
     */
    Call<Done> act(Path repository, GitAction action);

    /** What Git did last and how to take it back; empty if there is nothing or it cannot be. */
    Call<Optional<Undoable>> undoable(Path repository);

    /**
     * What came of an action.
     *
     * @param stopped whether it waits for conflicts to be resolved
     * @param said what git said, a line each
     */
    record Done(boolean stopped, List<String> said) {
        public Done {
            said = List.copyOf(said);
        }
    }

    /**
     * A tag.
     *
     * @param commit that it names; all hexadecimal digits
     * @param message empty if it only names
     */
    record Tag(String name, String commit, String message, boolean signed) {}

    /**
     * What was checked out became another.
     *
     * @param from the commit before; zeros if there was none
     * @param what git's own words, e.g. {@code commit: Fix it}
     */
    record Movement(String from, String to, Instant when, String what) {}

    /**
     * A working tree.
     *
     * @param head what is checked out there: a branch, or the first digits of a commit
     * @param here whether it is the one that was asked about
     */
    record Worktree(Path folder, String head, boolean here) {}

    /** A history that is read page by page. One call at a time; to be closed. */
    interface History extends AutoCloseable {
        /** The next commits, at most so many; fewer only at the end. */
        Call<List<LoggedCommit>> next(int most);

        @Override
        void close();
    }
}
