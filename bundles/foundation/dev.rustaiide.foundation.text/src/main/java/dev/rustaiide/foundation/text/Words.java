package dev.rustaiide.foundation.text;

import dev.rustaiide.foundation.types.Span;

/** Words as programmers jump over them: names, runs of signs, and the space between. */
public final class Words {
    private static final int SPACE = 0;
    private static final int NAME = 1;
    private static final int SIGN = 2;
    private static final int LINE_END = 3;

    private Words() {}

    /** Whether {@code c} can be part of a name. Halves of surrogate pairs count: most are letters or symbols alone. */
    public static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int kind(char c) {
        return c == '\n' || c == '\r' ? LINE_END : c <= ' ' || Character.isWhitespace(c) ? SPACE
                : isName(c) ? NAME : SIGN;
    }

    /** The start of the word before {@code offset}; at the start of a line, the end of the line before. */
    public static int left(Text text, int offset) {
        int at = offset;
        while (at > 0 && kind(text.charAt(at - 1)) == SPACE) {
            at--;
        }
        if (at == 0) {
            return 0;
        }
        int kind = kind(text.charAt(at - 1));
        if (kind == LINE_END) {
            return at < offset ? at : Boundaries.previousCharacter(text, at);
        }
        while (at > 0 && kind(text.charAt(at - 1)) == kind) {
            at--;
        }
        return at;
    }

    /** The end of the word behind {@code offset}; at the end of a line, the start of the next. */
    public static int right(Text text, int offset) {
        int at = offset;
        int length = text.length();
        while (at < length && kind(text.charAt(at)) == SPACE) {
            at++;
        }
        if (at == length) {
            return length;
        }
        int kind = kind(text.charAt(at));
        if (kind == LINE_END) {
            return at > offset ? at : Boundaries.nextCharacter(text, at);
        }
        while (at < length && kind(text.charAt(at)) == kind) {
            at++;
        }
        return at;
    }

    /** What a double click at {@code offset} selects: the run of one kind there, a name if one is next to it. */
    public static Span around(Text text, int offset) {
        int line = text.lineOf(offset);
        int from = text.lineStart(line);
        int to = text.lineEnd(line);
        int at = Math.min(offset, to);
        if (at == to || kind(text.charAt(at)) != NAME && at > from && kind(text.charAt(at - 1)) == NAME) {
            at--;
        }
        if (at < from) {
            return new Span(from, from);
        }
        int kind = kind(text.charAt(at));
        int start = at;
        while (start > from && kind(text.charAt(start - 1)) == kind) {
            start--;
        }
        int end = at;
        while (end < to && kind(text.charAt(end)) == kind) {
            end++;
        }
        return new Span(start, end);
    }

    /** The name that {@code offset} is in or next to; empty if there is none. */
    public static Span nameAt(Text text, int offset) {
        Span span = around(text, offset);
        return span.isEmpty() || !isName(text.charAt(span.start())) ? new Span(offset, offset) : span;
    }
}
