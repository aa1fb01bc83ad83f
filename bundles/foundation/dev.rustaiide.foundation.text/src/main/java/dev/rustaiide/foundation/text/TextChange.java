package dev.rustaiide.foundation.text;

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
