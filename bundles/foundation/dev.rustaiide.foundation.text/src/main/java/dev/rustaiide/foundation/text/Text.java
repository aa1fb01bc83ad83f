package dev.rustaiide.foundation.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Span;

/**
 * An immutable text of any size. A changed copy shares all but O(log n) of its parts with the original, so a snapshot
 * for another thread is the reference itself.
 *
 * <p>Offsets are UTF-16 units from the start, as in Java and LSP. Lines are split at {@code \n} alone; a carriage
 * return before it belongs to the line's terminator. The text is kept as UTF-8, and lone surrogates as the three bytes
 * that UTF-8 would give them, so every Java string survives the round trip.
 *
 * <p>Every access by offset, line or byte is O(log n).
 */
public final class Text implements CharSequence {
    public static final Text EMPTY = new Text(Rope.EMPTY);

    private final Rope root;

    Text(Rope root) {
        this.root = root;
    }

    Rope root() {
        return root;
    }

    /** Where the leaf with the character at {@code offset} starts. */
    int leafStart(int offset) {
        return root.leafStart(offset);
    }

    /** The characters of the leaf with the one at {@code offset}. */
    String leafAt(int offset) {
        return root.leafAt(offset).toString();
    }

    /** The text with these characters. */
    public static Text of(CharSequence characters) {
        return characters instanceof Text text ? text : new Text(Rope.of(characters));
    }

    /**
     * The text with these bytes, as {@link #toUtf8} gives them. The array is kept: the caller must not change it any
     * more. For the bytes of a file there is {@link DecodedText}.
     *
     * @throws IllegalArgumentException if they are not UTF-8; encoded surrogates are taken
     */
    public static Text ofUtf8(byte[] bytes) {
        return new Text(Rope.of(bytes));
    }

    /** Where its bytes lie, if not in the heap: then it must not be asked for all of its characters at once. */
    public Optional<Pages> pages() {
        Rope first = root;
        while (first instanceof Node node) {
            first = node.left();
        }
        return first instanceof Page page ? Optional.of(page.pages()) : Optional.empty();
    }

    @Override
    public int length() {
        return root.chars;
    }

    /** Its length in UTF-8. */
    public int byteLength() {
        return root.bytes;
    }

    /** At least one; a text that ends with a line feed has an empty last line. */
    public int lineCount() {
        return root.lineFeeds + 1;
    }

    @Override
    public char charAt(int offset) {
        Objects.checkIndex(offset, length());
        return root.charAt(offset);
    }

    /** Where {@code line} starts. */
    public int lineStart(int line) {
        Objects.checkIndex(line, lineCount());
        return line == 0 ? 0 : root.offsetBehindLineFeed(line);
    }

    /** Where {@code line} ends, its terminator left out. */
    public int lineEnd(int line) {
        if (line == lineCount() - 1) {
            return length();
        }
        int lineFeed = lineStart(line + 1) - 1;
        return lineFeed > lineStart(line) && charAt(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
    }

    /** The line that {@code offset} is on, from zero. */
    public int lineOf(int offset) {
        Objects.checkIndex(offset, length() + 1);
        return root.lineFeedsBefore(offset);
    }

    /** The characters of {@code line} without its terminator. */
    public String line(int line) {
        return substring(lineStart(line), lineEnd(line));
    }

    public Span lineSpan(int line) {
        return new Span(lineStart(line), lineEnd(line));
    }

    public Position positionOf(int offset) {
        int line = lineOf(offset);
        return new Position(line, offset - lineStart(line));
    }

    /** The offset of {@code position}, moved to the nearest that exists: the end of its line, or of the text. */
    public int offsetOf(Position position) {
        if (position.line() >= lineCount()) {
            return length();
        }
        return Math.min(lineStart(position.line()) + position.character(), lineEnd(position.line()));
    }

    /** The UTF-8 bytes before {@code offset}; in the middle of a surrogate pair, those before the pair. */
    public int byteOf(int offset) {
        Objects.checkIndex(offset, length() + 1);
        return root.bytesBefore(offset);
    }

    /** The inverse of {@link #byteOf}. In the middle of a character it gives the offset before it. */
    public int offsetOfByte(int byteOffset) {
        Objects.checkIndex(byteOffset, byteLength() + 1);
        return root.charsBefore(byteOffset);
    }

    public String substring(int start, int end) {
        Objects.checkFromToIndex(start, end, length());
        return start == end ? "" : root.substring(start, end);
    }

    @Override
    public Text subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length());
        return new Text(root.slice(start, end));
    }

    /** This text with {@code replacement} in the place of the characters from {@code start} to {@code end}. */
    public Text replace(int start, int end, CharSequence replacement) {
        Objects.checkFromToIndex(start, end, length());
        return new Text(root.replace(start, end, of(replacement).root));
    }

    /**
     * This text with all of {@code changes} made, whose offsets all refer to this text.
     *
     * @throws IllegalArgumentException if they are not in order or overlap
     */
    public Text apply(List<TextChange> changes) {
        Text changed = this;
        int limit = length();
        for (TextChange change : changes.reversed()) {
            if (change.end() > limit) {
                throw new IllegalArgumentException(change.start() + ".." + change.end() + " reaches beyond " + limit);
            }
            changed = changed.replace(change.start(), change.end(), change.replacement());
            limit = change.start();
        }
        return changed;
    }

    /** This text with {@code other} behind it. */
    public Text concat(Text other) {
        return new Text(root.concat(other.root));
    }

    /** The bytes from {@code byteOffset} to the end of the leaf they are in: what a parser reads next. */
    public Chunk chunkAt(int byteOffset) {
        Objects.checkIndex(byteOffset, byteLength());
        return root.chunkAt(byteOffset);
    }

    /** Gives {@code reader} all bytes in order, leaf by leaf. */
    public void forEachChunk(Consumer<Chunk> reader) {
        root.forEachChunk(reader);
    }

    /** All bytes as one new array. */
    public byte[] toUtf8() {
        byte[] bytes = new byte[byteLength()];
        int[] at = {0};
        forEachChunk(chunk -> {
            System.arraycopy(chunk.bytes(), chunk.start(), bytes, at[0], chunk.length());
            at[0] += chunk.length();
        });
        return bytes;
    }

    @Override
    public String toString() {
        return substring(0, length());
    }

    /** Texts are equal when their characters are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && (root == text.root || sameBytes(text));
    }

    private boolean sameBytes(Text other) {
        if (byteLength() != other.byteLength()) {
            return false;
        }
        for (int at = 0; at < byteLength();) {
            Chunk mine = chunkAt(at);
            Chunk theirs = other.chunkAt(at);
            int common = mine.commonPrefix(theirs);
            if (common < Math.min(mine.length(), theirs.length())) {
                return false;
            }
            at += common;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int[] hash = {1};
        forEachChunk(chunk -> {
            for (int i = 0; i < chunk.length(); i++) {
                hash[0] = 31 * hash[0] + chunk.bytes()[chunk.start() + i];
            }
        });
        return hash[0];
    }
}
