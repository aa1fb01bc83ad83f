package dev.rustaiide.ai.code.analysis.internal;

import dev.rustaiide.ai.code.analysis.HighlightKind;

/** Reads what is inside a line of Markdown. */
final class MarkdownLine {
    /** How much of a line is looked at, and how far for what closes something: a line may have a million characters. */
    private static final int MOST = 20_000;
    private static final int FAR = 2_000;

    private final byte[] text;
    private final Scan scan;

    MarkdownLine(byte[] text, Scan scan) {
        this.text = text;
        this.scan = scan;
    }

    void scan(int start, int lineEnd) {
        int end = Math.min(lineEnd, start + MOST);
        for (int at = start; at < end;) {
            at = Math.max(at + 1, token(at, end, lineEnd));
        }
    }

    /** Reads what starts at {@code at} and gives the place behind it. */
    private int token(int at, int end, int lineEnd) {
        return switch (text[at]) {
            case '\\' -> escape(at, lineEnd);
            case '`' -> code(at, lineEnd);
            case '*', '_' -> emphasis(at, lineEnd);
            case '[' -> link(at, lineEnd);
            case '<' -> tag(at, lineEnd);
            case '|' -> single(at, HighlightKind.PUNCTUATION);
            case 'h' -> address(at, end);
            default -> at + 1;
        };
    }

    private int single(int at, HighlightKind kind) {
        scan.token(at, at + 1, kind);
        return at + 1;
    }

    private int escape(int at, int end) {
        boolean escapes = at + 1 < end && text[at + 1] > ' ' && !Words.isNamePart(text[at + 1]);
        scan.token(at, escapes ? at + 2 : at, HighlightKind.ESCAPE);
        return escapes ? at + 2 : at + 1;
    }

    private int run(int at, int end) {
        int i = at;
        while (i < end && text[i] == text[at]) {
            i++;
        }
        return i - at;
    }

    private int code(int at, int end) {
        int ticks = run(at, end);
        int limit = Math.min(end, at + FAR);
        for (int i = at + ticks; i < limit;) {
            int closing = text[i] == '`' ? run(i, end) : 0;
            if (closing == ticks) {
                scan.token(at, i + ticks, HighlightKind.STRING);
                return i + ticks;
            }
            i += Math.max(1, closing);
        }
        return at + ticks;
    }

    private int emphasis(int at, int end) {
        int marks = run(at, end);
        boolean opens = marks <= 3 && at + marks < end && text[at + marks] > ' '
                && (text[at] == '*' || at == 0 || !Words.isNamePart(text[at - 1]));
        int limit = Math.min(end, at + FAR);
        for (int i = at + marks; opens && i < limit; i++) {
            boolean closes = text[i] == text[at] && run(i, end) >= marks && text[i - 1] > ' ';
            if (closes) {
                scan.token(at, i + marks, marks == 1 ? HighlightKind.VARIABLE : HighlightKind.KEYWORD);
                return i + marks;
            }
        }
        return at + marks;
    }

    private int find(int from, int end, char what) {
        int limit = Math.min(end, from + FAR);
        for (int i = from; i < limit; i++) {
            if (text[i] == what) {
                return i;
            }
        }
        return -1;
    }

    /** {@code [text](target)}, {@code [text][label]} or {@code [label]: target}. */
    private int link(int at, int end) {
        int close = find(at + 1, end, ']');
        if (close < 0 || close + 1 >= end) {
            return at + 1;
        }
        char next = (char) text[close + 1];
        int last = next == '(' ? find(close + 2, end, ')') : next == '[' ? find(close + 2, end, ']') : -1;
        if (last > 0) {
            scan.token(at, last + 1, HighlightKind.LINK);
            scan.pair(at, close);
            scan.pair(close + 1, last);
            return last + 1;
        }
        if (next == ':') {
            scan.token(at, end, HighlightKind.LINK);
            return end;
        }
        return at + 1;
    }

    private int tag(int at, int end) {
        int close = find(at + 1, end, '>');
        boolean starts = at + 1 < end && (Character.isLetter(text[at + 1])
                || text[at + 1] == '/' || text[at + 1] == '!');
        if (close < 0 || !starts) {
            return at + 1;
        }
        int colon = find(at + 1, close, ':');
        int blank = find(at + 1, close, ' ');
        scan.token(at, close + 1, colon > 0 && blank < 0 ? HighlightKind.LINK : HighlightKind.TAG);
        return close + 1;
    }

    /** A web address on its own. */
    private int address(int at, int end) {
        int i = at;
        while (i < end && text[i] >= 'a' && text[i] <= 'z') {
            i++;
        }
        boolean address = (i - at == 4 || i - at == 5) && text[at + 1] == 't' && i + 2 < end && text[i] == ':'
                && text[i + 1] == '/' && text[i + 2] == '/' && (at == 0 || !Words.isNamePart(text[at - 1]));
        if (!address) {
            return i;
        }
        while (i < end && text[i] > ' ' && text[i] != ')' && text[i] != '>' && text[i] != '"') {
            i++;
        }
        scan.token(at, i, HighlightKind.LINK);
        return i;
    }
}
