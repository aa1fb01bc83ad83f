package dev.rustaiide.system.git.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Consumer;

import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Git's index (gitformat-index(5), versions 2 to 4) as it lies on the disk: a quarter of a million entries are numbers
 * in arrays and no objects. Immutable, as far as others see; any thread may use it.
 */
public final class StagedIndex {
    static final int HEAD = 12;
    static final int HASH = 20;
    static final int STAT = 62;
    /** Clocks of file systems step by up to 10 ms. */
    static final int TICK_NANOS = 20_000_000;
    /** Nobody has made more versions than that by now: it is no number of one. */
    private static final int LIKELY_VERSION = 20;
    private static final int EXTENDED = 0x4000;
    private static final int SKIP_WORK_TREE = 0x4000;
    private static final int INTENT_TO_ADD = 0x2000;
    private static final int ASSUME_VALID = 0x8000;

    private final byte[] content;
    private final int version;
    private final int count;
    /** Where each entry begins. */
    private final int[] starts;
    /** Where the paths lie: in the content itself, or expanded. */
    private final byte[] names;
    private final int[] nameStarts;
    private final int[] nameEnds;
    private final int end;
    private final long stampSeconds;
    private final int stampNanos;

    private StagedIndex(byte[] content, int version, Entries entries, long seconds, int nanos) {
        this.content = content;
        this.version = version;
        this.count = entries.starts.length;
        this.starts = entries.starts;
        this.names = entries.names;
        this.nameStarts = entries.nameStarts;
        this.nameEnds = entries.nameEnds;
        this.end = entries.end;
        this.stampSeconds = seconds;
        this.stampNanos = nanos;
    }

    private record Entries(int[] starts, byte[] names, int[] nameStarts, int[] nameEnds, int end) {}

    /**
     * Reads {@code file}; one that is not there has nothing in it. The checksum is not looked at, as git does: it is
     * when it is written anew.
     *
     * @throws BrokenIndexException if it cannot be read
     */
    public static StagedIndex read(Path file) throws IOException {
        try {
            var modified = Files.getLastModifiedTime(file).toInstant();
            return of(Files.readAllBytes(file), modified.getEpochSecond(), modified.getNano());
        } catch (NoSuchFileException none) {
            return empty();
        }
    }

    public static StagedIndex empty() {
        return new StagedIndex(new byte[0], 2, new Entries(new int[0], new byte[0], new int[0], new int[0], 0), 0, 0);
    }

    public static StagedIndex of(byte[] content, long seconds, int nanos) throws BrokenIndexException {
        if (content.length < HEAD + HASH || content[0] != 'D' || content[1] != 'I' || content[2] != 'R'
                || content[3] != 'C') {
            throw new BrokenIndexException("it does not begin as one", true);
        }
        int version = four(content, 4);
        int count = four(content, 8);
        if (version < 2 || version > 4) {
            throw new BrokenIndexException("it has version " + version + ", and 2 to 4 are known",
                    version < 2 || version > LIKELY_VERSION);
        }
        if (count < 0 || count > content.length / STAT) {
            throw new BrokenIndexException("it says to have more entries than fit in it", true);
        }
        Entries entries = version == 4 ? packed(content, count) : plain(content, count);
        StagedIndex index = new StagedIndex(content, version, entries, seconds, nanos);
        index.tree();
        return index;
    }

    private static Entries plain(byte[] content, int count) throws BrokenIndexException {
        int[] starts = new int[count];
        int[] nameStarts = new int[count];
        int[] nameEnds = new int[count];
        int at = HEAD;
        for (int i = 0; i < count; i++) {
            int name = name(content, at);
            int end = end(content, name, at);
            starts[i] = at;
            nameStarts[i] = name;
            nameEnds[i] = end;
            at += end - at + 8 & ~7;
        }
        return new Entries(starts, content, nameStarts, nameEnds, checked(content, at));
    }

    private static int checked(byte[] content, int at) throws BrokenIndexException {
        if (at > content.length - HASH) {
            throw new BrokenIndexException("it ends in the middle of an entry", true);
        }
        return at;
    }

    private static int name(byte[] content, int at) throws BrokenIndexException {
        checked(content, at + STAT);
        boolean extended = (content[at + STAT - 2] << 8 & EXTENDED) != 0;
        return at + STAT + (extended ? 2 : 0);
    }

    private static int end(byte[] content, int name, int at) throws BrokenIndexException {
        int length = two(content, at + STAT - 2) & 0xfff;
        int end = checked(content, name + length);
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return checked(content, end);
    }

