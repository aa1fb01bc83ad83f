package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;

import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a walk by time, no parent before its children even where clocks were wrong or commits have one time:
 * as far as {@value #WINDOW} commits tell, so that the first is known before the last is read.
 */
final class ChildrenFirst {
    private static final int WINDOW = 256;

    private final RevWalk walk;
    private final RevFlag given;
    private final LinkedHashSet<RevCommit> window = new LinkedHashSet<>();
    private final Map<RevCommit, Integer> children = new HashMap<>();

    ChildrenFirst(RevWalk walk) {
        this.walk = walk;
        this.given = walk.newFlag("given");
    }

    /** The next one; null at the end. */
    @Nullable RevCommit next() throws IOException {
        while (window.size() < WINDOW) {
            RevCommit read = walk.next();
            if (read == null) {
                break;
            }
            window.add(read);
            for (RevCommit parent : read.getParents()) {
                children.merge(parent, 1, Integer::sum);
            }
        }
        for (Iterator<RevCommit> each = window.iterator(); each.hasNext();) {
            RevCommit commit = each.next();
            if (!children.containsKey(commit)) {
                each.remove();
                give(commit);
                return commit;
            }
        }
        return null;
    }

    private void give(RevCommit commit) {
        commit.add(given);
        for (RevCommit parent : commit.getParents()) {
            children.computeIfPresent(parent, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Whether {@code commit} was given already. */
    boolean isGiven(RevCommit commit) {
        return commit.has(given);
    }
}
