package dev.rustaiide.system.git.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * How two trees differ, by paths as {@link GitPath} writes them: JGit's own scan takes bytes that are no UTF-8 for
 * letters that they are not.
 */
public final class TreeChanges {
    private static final int KIND = 0170000;

    private TreeChanges() {}

    /** What is found, for whoever looks for renames in it. */
    private static final class Entry extends DiffEntry {
        Entry(TreeWalk walk, boolean before, boolean after) {
            String path = GitPath.of(walk.getRawPath());
            oldPath = before ? path : DEV_NULL;
            newPath = after ? path : DEV_NULL;
            oldMode = before ? walk.getFileMode(0) : FileMode.MISSING;
            newMode = after ? walk.getFileMode(1) : FileMode.MISSING;
            oldId = AbbreviatedObjectId.fromObjectId(walk.getObjectId(0));
            newId = AbbreviatedObjectId.fromObjectId(walk.getObjectId(1));
            changeType = before && after ? ChangeType.MODIFY : before ? ChangeType.DELETE : ChangeType.ADD;
        }
    }

    /**
     * The files that differ between the two trees of {@code walk}, which is recursive; one that is of another kind now
     * is gone and new.
     */
    public static List<DiffEntry> scan(TreeWalk walk) throws IOException {
        List<DiffEntry> found = new ArrayList<>();
        while (walk.next()) {
            int before = walk.getRawMode(0);
            int after = walk.getRawMode(1);
            if (before == after && walk.idEqual(0, 1)) {
                continue;
            }
            if (before == 0 || after == 0 || (before & KIND) == (after & KIND)) {
                found.add(new Entry(walk, before != 0, after != 0));
            } else {
                found.add(new Entry(walk, true, false));
                found.add(new Entry(walk, false, true));
            }
        }
        return found;
    }
}
