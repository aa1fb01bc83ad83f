package dev.rustaiide.app.editor.internal;

import java.text.BreakIterator;
import java.util.Locale;

import dev.rustaiide.foundation.text.Text;

/** Where a caret may stand: between characters as people count them, never inside one or inside a line's end. */
public final class Graphemes {
    /** Longer clusters exist only to break programs; a caret may stop inside them. */
    private static final int WINDOW = 64;

    private Graphemes() {}

    /** The next place behind {@code offset}, or the end of the text. */
    public static int next(Text text, int offset) {
        if (offset >= text.length()) {
            return text.length();
        }
        char c = text.charAt(offset);
        if (c == '\r' && offset + 1 < text.length() && text.charAt(offset + 1) == '\n') {
            return offset + 2;
        }
        if (c < 0x80 && (offset + 1 == text.length() || text.charAt(offset + 1) < 0x80)) {
            return offset + 1;
        }
        String window = text.substring(offset, Math.min(text.length(), offset + WINDOW));
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(window);
        int next = breaks.following(0);
        return offset + (next == BreakIterator.DONE ? 1 : next);
    }

    /** The last place before {@code offset}, or the start of the text. */
    public static int previous(Text text, int offset) {
        if (offset <= 0) {
            return 0;
        }
        char c = text.charAt(offset - 1);
        if (c == '\n' && offset >= 2 && text.charAt(offset - 2) == '\r') {
            return offset - 2;
        }
        if (c < 0x80) {
            return offset - 1;
        }
        int from = Math.max(text.lineStart(text.lineOf(offset)), offset - WINDOW);
        String window = text.substring(from, Math.min(text.length(), offset + 1));
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(window);
        int previous = breaks.preceding(offset - from);
        return previous == BreakIterator.DONE ? offset - 1 : from + previous;
    }
}
