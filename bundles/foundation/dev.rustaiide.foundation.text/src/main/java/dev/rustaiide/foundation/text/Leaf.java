package dev.rustaiide.foundation.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.function.Consumer;

/** Some whole characters: a slice of an array of UTF-8 that several leaves may share and nobody changes. */
final class Leaf extends Rope {
    /** Small enough that a scan inside a leaf is cheap, large enough that 100 MB make few nodes. */
    static final int MAX_BYTES = 2048;
    /** Neighbours that fit into this are copied into one leaf, so that edits do not leave crumbs. */
    static final int MERGED_BYTES = 1024;

    private final byte[] data;
    private final int start;

    /** {@code chars} and {@code lineFeeds} must be those of the slice: {@link #of} counts them. */
    Leaf(byte[] data, int start, int end, int chars, int lineFeeds) {
        super(end - start, chars, lineFeeds);
        this.data = data;
        this.start = start;
    }

    static Leaf of(byte[] data, int start, int end) {
        int feeds = 0;
        int units = 0;
        for (int i = start; i < end; i++) {
            byte b = data[i];
            if (b == '\n') {
                feeds++;
            }
            units += Utf8.units(b);
        }
        return new Leaf(data, start, end, units, feeds);
    }

    /** The bytes of both, which must not be more than a leaf has. */
    Leaf merge(Leaf other) {
        byte[] both = Arrays.copyOfRange(data, start, start + bytes + other.bytes);
        System.arraycopy(other.data, other.start, both, bytes, other.bytes);
        return new Leaf(both, 0, both.length, chars + other.chars, lineFeeds + other.lineFeeds);
    }

    @Override
    int height() {
        return 0;
    }

    private boolean isAscii() {
        return chars == bytes;
    }

    boolean endsWithHighSurrogate() {
        return bytes >= 3 && Character.isHighSurrogate(charAt(chars - 1));
    }

    boolean startsWithLowSurrogate() {
        return bytes >= 3 && Character.isLowSurrogate(charAt(0));
    }

    @Override
    Rope slice(int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        if (from == 0 && to == chars) {
            return this;
        }
        int first = bytesBefore(from);
        int last = bytesBefore(to);
        if (isAscii()) {
            return of(data, start + first, start + last);
        }
        boolean whole = charsBefore(first) == from && charsBefore(last) == to;
        return whole ? of(data, start + first, start + last) : of(substring(from, to));
    }

    @Override
    Rope replaceInLeaf(int from, int to, Leaf replacement) {
        int first = bytesBefore(from);
        int last = bytesBefore(to);
        int size = bytes - (last - first) + replacement.bytes;
        if (size == 0 || size > 2 * MAX_BYTES || !isAscii() && mayTouchPair(from, to, replacement)) {
            return this;
        }
        if (isAscii() && (replacement.startsWithLowSurrogate() || replacement.endsWithHighSurrogate())) {
            return this;
        }
        byte[] changed = new byte[size];
        System.arraycopy(data, start, changed, 0, first);
        System.arraycopy(replacement.data, replacement.start, changed, first, replacement.bytes);
        System.arraycopy(data, start + last, changed, first + replacement.bytes, bytes - last);
        return size <= MAX_BYTES ? of(changed, 0, size) : halves(changed);
    }

    /** A surrogate next to the change or at its edges, or at an edge of this leaf that the change would bare. */
    private boolean mayTouchPair(int from, int to, Leaf replacement) {
        return isSurrogateNear(from) || isSurrogateNear(to) || replacement.startsWithLowSurrogate()
                || replacement.endsWithHighSurrogate();
    }

    private boolean isSurrogateNear(int offset) {
        return offset > 0 && Character.isSurrogate(charAt(offset - 1))
                || offset < chars && Character.isSurrogate(charAt(offset));
    }

    private static Rope halves(byte[] bytes) {
        int middle = bytes.length / 2;
        while (Utf8.continues(bytes[middle])) {
            middle--;
        }
        return new Node(of(bytes, 0, middle), of(bytes, middle, bytes.length));
    }

    @Override
    char charAt(int offset) {
        if (isAscii()) {
            return (char) data[start + offset];
        }
        int at = bytesBefore(offset);
        int width = Utf8.width(data[start + at]);
        int point = Utf8.codePoint(data, start + at, width);
        if (width < 4) {
            return (char) point;
        }
        return charsBefore(at) == offset ? Character.highSurrogate(point) : Character.lowSurrogate(point);
    }

    @Override
    Leaf leafAt(int offset) {
        return this;
    }

    @Override
    int leafStart(int offset) {
        return 0;
    }

    /** In the middle of a pair, the bytes before the pair. */
    @Override
    int bytesBefore(int offset) {
        if (isAscii()) {
            return offset;
        }
        int at = 0;
        for (int rest = offset; rest > 0;) {
            byte first = data[start + at];
            rest -= Utf8.units(first);
            if (rest >= 0) {
                at += Utf8.width(first);
            }
        }
        return at;
    }

    /** In the middle of a character, the units before it. */
    @Override
    int charsBefore(int byteOffset) {
        if (isAscii()) {
            return byteOffset;
        }
        int end = start + byteOffset;
        while (end > start && end < start + bytes && Utf8.continues(data[end])) {
            end--;
        }
        int units = 0;
        for (int i = start; i < end; i++) {
            units += Utf8.units(data[i]);
        }
        return units;
    }

    @Override
    int lineFeedsBefore(int offset) {
        if (lineFeeds == 0) {
            return 0;
        }
        int feeds = 0;
        for (int i = start, end = start + bytesBefore(offset); i < end; i++) {
            if (data[i] == '\n') {
                feeds++;
            }
        }
        return feeds;
    }

    @Override
    int offsetBehindLineFeed(int count) {
        int at = start;
        for (int rest = count; rest > 0; at++) {
            if (data[at] == '\n') {
                rest--;
            }
        }
        return charsBefore(at - start);
    }

    @Override
    String substring(int from, int to) {
        if (isAscii()) {
            return new String(data, start + from, to - from, ISO_8859_1);
        }
        var characters = new StringBuilder(to - from);
        append(from, to, characters);
        return characters.toString();
    }

    @Override
    void append(int from, int to, StringBuilder characters) {
        if (isAscii()) {
            characters.append(new String(data, start + from, to - from, ISO_8859_1));
            return;
        }
        int at = bytesBefore(from);
        for (int unit = charsBefore(at); unit < to;) {
            int width = Utf8.width(data[start + at]);
            int point = Utf8.codePoint(data, start + at, width);
            if (width < 4) {
                characters.append((char) point);
                unit++;
            } else {
                appendPair(point, unit >= from, unit + 1 < to, characters);
                unit += 2;
            }
            at += width;
        }
    }

    private static void appendPair(int point, boolean high, boolean low, StringBuilder characters) {
        if (high) {
            characters.append(Character.highSurrogate(point));
        }
        if (low) {
            characters.append(Character.lowSurrogate(point));
        }
    }

    @Override
    Chunk chunkAt(int byteOffset) {
        return new Chunk(data, start + byteOffset, bytes - byteOffset);
    }

    @Override
    void forEachChunk(Consumer<Chunk> reader) {
        if (bytes > 0) {
            reader.accept(new Chunk(data, start, bytes));
        }
    }
}
