package dev.rustaiide.system.git.integration;

import java.util.List;
import java.util.Locale;

/**
 * Something that the installed git is asked to do with a repository: what moves branches and files, and what its merge
 * drivers and hooks take part in.
 */
public sealed interface GitAction {
    /** For people, e.g. {@code Merge topic}. */
    String title();

    /** The words for git. */
    List<String> words();

    /** Whether files may be others after it, or the index, or which commit is checked out. */
    default boolean movesFiles() {
        return true;
    }

    /** Whether it goes on with, or ends, what Git is in the middle of. */
    default boolean resumes() {
        return this instanceof Continue || this instanceof Abort || this instanceof Skip;
    }

    /** Whether conflicts that it stops at are of changes that were stashed: nothing goes on after them. */
    default boolean isOfStash() {
        return this instanceof StashApply || this instanceof StashPop || this instanceof StashBranch;
    }

    /** Checks out a branch, or a commit without one. */
    record Switch(String to, boolean detach) implements GitAction {
        @Override
        public String title() {
            return "Switch to " + to;
        }

        @Override
        public List<String> words() {
            return detach ? List.of("switch", "--detach", to) : List.of("switch", to);
        }
    }

    /** Makes a branch at {@code from}, empty for what is checked out, and checks it out. */
    record CreateBranch(String name, String from) implements GitAction {
        @Override
        public String title() {
            return "Create branch " + name;
        }

        @Override
        public List<String> words() {
            return from.isEmpty() ? List.of("switch", "-c", name) : List.of("switch", "-c", name, from);
        }
    }

    /** @param force whether commits that no other branch has may go with it */
    record DeleteBranch(String name, boolean force) implements Naming {
        @Override
        public String title() {
            return "Delete branch " + name;
        }

        @Override
        public List<String> words() {
            return List.of("branch", force ? "-D" : "-d", "--", name);
        }
    }

    /** Gives a branch another name. */
    record RenameBranch(String name, String to) implements Naming {
        @Override
        public String title() {
            return "Rename branch " + name + " to " + to;
        }

        @Override
        public List<String> words() {
            return List.of("branch", "-m", "--", name, to);
        }
    }

    /** Merges into what is checked out. */
    record Merge(String from) implements GitAction {
        @Override
        public String title() {
            return "Merge " + from;
        }

        @Override
        public List<String> words() {
            return List.of("merge", "--no-edit", from);
        }
    }

    /** Puts the commits of what is checked out onto another. */
    record Rebase(String onto) implements GitAction {
        @Override
        public String title() {
            return "Rebase onto " + onto;
        }

        @Override
        public List<String> words() {
            return List.of("rebase", onto);
        }
    }

    /** Puts the commits of what is checked out onto another by a plan: in another order, joined, reworded, left out. */
    record RebaseByPlan(RebasePlan plan) implements GitAction {
        @Override
        public String title() {
            return plan.onto().isEmpty() ? "Rebase all commits" : "Rebase onto " + plan.onto();
        }

        @Override
        public List<String> words() {
            return List.of("rebase", "--interactive", "--no-autosquash",
                    plan.onto().isEmpty() ? "--root" : plan.onto());
        }
    }

    /** Does what a commit did once more. */
    record CherryPick(String commit) implements GitAction {
        @Override
        public String title() {
            return "Cherry-pick " + commit;
        }

        @Override
        public List<String> words() {
            return List.of("cherry-pick", commit);
        }
    }

    /** Makes a commit that takes another back. */
    record Revert(String commit) implements GitAction {
        @Override
        public String title() {
            return "Revert " + commit;
        }

        @Override
        public List<String> words() {
            return List.of("revert", "--no-edit", commit);
        }
    }

    /** How far a reset goes. */
    enum Reach {
        /** The branch only. */ SOFT, /** And the index. */ MIXED,
        /** And files, but for changes that were not committed; it refuses if it would lose one. */ KEEP
    }

    /** Moves the branch to another commit. */
    record Reset(String to, Reach reach) implements GitAction {
        @Override
        public String title() {
            return "Reset to " + to;
        }

        @Override
        public List<String> words() {
            return List.of("reset", "--" + reach.name().toLowerCase(Locale.ROOT), to);
        }
    }

    /** Puts changes aside, those of new files too. */
    record Stash(String message) implements GitAction {
        @Override
        public String title() {
            return "Stash changes";
        }

        @Override
        public List<String> words() {
            return message.isEmpty() ? List.of("stash", "push", "--include-untracked")
                    : List.of("stash", "push", "--include-untracked", "-m", message);
        }
    }

    /**
     * What is stashed, in files and index; it stays in the list.
     *
     * @param index of the stash, the last one is 0
     */
    record StashApply(int index) implements GitAction {
        @Override
        public String title() {
            return "Apply stashed changes";
        }

        @Override
        public List<String> words() {
            return List.of("stash", "apply", "--index", "stash@{" + index + "}");
        }
    }

    /** Checks out a new branch where the changes were stashed, and takes them back there. */
    record StashBranch(String name, int index) implements GitAction {
        @Override
        public String title() {
            return "Make the branch " + name + " of stashed changes";
        }

        @Override
        public List<String> words() {
            return List.of("stash", "branch", name, "stash@{" + index + "}");
        }
    }

