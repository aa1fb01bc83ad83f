package dev.rustaiide.foundation.text;

import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A height-balanced tree whose leaves are slices of UTF-8 arrays and whose nodes know the totals below them. Concatenation
 * is the AVL join of Blelloch, Ferizovic and Sun, "Just Join for Parallel Ordered Sets" (SPAA 2016).
 */
final class Rope {
    /** Small enough that a scan inside a leaf is cheap, large enough that 100 MB make few nodes. */
    static final int LEAF_BYTES = 2048;
    /** Neighbours that fit into this are copied into one leaf, so that typing does not leave crumbs. */
    private static final int MERGED_BYTES = 1024;
    private static final byte[] NOTHING = {};
    static final Rope EMPTY = new Rope(NOTHING, 0, 0);

    final int bytes;
    final int chars;
    final int lineFeeds;
    private final int height;
    private final @Nullable Rope left;
    private final @Nullable Rope right;
    private final byte[] data;
    private final int start;

    private Rope(byte[] data, int start, int end) {
        this.data = data;
        this.start = start;
        this.left = null;
        this.right = null;
        this.height = 0;
        this.bytes = end - start;
        int feeds = 0;
        int units = 0;
        for (int i = start; i < end; i++) {
            byte b = data[i];
            if (b == '\n') {
                feeds++;
            }
            // Every character but its continuation bytes counts one unit, those of four bytes two.
            if (b >= (byte) 0xC0 || b >= 0) {
                units += (b & 0xF8) == 0xF0 ? 2 : 1;
            }
        }
        this.lineFeeds = feeds;
        this.chars = units;
    }

    private Rope(Rope left, Rope right) {
        this.data = NOTHING;
        this.start = 0;
        this.left = left;
        this.right = right;
        this.height = Math.max(left.height, right.height) + 1;
        this.bytes = Math.addExact(left.bytes, right.bytes);
        this.chars = left.chars + right.chars;
        this.lineFeeds = left.lineFeeds + right.lineFeeds;
    }

    static Rope of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** Halves at the boundary of a character until a half fits a leaf: perfectly balanced, in one pass. */
    private static Rope of(byte[] bytes, int start, int end) {
        if (end - start <= LEAF_BYTES) {
            return start == end ? EMPTY : new Rope(bytes, start, end);
        }
        int middle = (start + end) >>> 1;
        while (Utf8.continues(bytes[middle])) {
            middle--;
        }
        return new Rope(of(bytes, start, middle), of(bytes, middle, end));
    }

    Rope concat(Rope other) {
        if (bytes == 0) {
            return other;
        }
        if (other.bytes == 0) {
            return this;
        }
        if (endsWithHighSurrogate() && other.startsWithLowSurrogate()) {
            // Two halves of a pair that an edit brought together are one character again.
            String pair = "" + charAt(chars - 1) + other.charAt(0);
            return slice(0, chars - 1).concat(of(Utf8.encode(pair))).concat(other.slice(1, other.chars));
        }
        return join(this, other);
    }

    private boolean endsWithHighSurrogate() {
        return bytes >= 3 && Character.isHighSurrogate(charAt(chars - 1));
    }

    private boolean startsWithLowSurrogate() {
        return bytes >= 3 && Character.isLowSurrogate(charAt(0));
    }

    private static Rope join(Rope a, Rope b) {
        if (a.left == null && b.left == null) {
            return a.bytes + b.bytes <= MERGED_BYTES ? merge(a, b) : new Rope(a, b);
        }
        if (a.left != null && a.right != null && a.height > b.height + 1) {
            return balance(a.left, join(a.right, b));
        }
        if (b.left != null && b.right != null && b.height > a.height + 1) {
            return balance(join(a, b.left), b.right);
        }
        if (b.left == null && a.left != null && a.right != null && a.right.left == null
                && a.right.bytes + b.bytes <= MERGED_BYTES) {
            return new Rope(a.left, merge(a.right, b));
        }
        return new Rope(a, b);
    }

    private static Rope merge(Rope a, Rope b) {
        byte[] both = Arrays.copyOfRange(a.data, a.start, a.start + a.bytes + b.bytes);
        System.arraycopy(b.data, b.start, both, a.bytes, b.bytes);
        return new Rope(both, 0, both.length);
    }

    /** A node over two trees whose heights differ by two at most. */
    private static Rope balance(Rope a, Rope b) {
        if (a.height > b.height + 1 && a.left != null && a.right != null) {
            return a.left.height >= a.right.height || a.right.left == null || a.right.right == null
                    ? new Rope(a.left, new Rope(a.right, b))
                    : new Rope(new Rope(a.left, a.right.left), new Rope(a.right.right, b));
        }
        if (b.height > a.height + 1 && b.left != null && b.right != null) {
            return b.right.height >= b.left.height || b.left.left == null || b.left.right == null
                    ? new Rope(new Rope(a, b.left), b.right)
                    : new Rope(new Rope(a, b.left.left), new Rope(b.left.right, b.right));
        }
        return new Rope(a, b);
    }

    Rope slice(int from, int to) {
        if (from == 0 && to == chars) {
            return this;
        }
        if (from == to) {
            return EMPTY;
        }
        if (left == null || right == null) {
            return sliceLeaf(from, to);
        }
        if (to <= left.chars) {
            return left.slice(from, to);
        }
        if (from >= left.chars) {
            return right.slice(from - left.chars, to - left.chars);
        }
        return join2(left.slice(from, left.chars), right.slice(0, to - left.chars));
    }

