package dev.rustaiide.foundation.text;

import java.util.Optional;

import dev.rustaiide.foundation.types.Span;

/** Puts {@code replacement} in the place of the characters from {@code start} to {@code end}. */
public record TextChange(int start, int end, Text replacement) {
    public TextChange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no change of " + start + ".." + end);
        }
    }

    public static TextChange of(int start, int end, CharSequence replacement) {
        return new TextChange(start, end, Text.of(replacement));
    }

    public static TextChange insert(int offset, CharSequence inserted) {
        return of(offset, offset, inserted);
    }

    public static TextChange delete(int start, int end) {
        return new TextChange(start, end, Text.EMPTY);
    }

    /**
     * The change that makes {@code before} into {@code after}: all that lies between what they have in common at the
     * front and at the back. It starts and ends between whole characters, and never inside of a line's terminator.
     * Empty if the two are equal. If one came of the other it takes O(log n) and the length of what changed.
     */
    public static Optional<TextChange> between(Text before, Text after) {
        return Difference.between(before, after);
    }

    /** By how much the text gets longer; negative if shorter. */
    public int growth() {
        return replacement.length() - (end - start);
    }

    /** Where the replacement lies afterwards, if this is the only change. */
    public Span result() {
        return new Span(start, start + replacement.length());
    }

    /** The change that takes this one back; {@code before} is the text that this one is for. */
    public TextChange inverse(Text before) {
        return new TextChange(start, start + replacement.length(), before.subSequence(start, end));
    }

    /**
     * Where {@code offset} of the text before lies afterwards.
     *
     * @param after whether a place where something is inserted goes behind it; inside of what is replaced, likewise
     */
    public int map(int offset, boolean after) {
        if (offset < start || offset == start && !after) {
            return offset;
        }
        if (offset > end || offset == end && (after || start < end)) {
            return offset + growth();
        }
        return after ? start + replacement.length() : start;
    }
}