    /** Puts a stash that left the list into it again, as the last one. */
    record StashStore(String commit, String message) implements Naming {
        @Override
        public String title() {
            return "Keep dropped changes again";
        }

        @Override
        public List<String> words() {
            return List.of("stash", "store", "-m", message, commit);
        }
    }

    /** @param index of the stash, the last one is 0 */
    record StashPop(int index) implements GitAction {
        @Override
        public String title() {
            return "Take stashed changes back";
        }

        @Override
        public List<String> words() {
            return List.of("stash", "pop", "--index", "stash@{" + index + "}");
        }
    }

    /** @param index of the stash, the last one is 0 */
    record StashDrop(int index) implements Naming {
        @Override
        public String title() {
            return "Drop stashed changes";
        }

        @Override
        public List<String> words() {
            return List.of("stash", "drop", "stash@{" + index + "}");
        }
    }

    /**
     * Names a commit for good.
     *
     * @param message empty for a tag that only names
     * @param signed whether it is signed, as git's settings say how
     */
    record Tag(String name, String at, String message, boolean signed) implements Naming {
        public Tag(String name, String at, String message) {
            this(name, at, message, false);
        }

        @Override
        public String title() {
            return "Tag " + name;
        }

        @Override
        public List<String> words() {
            String commit = at.isEmpty() ? "HEAD" : at;
            return message.isEmpty() && !signed ? List.of("tag", "--", name, commit)
                    : List.of("tag", signed ? "-s" : "-a", "-m", message.isEmpty() ? name : message, "--", name,
                            commit);
        }
    }

    /** Goes on with what Git is in the middle of, once conflicts are resolved and staged. */
    record Continue(Unfinished.Kind kind) implements GitAction {
        @Override
        public String title() {
            return "Continue the " + kind.word();
        }

        @Override
        public List<String> words() {
            return List.of(kind.word(), "--continue");
        }
    }

    /** Gives up what Git is in the middle of: all is as before it. */
    record Abort(Unfinished.Kind kind) implements GitAction {
        @Override
        public String title() {
            return "Abort the " + kind.word();
        }

        @Override
        public List<String> words() {
            return kind == Unfinished.Kind.BISECT ? List.of("bisect", "reset") : List.of(kind.word(), "--abort");
        }
    }

    /** Leaves out the commit that a rebase has stopped at. */
    record Skip(Unfinished.Kind kind) implements GitAction {
        @Override
        public String title() {
            return "Skip this commit of the " + kind.word();
        }

        @Override
        public List<String> words() {
            return List.of(kind.word(), "--skip");
        }
    }

    /** What changes settings or names only. */
    sealed interface Naming extends GitAction {
        @Override
        default boolean movesFiles() {
            return false;
        }
    }

    /** Gives a repository elsewhere a name. */
    record AddRemote(String name, String url) implements Naming {
        @Override
        public String title() {
            return "Add the remote " + name;
        }

        @Override
        public List<String> words() {
            return List.of("remote", "add", "--", name, url);
        }
    }

    /** Forgets a repository elsewhere, and what is known of its branches. */
    record RemoveRemote(String name) implements Naming {
        @Override
        public String title() {
            return "Remove the remote " + name;
        }

        @Override
        public List<String> words() {
            return List.of("remote", "remove", name);
        }
    }

    /** Gives a repository elsewhere another name here. */
    record RenameRemote(String name, String to) implements Naming {
        @Override
        public String title() {
            return "Rename the remote " + name + " to " + to;
        }

        @Override
        public List<String> words() {
            return List.of("remote", "rename", "--", name, to);
        }
    }

    /** Says that a repository elsewhere lies at another address. */
    record MoveRemote(String name, String url) implements Naming {
        @Override
        public String title() {
            return "Set the address of the remote " + name;
        }

        @Override
        public List<String> words() {
            return List.of("remote", "set-url", "--", name, url);
        }
    }

    /**
     * Makes a branch follow one elsewhere.
     *
     * @param upstream with the remote's name before it, e.g. {@code origin/main}
     */
    record Track(String branch, String upstream) implements Naming {
        @Override
        public String title() {
            return "Make " + branch + " follow " + upstream;
        }

        @Override
        public List<String> words() {
            return List.of("branch", "--set-upstream-to=" + upstream, "--", branch);
        }
    }

    /** Forgets a tag; here only, where it was pushed it stays. */
    record DeleteTag(String name) implements Naming {
        @Override
        public String title() {
            return "Delete the tag " + name;
        }

        @Override
        public List<String> words() {
            return List.of("tag", "-d", "--", name);
        }
    }

    /**
     * Makes a second working tree, for another branch of the same repository.
     *
     * @param branch that is checked out there
     * @param fresh whether it is made, at what is checked out here
     */
    record AddWorktree(String folder, String branch, boolean fresh) implements Naming {
        @Override
        public String title() {
            return "Make a working tree for " + branch;
        }

        @Override
        public List<String> words() {
            return fresh ? List.of("worktree", "add", "-b", branch, "--", folder)
                    : List.of("worktree", "add", "--", folder, branch);
        }
    }

    /** Removes a second working tree; git refuses if changes would go with it. */
    record RemoveWorktree(String folder) implements Naming {
        @Override
        public String title() {
            return "Remove the working tree " + folder;
        }

        @Override
        public List<String> words() {
            return List.of("worktree", "remove", "--", folder);
        }
    }
}
