package dev.rustaiide.system.git.index;

import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Which trees an index knows its folders to be. Immutable. */
public final class KnownTrees {
    /** Nothing is known. */
    public static final KnownTrees NONE = new KnownTrees(null);

    private final @Nullable CacheTree node;

    private KnownTrees(@Nullable CacheTree node) {
        this.node = node;
    }

    /** What {@code index} knows of its top folder. */
    public static KnownTrees of(StagedIndex index) throws BrokenIndexException {
        CacheTree tree = index.tree();
        return tree == null ? NONE : new KnownTrees(tree);
    }

    /** Whether the folder, with so many entries, is just {@code tree}. */
    public boolean isTree(ObjectId tree, int entries) {
        return node != null && node.entries() == entries && tree.equals(node.id());
    }

    /** Of the folder whose name is the first {@code length} bytes of {@code name}. */
    public KnownTrees folder(byte[] name, int length) {
        CacheTree below = node == null ? null : node.folder(name, 0, length);
        return below == null ? NONE : new KnownTrees(below);
    }
}
