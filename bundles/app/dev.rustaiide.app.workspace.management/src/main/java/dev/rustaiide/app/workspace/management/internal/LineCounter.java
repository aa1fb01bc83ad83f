package dev.rustaiide.app.workspace.management.internal;

import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Turns offsets that come in order into lines and columns, in one pass over the text. */
final class LineCounter {
    /** What is shown of a line that is longer. */
    private static final int LONGEST = 400;
    private static final int BEFORE = 80;

    private final String text;
    private int line;
    private int lineStart;

    LineCounter(String text) {
        this(text, 0);
    }

    /** @param first the line that {@code text} begins */
    LineCounter(String text, int first) {
        this.text = text;
        this.line = first;
    }

    Range range(int start, int end) {
        return new Range(position(start), position(end));
    }

    private Position position(int offset) {
        for (int feed = text.indexOf('\n', lineStart); feed >= 0 && feed < offset;
                feed = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = feed + 1;
        }
        return new Position(line, offset - lineStart);
    }

    TextSearch.Match match(int start, int end) {
        Position from = position(start);
        int first = lineStart;
        int last = endOfLine(start);
        Position to = position(end);
        if (last - first > LONGEST) {
            first = boundary(Math.max(first, start - BEFORE));
            last = boundary(Math.min(last, first + LONGEST));
        }
        int shownEnd = Math.max(Math.min(end, last), Math.min(start, last));
        return new TextSearch.Match(new Range(from, to), text.substring(first, last), Math.min(start, last) - first,
                shownEnd - first);
    }

    private int endOfLine(int offset) {
        int feed = text.indexOf('\n', offset);
        int end = feed < 0 ? text.length() : feed;
        return end > lineStart && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** {@code offset}, or the one before it in the middle of a surrogate pair. */
    private int boundary(int offset) {
        return offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset)) ? offset - 1
                : offset;
    }
}
