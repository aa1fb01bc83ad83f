package dev.rustaiide.system.git.index;

import java.io.IOException;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Finds a path, as {@link GitPath} writes it, in trees by its bytes: what JGit has for that takes letters only. */
public final class TreePath extends TreeFilter {
    private final byte[] path;

    private TreePath(byte[] path) {
        this.path = path;
    }

    /** Lets through what lies at {@code path} or below it. */
    public static TreeFilter at(String path) {
        return new TreePath(GitPath.bytes(path));
    }

    /** A walk that stands at {@code path} in {@code tree}, to be closed; null if nothing is there. */
    public static @Nullable TreeWalk find(ObjectReader objects, String path, ObjectId tree) throws IOException {
        TreePath filter = new TreePath(GitPath.bytes(path));
        TreeWalk walk = new TreeWalk(objects);
        boolean found = false;
        try {
            walk.setFilter(filter);
            walk.addTree(tree);
            while (!found && walk.next()) {
                found = walk.getPathLength() == filter.path.length;
                if (!found && walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        } finally {
            if (!found) {
                walk.close();
            }
        }
        return found ? walk : null;
    }

    @Override
    public boolean include(TreeWalk walker) {
        return walker.isPathMatch(path, path.length) <= 0;
    }

    @Override
    public boolean shouldBeRecursive() {
        for (byte each : path) {
            if (each == '/') {
                return true;
            }
        }
        return false;
    }

    @Override
    public TreeFilter clone() {
        return this;
    }

    @Override
    public String toString() {
        return "PATH(" + GitPath.of(path) + ")";
    }
}
