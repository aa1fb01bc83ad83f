package dev.rustaiide.system.git.integration.internal.history;

import java.util.Optional;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ReflogEntry;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.GitAction.Reach;
import dev.rustaiide.system.git.integration.Undoable;

/** How what Git's diary tells of is taken back, so that no change of a file is lost. */
final class Undoing {
    private Undoing() {}

    /** Whether anything is another after it: a reset to where the branch was, as of an abort, is nothing to undo. */
    static boolean moved(ReflogEntry entry) {
        return !entry.getOldId().equals(entry.getNewId()) || entry.getComment().startsWith("checkout: ")
                || entry.getComment().startsWith("rebase (finish)");
    }

    /** @param branch that is checked out, in full; null if a commit is */
    static Optional<Undoable> of(ReflogEntry entry, @Nullable String branch) {
        String what = entry.getComment();
        if (entry.getOldId().equals(ObjectId.zeroId())) {
            return Optional.empty();
        }
        String before = entry.getOldId().name();
        if (what.startsWith("checkout: moving from ")) {
            String from = what.substring("checkout: moving from ".length()).split(" ", 2)[0];
            return Optional.of(new Undoable(what, new GitAction.Switch(from, ObjectId.isId(from)),
                    from + " is checked out again; your changes go along."));
        }
        if (what.startsWith("commit: ") || what.startsWith("commit (amend): ")) {
            return Optional.of(new Undoable(what, new GitAction.Reset(before, Reach.SOFT),
                    "The commit goes; what it had is staged again."));
        }
        if (branch == null || what.startsWith("rebase") && !what.contains("(finish)")) {
            return Optional.empty();
        }
        return Optional.of(new Undoable(what, new GitAction.Reset(what.startsWith("rebase (finish)") ? branch + "@{1}"
                : before, Reach.KEEP), "The branch is where it was; changes that you have not committed stay."));
    }
}
