package dev.rustaiide.system.git.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * An index that comes of another by some changes. Entries that stay are copied as they are, so that a change costs what
 * copying costs, and the trees of folders in which nothing changed stay known. Used once, by one thread.
 */
public final class IndexWriter {
    private final StagedIndex before;
    /** For each path that changes, its new entries in the order of their stages; none to remove it. */
    private final TreeMap<byte[], List<IndexEntry>> changes = new TreeMap<>(Arrays::compareUnsigned);

    public IndexWriter(StagedIndex before) throws BrokenIndexException {
        if (!before.isIntact()) {
            throw new BrokenIndexException("its checksum is wrong", true);
        }
        this.before = before;
    }

    /** {@code entry} takes the place of all that the index has for its path, and of what lies in its way. */
    public void put(IndexEntry entry) {
        put(entry.path(), List.of(entry));
    }

    /** The same with entries of several stages. */
    public void put(String path, List<IndexEntry> entries) {
        byte[] name = GitPath.bytes(path);
        clearWay(name);
        changes.put(name, entries);
    }

    /** Nothing has that path any more. */
    public void remove(String path) {
        changes.put(GitPath.bytes(path), List.of());
    }

    public boolean isChanged() {
        return !changes.isEmpty();
    }

    /** A file cannot lie below another, and none in the place of a folder. */
    private void clearWay(byte[] name) {
        for (int i = 1; i < name.length; i++) {
            byte[] above = name[i] == '/' ? Arrays.copyOf(name, i) : new byte[0];
            if (above.length > 0 && (before.find(above) >= 0 || changes.containsKey(above))) {
                changes.put(above, List.of());
            }
        }
        byte[] prefix = Arrays.copyOf(name, name.length + 1);
        prefix[name.length] = '/';
        int at = before.find(prefix);
        int from = at < 0 ? -at - 1 : at;
        for (int i = from; i < before.behind(prefix, from); i++) {
            changes.put(before.pathBytes(i), List.of());
        }
        for (Map.Entry<byte[], List<IndexEntry>> later : changes.tailMap(prefix, true).entrySet()) {
            if (!startsWith(later.getKey(), prefix)) {
                return;
            }
            later.setValue(List.of());
        }
    }

