package dev.rustaiide.app.documents;

import dev.rustaiide.foundation.types.Span;

/** What one caret has selected: from where it started to where it is now, in either direction. */
public record Selection(int anchor, int caret) {
    /** The empty selection at {@code offset}. */
    public static Selection at(int offset) {
        return new Selection(offset, offset);
    }

    public int start() {
        return Math.min(anchor, caret);
    }

    public int end() {
        return Math.max(anchor, caret);
    }

    public boolean isEmpty() {
        return anchor == caret;
    }

    /** Whether the caret is at its start. */
    public boolean isReversed() {
        return caret < anchor;
    }

    public Span span() {
        return new Span(start(), end());
    }
}
