package dev.rustaiide.system.git.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which folders of an index are as a tree object has them, so that neither need be read: Git's extension {@code TREE}.
 * A node without an id is not as any tree. Nodes may change until they are written; one thread at a time.
 */
final class CacheTree {
    /** No path has more folders. */
    private static final int DEEPEST = 2048;

    private final byte[] name;
    private int entries;
    private @Nullable ObjectId id;
    private final List<CacheTree> folders = new ArrayList<>();

    CacheTree(byte[] name, int entries, @Nullable ObjectId id) {
        this.name = name;
        this.entries = entries;
        this.id = id;
    }

    /** Reads the node that begins at {@code at[0]}, which is moved behind it; all ends at {@code end}. */
    static CacheTree read(byte[] content, int[] at, int end) throws BrokenIndexException {
        return read(content, at, end, 0);
    }

    private static CacheTree read(byte[] content, int[] at, int end, int depth) throws BrokenIndexException {
        if (depth > DEEPEST) {
            throw new BrokenIndexException("its list of trees is deeper than any path", true);
        }
        int start = at[0];
        while (at[0] < end && content[at[0]] != 0) {
            at[0]++;
        }
        byte[] name = Arrays.copyOfRange(content, start, at[0]);
        at[0]++;
        int count = number(content, at, end, ' ');
        int children = number(content, at, end, '\n');
        ObjectId id = null;
        if (count >= 0) {
            if (at[0] + 20 > end) {
                throw new BrokenIndexException("its list of trees ends early", true);
            }
            id = ObjectId.fromRaw(content, at[0]);
            at[0] += 20;
        }
        CacheTree tree = new CacheTree(name, count, id);
        for (int i = 0; i < children; i++) {
            tree.folders.add(read(content, at, end, depth + 1));
        }
        return tree;
    }

    private static int number(byte[] content, int[] at, int end, char last) throws BrokenIndexException {
        int start = at[0];
        while (at[0] < end && content[at[0]] != last) {
            at[0]++;
        }
        try {
            return Integer.parseInt(new String(content, start, at[0]++ - start, StandardCharsets.US_ASCII));
        } catch (NumberFormatException odd) {
            throw new BrokenIndexException("its list of trees is garbled", true);
        }
    }

    byte[] name() {
        return name;
    }

    /** The tree that the folder is; null if that is not known. */
    @Nullable ObjectId id() {
        return id;
    }

    /** How many entries of the index lie in it; -1 if it is not valid. */
    int entries() {
        return entries;
    }

    List<CacheTree> folders() {
        return folders;
    }

    /** It is this tree now. */
    void become(ObjectId tree, int count) {
        id = tree;
        entries = count;
    }

    /** Something in {@code path} changes: the folders on the way are no known trees any more. */
    void touch(byte[] path) {
        CacheTree at = this;
        int start = 0;
        while (at != null) {
            at.id = null;
            at.entries = -1;
            int slash = start;
            while (slash < path.length && path[slash] != '/') {
                slash++;
            }
            at = slash < path.length ? at.folder(path, start, slash) : null;
            start = slash + 1;
        }
    }

    /** The folder called {@code names[start..end)} in this one, if it is known. */
    @Nullable CacheTree folder(byte[] names, int start, int end) {
        for (CacheTree each : folders) {
            if (Arrays.equals(each.name, 0, each.name.length, names, start, end)) {
                return each;
            }
        }
        return null;
    }

    void write(IndexBytes out) {
        out.bytes(name, 0, name.length);
        out.one(0);
        out.ascii(entries + " " + folders.size() + "\n");
        ObjectId known = id;
        if (known != null && entries >= 0) {
            out.id(known);
        }
        folders.forEach(each -> each.write(out));
    }
}