    private static boolean startsWith(byte[] path, byte[] prefix) {
        return path.length >= prefix.length && Arrays.equals(path, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The bytes of the new index, with the trees that are known. */
    public byte[] content() throws BrokenIndexException {
        return sealed(merged());
    }

    private IndexBytes merged() {
        byte[] old = before.content();
        IndexBytes out = new IndexBytes(old.length + 4096);
        int version = Math.max(before.version(), 2);
        out.ascii("DIRC");
        out.four(version);
        out.four(0);
        int count = 0;
        byte[] last = new byte[0];
        int at = 0;
        for (Map.Entry<byte[], List<IndexEntry>> change : changes.entrySet()) {
            int found = before.find(change.getKey());
            int until = found < 0 ? -found - 1 : found;
            last = copy(at, until, out, last);
            count += until - at;
            at = until;
            while (at < before.count() && Arrays.equals(before.names(), before.nameStart(at), before.nameEnd(at),
                    change.getKey(), 0, change.getKey().length)) {
                at++;
            }
            for (IndexEntry entry : change.getValue()) {
                write(entry, change.getKey(), out, version, last);
                last = change.getKey();
                count++;
            }
        }
        copy(at, before.count(), out, last);
        out.fourAt(8, count + before.count() - at);
        return out;
    }

    /** Copies entries; gives the path of the last one. */
    private byte[] copy(int from, int until, IndexBytes out, byte[] last) {
        if (from == until) {
            return last;
        }
        int first = out.size();
        byte[] path = copyAll(from, until, out, last);
        int start = out.size() - (until < before.count() ? before.start(until) : before.end());
        for (int i = from; i < until; i++) {
            if (before.isRacy(i)) {
                // It may have changed unseen, and the new index will be too young to tell: git writes no size then.
                out.fourAt((i == from ? first : start + before.start(i)) + 36, 0);
            }
        }
        return path;
    }

    private byte[] copyAll(int from, int until, IndexBytes out, byte[] last) {
        if (before.version() < 4) {
            int end = until < before.count() ? before.start(until) : before.end();
            out.bytes(before.content(), before.start(from), end - before.start(from));
            return before.pathBytes(until - 1);
        }
        // Its path may follow another one now; those behind it follow the same as before.
        byte[] path = before.pathBytes(from);
        int fixed = name(from) - before.start(from);
        out.bytes(before.content(), before.start(from), fixed);
        packedName(path, out, last);
        int rest = until < before.count() ? before.start(until) : before.end();
        int start = from + 1 < until ? before.start(from + 1) : rest;
        out.bytes(before.content(), start, rest - start);
        return before.pathBytes(until - 1);
    }

    private int name(int entry) {
        int at = before.start(entry);
        return at + StagedIndex.STAT + ((StagedIndex.two(before.content(), at + 60) & 0x4000) != 0 ? 2 : 0);
    }

    private static void write(IndexEntry entry, byte[] name, IndexBytes out, int version, byte[] last) {
        int start = out.size();
        FileStat stat = entry.stat();
        if (stat == null) {
            out.zeros(24);
        } else {
            out.four((int) stat.changedSeconds());
            out.four(stat.changedNanos());
            out.four((int) stat.modifiedSeconds());
            out.four(stat.modifiedNanos());
            out.four((int) stat.device());
            out.four((int) stat.inode());
        }
        out.four(entry.mode());
        out.four(stat == null ? 0 : stat.owner());
        out.four(stat == null ? 0 : stat.group());
        out.four(stat == null ? 0 : (int) stat.size());
        out.id(entry.id());
        out.two(entry.stage() << 12 | Math.min(name.length, 0xfff));
        if (version == 4) {
            packedName(name, out, last);
        } else {
            out.bytes(name, 0, name.length);
            out.zeros((out.size() - start + 8 & ~7) - (out.size() - start));
        }
    }

    private static void packedName(byte[] name, IndexBytes out, byte[] last) {
        int same = Arrays.mismatch(name, last);
        int kept = same < 0 ? name.length : same;
        varint(last.length - kept, out);
        out.bytes(name, kept, name.length - kept);
        out.one(0);
    }

    private static void varint(int value, IndexBytes out) {
        byte[] bytes = new byte[6];
        int at = bytes.length - 1;
        bytes[at] = (byte) (value & 0x7f);
        for (int rest = value >> 7; rest != 0; rest >>= 7) {
            rest--;
            bytes[--at] = (byte) (0x80 | rest & 0x7f);
        }
        out.bytes(bytes, at, bytes.length - at);
    }

    private byte[] sealed(IndexBytes out) throws BrokenIndexException {
        CacheTree tree = before.tree();
        if (tree != null) {
            changes.keySet().forEach(tree::touch);
            tree(out, tree);
        }
        return closed(out);
    }

    private static void tree(IndexBytes out, CacheTree tree) {
        out.ascii("TREE");
        int length = out.size();
        out.four(0);
        tree.write(out);
        out.fourAt(length, out.size() - length - 4);
    }

    private static byte[] closed(IndexBytes out) {
        byte[] sum = StagedIndex.digest(ByteBuffer.wrap(out.content(), 0, out.size()));
        out.bytes(sum, 0, sum.length);
        return Arrays.copyOf(out.content(), out.size());
    }

    /** The trees of an index without conflicts. */
    public static final class Tree {
        /** No system has longer paths. */
        private static final int LONGEST = 4096;

        private final StagedIndex index;
        private final CacheTree root;

        public Tree(StagedIndex index) throws BrokenIndexException {
            this.index = index;
            CacheTree known = index.tree();
            this.root = known == null ? new CacheTree(new byte[0], -1, null) : known;
        }

        /** Writes the trees that are not known yet with {@code inserter}, which is not flushed; gives the root. */
        public ObjectId write(ObjectInserter inserter) throws IOException {
            return write(inserter, root, new byte[0], 0, index.count());
        }

        /** Writes the folder {@code prefix}, which has the entries from {@code low} to {@code high}. */
        private ObjectId write(ObjectInserter inserter, CacheTree node, byte[] prefix, int low, int high)
                throws IOException {
            ObjectId known = node.id();
            if (known != null && node.entries() == high - low) {
                return known;
            }
            if (prefix.length > LONGEST) {
                throw new BrokenIndexException("a path in it is longer than any", true);
            }
            TreeFormatter tree = new TreeFormatter();
            List<CacheTree> folders = new ArrayList<>();
            boolean whole = true;
            for (int at = low; at < high;) {
                int slash = slash(at, prefix.length);
                if (slash < 0) {
                    if (index.isIntent(at)) {
                        whole = false;
                    } else {
                        byte[] name = part(index.names(), index.nameStart(at) + prefix.length, index.nameEnd(at));
                        tree.append(name, FileMode.fromBits(index.mode(at)), index.id(at));
                    }
                    at++;
                    continue;
                }
                byte[] folder = Arrays.copyOfRange(index.names(), index.nameStart(at), slash + 1);
                int end = index.behind(folder, at);
                byte[] name = part(folder, prefix.length, folder.length - 1);
                @Nullable
                CacheTree child = node.folder(name, 0, name.length);
                CacheTree below = child == null ? new CacheTree(name, -1, null) : child;
                ObjectId id = write(inserter, below, folder, at, end);
                if (!isEmpty(id)) {
                    tree.append(name, FileMode.TREE, id);
                    folders.add(below);
                }
                whole &= below.entries() >= 0;
                at = end;
            }
            node.folders().clear();
            node.folders().addAll(sorted(folders));
            ObjectId written = inserter.insert(tree);
            node.become(written, whole ? high - low : -1);
            return written;
        }

        private static byte[] part(byte[] names, int start, int end) throws BrokenIndexException {
            if (start >= end) {
                throw new BrokenIndexException("a part of a path in it has no name", true);
            }
            return Arrays.copyOfRange(names, start, end);
        }

        private static boolean isEmpty(ObjectId id) {
            return id.name().equals("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        }

        /** As git has them: by length, then by bytes. */
        private static List<CacheTree> sorted(List<CacheTree> folders) {
            return folders.stream().sorted((one, other) -> one.name().length != other.name().length
                    ? Integer.compare(one.name().length, other.name().length)
                    : Arrays.compareUnsigned(one.name(), other.name())).toList();
        }

        private int slash(int entry, int from) {
            for (int i = index.nameStart(entry) + from; i < index.nameEnd(entry); i++) {
                if (index.names()[i] == '/') {
                    return i;
                }
            }
            return -1;
        }

        /** The same index with all of its trees known. */
        public byte[] content() {
            byte[] old = index.content();
            IndexBytes out = new IndexBytes(old.length + 4096);
            if (index.count() == 0) {
                out.ascii("DIRC");
                out.four(2);
                out.four(0);
            } else {
                out.bytes(old, 0, index.end());
            }
            IndexWriter.tree(out, root);
            return closed(out);
        }
    }
}
