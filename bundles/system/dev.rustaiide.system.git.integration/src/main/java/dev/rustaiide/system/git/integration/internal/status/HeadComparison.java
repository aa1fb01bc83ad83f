package dev.rustaiide.system.git.integration.internal.status;

import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.index.KnownTrees;
import dev.rustaiide.system.git.index.StagedIndex;

/** What is staged: where the index differs from a tree. Folders that the index knows to be the tree's are not read. */
final class HeadComparison {
    private static final byte[] NOTHING = {};

    private final StagedIndex index;
    private final ObjectReader objects;
    private final TreeMap<String, Change> found = new TreeMap<>();

    HeadComparison(StagedIndex index, ObjectReader objects) {
        this.index = index;
        this.objects = objects;
    }

    /** @param tree of the last commit; null if there is none */
    TreeMap<String, Change> compare(@Nullable ObjectId tree) throws IOException {
        compare(tree, KnownTrees.of(index), new byte[0], 0, index.count());
        return found;
    }

    private void compare(@Nullable ObjectId tree, KnownTrees known, byte[] prefix, int low, int high)
            throws IOException {
        if (tree != null && known.isTree(tree, high - low)) {
            return;
        }
        var parser = new CanonicalTreeParser();
        if (tree == null) {
            parser.reset(new byte[0]);
        } else {
            parser.reset(objects, tree);
        }
        int at = low;
        while (!parser.eof() || at < high) {
            at = step(parser, known, prefix, at, high);
        }
    }

    /** Compares the next name of either side; gives the next entry of the index. */
    private int step(CanonicalTreeParser parser, KnownTrees known, byte[] prefix, int at, int high)
            throws IOException {
        byte[] inIndex = at < high ? nextName(at, prefix.length) : NOTHING;
        int order = parser.eof() ? 1 : at == high ? -1 : Arrays.compareUnsigned(name(parser), inIndex);
        if (order < 0) {
            removed(parser, prefix);
            parser.next();
            return at;
        }
        boolean folder = inIndex[inIndex.length - 1] == '/';
        byte[] path = join(prefix, inIndex);
        int end = folder ? index.behind(path, at) : behindFile(at, path, high);
        if (folder) {
            compare(order == 0 ? parser.getEntryObjectId() : null, known.folder(inIndex, inIndex.length - 1), path,
                    at, end);
        } else if (order == 0) {
            changed(at, parser);
        } else {
            added(at);
        }
        if (order == 0) {
            parser.next();
        }
        return end;
    }

    /** In the order of trees and of the index, in which a folder's name ends with a slash. */
    private static byte[] name(CanonicalTreeParser parser) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        boolean folder = (parser.getEntryRawMode() & 0170000) == 0040000;
        byte[] whole = folder ? Arrays.copyOf(name, name.length + 1) : name;
        if (folder) {
            whole[name.length] = '/';
        }
        return whole;
    }

    private byte[] nextName(int entry, int prefix) {
        int start = index.nameStart(entry) + prefix;
        int end = start;
        while (end < index.nameEnd(entry) && index.names()[end] != '/') {
            end++;
        }
        return Arrays.copyOfRange(index.names(), start, Math.min(end + 1, index.nameEnd(entry)));
    }

    private static byte[] join(byte[] prefix, byte[] name) {
        byte[] path = Arrays.copyOf(prefix, prefix.length + name.length);
        System.arraycopy(name, 0, path, prefix.length, name.length);
        return path;
    }

    private int behindFile(int at, byte[] path, int high) {
        int end = at + 1;
        while (end < high && Arrays.equals(index.names(), index.nameStart(end), index.nameEnd(end), path, 0,
                path.length)) {
            end++;
        }
        return end;
    }

    private void removed(CanonicalTreeParser parser, byte[] prefix) throws IOException {
        byte[] name = name(parser);
        byte[] path = join(prefix, name);
        if (name[name.length - 1] != '/') {
            found.put(GitPath.of(path), Change.DELETED);
            return;
        }
        compare(parser.getEntryObjectId(), KnownTrees.NONE, path, 0, 0);
    }

    private void added(int entry) {
        if (index.stage(entry) == 0 && !index.isIntent(entry)) {
            found.put(index.path(entry), Change.ADDED);
        }
    }

    private void changed(int entry, CanonicalTreeParser parser) {
        if (index.stage(entry) != 0) {
            return;
        }
        int before = parser.getEntryRawMode() & 0170000;
        int mode = index.mode(entry);
        if (index.isIntent(entry)) {
            found.put(index.path(entry), Change.DELETED);
        } else if (before != (mode & 0170000)) {
            found.put(index.path(entry), Change.TYPE_CHANGED);
        } else if (!index.hasId(entry, parser.idBuffer(), parser.idOffset())
                || before == 0100000 && isRunnable(parser.getEntryRawMode()) != isRunnable(mode)) {
            found.put(index.path(entry), Change.MODIFIED);
        }
    }

    private static boolean isRunnable(int mode) {
        return (mode & 0100) != 0;
    }

    /** The tree of {@code commit}; null if there is none. */
    static @Nullable ObjectId tree(ObjectReader objects, @Nullable ObjectId commit) throws IOException {
        if (commit == null) {
            return null;
        }
        byte[] content = objects.open(commit, Constants.OBJ_COMMIT).getCachedBytes();
        return ObjectId.fromString(content, "tree ".length());
    }
}