    /** Version 4: each path says how much of the one before it has not. */
    private static Entries packed(byte[] content, int count) throws BrokenIndexException {
        int[] starts = new int[count];
        int[] nameStarts = new int[count];
        int[] nameEnds = new int[count];
        IndexBytes names = new IndexBytes(content.length * 2);
        int[] at = {HEAD};
        for (int i = 0; i < count; i++) {
            starts[i] = at[0];
            at[0] = name(content, at[0]);
            int dropped = varint(content, at);
            int rest = at[0];
            while (at[0] < content.length && content[at[0]] != 0) {
                at[0]++;
            }
            int kept = i == 0 ? 0 : nameEnds[i - 1] - nameStarts[i - 1] - dropped;
            if (dropped < 0 || kept < 0 || at[0] >= content.length) {
                throw new BrokenIndexException("a path in it begins as no other does", true);
            }
            nameStarts[i] = names.size();
            if (kept > 0) {
                names.bytes(Arrays.copyOfRange(names.content(), nameStarts[i - 1], nameStarts[i - 1] + kept), 0, kept);
            }
            names.bytes(content, rest, at[0] - rest);
            nameEnds[i] = names.size();
            at[0]++;
        }
        return new Entries(starts, names.content(), nameStarts, nameEnds, checked(content, at[0]));
    }

    /** Git's variable width: seven bits a byte, the highest first, each further byte one more than it says. */
    private static int varint(byte[] content, int[] at) throws BrokenIndexException {
        int value = content[checked(content, at[0])] & 0x7f;
        while ((content[at[0]++] & 0x80) != 0) {
            value = value + 1 << 7 | content[checked(content, at[0])] & 0x7f;
        }
        return value;
    }

    /** What is known of trees, read anew each time, since it is for changing; null if nothing is. */
    @Nullable CacheTree tree() throws BrokenIndexException {
        int at = end;
        CacheTree tree = null;
        while (at + 8 <= content.length - HASH) {
            String name = new String(content, at, 4, StandardCharsets.ISO_8859_1);
            int length = four(content, at + 4);
            if (length < 0 || length > content.length - HASH - 8 - at) {
                throw new BrokenIndexException("an extension of it ends behind it", true);
            }
            if (name.equals("TREE")) {
                tree = length == 0 ? null : CacheTree.read(content, new int[] {at + 8}, at + 8 + length);
            } else if (name.equals("link") || name.equals("sdir")) {
                throw new BrokenIndexException(name.equals("link") ? "it is split in two files"
                        : "it is a sparse one", false);
            } else if (Character.isLowerCase(name.charAt(0))) {
                throw new BrokenIndexException("it has the extension " + name + ", which is not known", false);
            }
            at += 8 + length;
        }
        return tree;
    }

    /** Whether the checksum at its end is right; a missing one (all zeros) is what git writes when told to. */
    public boolean isIntact() {
        if (content.length == 0) {
            return true;
        }
        byte[] sum = Arrays.copyOfRange(content, content.length - HASH, content.length);
        return Arrays.equals(sum, new byte[HASH])
                || Arrays.equals(sum, digest(ByteBuffer.wrap(content, 0, content.length - HASH)));
    }