    private static Rope join2(Rope a, Rope b) {
        return a.bytes == 0 ? b : b.bytes == 0 ? a : join(a, b);
    }

    private Rope sliceLeaf(int from, int to) {
        int first = leafByte(from);
        int last = leafByte(to);
        boolean whole = leafChars(first) == from && leafChars(last) == to;
        if (whole) {
            return new Rope(data, start + first, start + last);
        }
        var characters = new StringBuilder(to - from);
        append(from, to, characters);
        return of(Utf8.encode(characters));
    }

    char charAt(int offset) {
        Rope at = this;
        int rest = offset;
        while (at.left != null && at.right != null) {
            if (rest < at.left.chars) {
                at = at.left;
            } else {
                rest -= at.left.chars;
                at = at.right;
            }
        }
        return at.leafCharAt(rest);
    }

    private char leafCharAt(int offset) {
        if (chars == bytes) {
            return (char) data[start + offset];
        }
        int at = leafByte(offset);
        int width = Utf8.width(data[start + at]);
        int point = Utf8.codePoint(data, start + at, width);
        if (width < 4) {
            return (char) point;
        }
        return leafChars(at) == offset ? Character.highSurrogate(point) : Character.lowSurrogate(point);
    }

    /** The byte, counted from this leaf's start, of the character that unit {@code offset} belongs to. */
    private int leafByte(int offset) {
        if (chars == bytes) {
            return offset;
        }
        int at = 0;
        for (int rest = offset; rest > 0;) {
            int width = Utf8.width(data[start + at]);
            int units = width == 4 ? 2 : 1;
            if (rest < units) {
                break;
            }
            rest -= units;
            at += width;
        }
        return at;
    }

    /** The units of the whole characters before byte {@code end} of this leaf. */
    private int leafChars(int end) {
        if (chars == bytes) {
            return end;
        }
        int units = 0;
        for (int at = 0; at < end;) {
            int width = Utf8.width(data[start + at]);
            at += width;
            if (at <= end) {
                units += width == 4 ? 2 : 1;
            }
        }
        return units;
    }

    int bytesBefore(int offset) {
        if (left == null || right == null) {
            return leafByte(offset);
        }
        return offset < left.chars ? left.bytesBefore(offset) : left.bytes + right.bytesBefore(offset - left.chars);
    }

    int charsBefore(int byteOffset) {
        if (left == null || right == null) {
            return leafChars(byteOffset);
        }
        return byteOffset < left.bytes
                ? left.charsBefore(byteOffset) : left.chars + right.charsBefore(byteOffset - left.bytes);
    }

    int lineFeedsBefore(int offset) {
        if (left != null && right != null) {
            return offset < left.chars
                    ? left.lineFeedsBefore(offset) : left.lineFeeds + right.lineFeedsBefore(offset - left.chars);
        }
        if (lineFeeds == 0) {
            return 0;
        }
        int feeds = 0;
        for (int i = start, end = start + leafByte(offset); i < end; i++) {
            if (data[i] == '\n') {
                feeds++;
            }
        }
        return feeds;
    }

    /** The offset behind the {@code count}th line feed; {@code count} is at least 1 and at most {@link #lineFeeds}. */
    int offsetBehindLineFeed(int count) {
        if (left != null && right != null) {
            return count <= left.lineFeeds
                    ? left.offsetBehindLineFeed(count) : left.chars + right.offsetBehindLineFeed(count - left.lineFeeds);
        }
        int at = start;
        for (int rest = count; rest > 0; at++) {
            if (data[at] == '\n') {
                rest--;
            }
        }
        return leafChars(at - start);
    }

    void append(int from, int to, StringBuilder characters) {
        if (from >= to) {
            return;
        }
        if (left != null && right != null) {
            if (from < left.chars) {
                left.append(from, Math.min(to, left.chars), characters);
            }
            if (to > left.chars) {
                right.append(Math.max(0, from - left.chars), to - left.chars, characters);
            }
        } else if (chars == bytes) {
            for (int i = start + from, end = start + to; i < end; i++) {
                characters.append((char) data[i]);
            }
        } else {
            appendDecoded(from, to, characters);
        }
    }

    private void appendDecoded(int from, int to, StringBuilder characters) {
        int at = leafByte(from);
        for (int unit = leafChars(at); unit < to;) {
            int width = Utf8.width(data[start + at]);
            int point = Utf8.codePoint(data, start + at, width);
            if (width < 4) {
                characters.append((char) point);
                unit++;
            } else {
                if (unit >= from) {
                    characters.append(Character.highSurrogate(point));
                }
                if (unit + 1 < to) {
                    characters.append(Character.lowSurrogate(point));
                }
                unit += 2;
            }
            at += width;
        }
    }

    Chunk chunkAt(int byteOffset) {
        if (left == null || right == null) {
            return new Chunk(data, start + byteOffset, bytes - byteOffset);
        }
        return byteOffset < left.bytes ? left.chunkAt(byteOffset) : right.chunkAt(byteOffset - left.bytes);
    }

    void forEachChunk(Consumer<Chunk> reader) {
        if (left != null && right != null) {
            left.forEachChunk(reader);
            right.forEachChunk(reader);
        } else if (bytes > 0) {
            reader.accept(new Chunk(data, start, bytes));
        }
    }
}
