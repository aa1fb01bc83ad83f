package dev.rustaiide.foundation.text;

import java.util.List;
import java.util.function.Consumer;

/**
 * A height-balanced tree whose leaves are slices of UTF-8 arrays, or pages outside the heap, and whose nodes know the
 * totals below them. All
 * offsets are UTF-16 units from the start of this part and lie inside it: {@link Text} checks them.
 */
abstract sealed class Rope permits Leaf, Node, Page {
    static final Rope EMPTY = new Leaf(new byte[0], 0, 0, 0, 0);

    final int bytes;
    final int chars;
    final int lineFeeds;

    Rope(int bytes, int chars, int lineFeeds) {
        this.bytes = bytes;
        this.chars = chars;
        this.lineFeeds = lineFeeds;
    }

    static Rope of(CharSequence characters) {
        byte[] bytes = Utf8.encode(characters);
        if (bytes.length > Leaf.MAX_BYTES) {
            return of(bytes);
        }
        return bytes.length == 0 ? EMPTY : Leaf.of(bytes, 0, bytes.length);
    }

    /** @throws IllegalArgumentException if the bytes are not such as {@link Utf8#encode} gives */
    static Rope of(byte[] bytes) {
        var reader = new LeafReader(bytes, 0, bytes.length, true);
        reader.readAll();
        if (reader.malformedBytes > 0) {
            throw new IllegalArgumentException("not UTF-8");
        }
        return balanced(reader.leaves, 0, reader.leaves.size());
    }

    /** The perfectly balanced tree over the leaves from {@code from} to {@code to}. */
    static Rope balanced(List<? extends Rope> leaves, int from, int to) {
        if (to - from <= 1) {
            return from == to ? EMPTY : leaves.get(from);
        }
        int middle = (from + to) >>> 1;
        return new Node(balanced(leaves, from, middle), balanced(leaves, middle, to));
    }

    /** This with {@code other} behind it; small leaves that meet become one, and so do halves of a surrogate pair. */
    final Rope concat(Rope other) {
        if (bytes == 0) {
            return other;
        }
        if (other.bytes == 0) {
            return this;
        }
        Leaf last = leafAt(chars - 1);
        Leaf first = other.leafAt(0);
        boolean pair = last.endsWithHighSurrogate() && first.startsWithLowSurrogate();
        if (!pair && last.bytes + first.bytes > Leaf.MERGED_BYTES) {
            return Node.join(this, other);
        }
        Rope seam = pair ? of(last.toString().concat(first.toString())) : last.merge(first);
        return Node.join(Node.join(slice(0, chars - last.chars), seam), other.slice(first.chars, other.chars));
    }

    /** This with {@code replacement} in the place of the characters from {@code from} to {@code to}. */
    final Rope replace(int from, int to, Rope replacement) {
        Rope typed = replacement instanceof Leaf leaf ? replaceInLeaf(from, to, leaf) : this;
        return typed != this ? typed : slice(0, from).concat(replacement).concat(slice(to, chars));
    }

    /**
     * The short way for typing: a new leaf on a copy of the path to the old one.
     *
     * @return this if the change is not inside one leaf, empties it, or may join or part a surrogate pair
     */
    abstract Rope replaceInLeaf(int from, int to, Leaf replacement);

    abstract int height();

    abstract Rope slice(int from, int to);

    abstract char charAt(int offset);

    /** The leaf with the character at {@code offset}. */
    abstract Leaf leafAt(int offset);

    /** Where the leaf with the character at {@code offset} starts. */
    abstract int leafStart(int offset);

    abstract int bytesBefore(int offset);

    abstract int charsBefore(int byteOffset);

    abstract int lineFeedsBefore(int offset);

    /** The offset behind the {@code count}th line feed; {@code count} is at least 1 and at most {@link #lineFeeds}. */
    abstract int offsetBehindLineFeed(int count);

    abstract String substring(int from, int to);

    abstract void append(int from, int to, StringBuilder characters);

    abstract Chunk chunkAt(int byteOffset);

    abstract void forEachChunk(Consumer<Chunk> reader);

    @Override
    public final String toString() {
        return substring(0, chars);
    }
}