    static byte[] digest(ByteBuffer bytes) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(bytes);
            return sha1.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-1", never);
        }
    }

    static int four(byte[] content, int at) {
        return content[at] << 24 | (content[at + 1] & 0xff) << 16 | (content[at + 2] & 0xff) << 8
                | content[at + 3] & 0xff;
    }

    static int two(byte[] content, int at) {
        return (content[at] & 0xff) << 8 | content[at + 1] & 0xff;
    }

    int version() {
        return version;
    }

    public int count() {
        return count;
    }

    public byte[] names() {
        return names;
    }

    public int nameStart(int entry) {
        return nameStarts[entry];
    }

    public int nameEnd(int entry) {
        return nameEnds[entry];
    }

    public String path(int entry) {
        return GitPath.of(names, nameStarts[entry], nameEnds[entry]);
    }

    public int mode(int entry) {
        return four(content, starts[entry] + 24);
    }

    public ObjectId id(int entry) {
        return ObjectId.fromRaw(content, starts[entry] + 40);
    }

    public boolean hasId(int entry, byte[] raw, int at) {
        return Arrays.equals(content, starts[entry] + 40, starts[entry] + 60, raw, at, at + 20);
    }

    public int stage(int entry) {
        return two(content, starts[entry] + 60) >> 12 & 3;
    }

    private int extended(int entry) {
        return (two(content, starts[entry] + 60) & EXTENDED) != 0 ? two(content, starts[entry] + 62) : 0;
    }

    /** Whether somebody said that the file is to be taken as it is here, whatever it is. */
    public boolean isTakenAsIs(int entry) {
        return (two(content, starts[entry] + 60) & ASSUME_VALID) != 0 || (extended(entry) & SKIP_WORK_TREE) != 0;
    }

    /** Whether it only says that the file will be added ({@code git add -N}). */
    public boolean isIntent(int entry) {
        return (extended(entry) & INTENT_TO_ADD) != 0;
    }

    /** As the file was when it had what the entry says; without nanoseconds if git did not know them. */
    public FileStat stat(int entry) {
        int at = starts[entry];
        return new FileStat(unsigned(at), four(content, at + 4), unsigned(at + 8), four(content, at + 12),
                unsigned(at + 16), unsigned(at + 20), four(content, at + 24), four(content, at + 28),
                four(content, at + 32), unsigned(at + 36));
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(four(content, at));
    }

    /**
     * Whether what {@code disk} has just looked at is what the entry was made from, going by size, times and kind. One
     * that changed as late as the index was written may have changed since, and is not.
     */
    public boolean isUntouched(int entry, Disk disk, boolean trustsRunnable) {
        int at = starts[entry];
        boolean same = four(content, at + 36) == (int) disk.size()
                && four(content, at + 8) == (int) disk.modifiedSeconds()
                && sameNanos(four(content, at + 12), disk.modifiedNanos())
                && (four(content, at) == 0 || four(content, at) == (int) disk.changedSeconds())
                && (four(content, at + 20) == 0 || four(content, at + 20) == (int) disk.inode())
                && isSameKind(four(content, at + 24), disk.mode(), trustsRunnable);
        return same && !isRacy(disk.modifiedSeconds(), disk.modifiedNanos());
    }

    private static boolean sameNanos(int kept, int now) {
        return kept == 0 || now == 0 || kept == now;
    }

    /** Whether a file that changed then may have changed again, unseen, before the index was written. */
    private boolean isRacy(long seconds, int nanos) {
        long early = (stampSeconds - seconds) * 1_000_000_000L + stampNanos - nanos;
        return nanos == 0 && seconds >= stampSeconds || early <= TICK_NANOS;
    }

    /** Whether {@link #isUntouched} can never say so of it until it is read again. */
    boolean isRacy(int entry) {
        return isRacy(unsigned(starts[entry] + 8), four(content, starts[entry] + 12));
    }

    public static boolean isSameKind(int entryMode, int mode, boolean trustsRunnable) {
        return switch (mode & FileStat.KIND) {
            case FileStat.FILE -> (entryMode & FileStat.KIND) == FileStat.FILE
                    && (!trustsRunnable || (entryMode & 0100) == (mode & 0100));
            case FileStat.LINK -> entryMode == IndexEntry.LINK;
            default -> false;
        };
    }

    byte[] content() {
        return content;
    }

    int start(int entry) {
        return starts[entry];
    }

    /** Where the entries end. */
    int end() {
        return end;
    }

    /** Whether it has something in {@code folder}, which ends with a slash. */
    public boolean hasBelow(byte[] folder) {
        int found = find(folder);
        int at = found < 0 ? -found - 1 : found;
        return at < count && startsWith(at, folder);
    }

    /** Gives {@code each} the paths whose entries are not the same here and in {@code other}. */
    public void differing(StagedIndex other, Consumer<String> each) {
        int mine = 0;
        int theirs = 0;
        while (mine < count || theirs < other.count) {
            int order = mine == count ? 1 : theirs == other.count ? -1 : compare(mine, other, theirs);
            if (order < 0) {
                each.accept(path(mine++));
            } else if (order > 0) {
                each.accept(other.path(theirs++));
            } else {
                if (!Arrays.equals(content, starts[mine], starts[mine] + STAT, other.content, other.starts[theirs],
                        other.starts[theirs] + STAT)) {
                    each.accept(path(mine));
                }
                mine++;
                theirs++;
            }
        }
    }

    private int compare(int entry, StagedIndex other, int theirs) {
        int order = Arrays.compareUnsigned(names, nameStarts[entry], nameEnds[entry], other.names,
                other.nameStarts[theirs], other.nameEnds[theirs]);
        return order != 0 ? order : Integer.compare(stage(entry), other.stage(theirs));
    }

    /** The first entry of {@code path}, or where it would be as a negative number less one. */
    public int find(byte[] path) {
        return find(path, path.length, 0, count);
    }

    /** As {@link #find(byte[])}, among the entries from {@code low} to {@code high}. */
    public int find(byte[] path, int length, int low, int high) {
        int first = low;
        int last = high;
        while (first < last) {
            int middle = first + last >>> 1;
            if (Arrays.compareUnsigned(names, nameStarts[middle], nameEnds[middle], path, 0, length) < 0) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        boolean found = first < high && Arrays.equals(names, nameStarts[first], nameEnds[first], path, 0, length);
        return found ? first : -first - 1;
    }

    /** The entry of {@code path} with {@code stage}; -1 if there is none. */
    public int find(byte[] path, int stage) {
        for (int at = find(path); at >= 0 && at < count && Arrays.equals(names, nameStarts[at], nameEnds[at], path, 0,
                path.length); at++) {
            if (stage(at) == stage) {
                return at;
            }
        }
        return -1;
    }

    /** The first entry at or behind {@code from} that does not begin with {@code prefix}. */
    public int behind(byte[] prefix, int from) {
        int low = from;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (startsWith(middle, prefix)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean startsWith(int entry, byte[] prefix) {
        int end = nameStarts[entry] + prefix.length;
        return end <= nameEnds[entry] && Arrays.equals(names, nameStarts[entry], end, prefix, 0, prefix.length);
    }

    public byte[] pathBytes(int entry) {
        return Arrays.copyOfRange(names, nameStarts[entry], nameEnds[entry]);
    }
}
