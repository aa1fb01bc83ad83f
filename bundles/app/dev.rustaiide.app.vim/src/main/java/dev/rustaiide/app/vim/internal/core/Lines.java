package dev.rustaiide.app.vim.internal.core;

import dev.rustaiide.foundation.text.Text;

/** A text as lines with columns. The end of a line, where no character is, is a place as well. */
record Lines(Text text) {
    static final int NOWHERE = -1;

    int count() {
        return text.lineCount();
    }

    int last() {
        return count() - 1;
    }

    int of(int offset) {
        return text.lineOf(offset);
    }

    int start(int line) {
        return text.lineStart(line);
    }

    int end(int line) {
        return text.lineEnd(line);
    }

    int length(int line) {
        return end(line) - start(line);
    }

    boolean isEmpty(int line) {
        return length(line) == 0;
    }

    String line(int line) {
        return text.substring(start(line), end(line));
    }

    /** The first line behind {@code line}, or the end of the text. */
    int next(int line) {
        return line < last() ? start(line + 1) : text.length();
    }

    boolean isAtEnd(int offset) {
        return offset == end(of(offset));
    }

    /** The character at {@code offset}; 0 at the end of a line. */
    int at(int offset) {
        return offset >= text.length() || isAtEnd(offset) ? 0 : Character.codePointAt(text, offset);
    }

    /** The place behind the character at {@code offset}, which stays within its line. */
    int behind(int offset) {
        int c = at(offset);
        return c == 0 ? offset : offset + Character.charCount(c);
    }

    /** The place before {@code offset} within its line. */
    int before(int offset) {
        if (offset == start(of(offset))) {
            return offset;
        }
        return offset - Character.charCount(Character.codePointBefore(text, offset));
    }

    /** The next place, ends of lines among them; {@link #NOWHERE} at the end of the text. */
    int step(int offset) {
        int line = of(offset);
        return offset < end(line) ? behind(offset) : line < last() ? start(line + 1) : NOWHERE;
    }

    /** The place before, ends of lines among them; {@link #NOWHERE} at the start of the text. */
    int stepBack(int offset) {
        int line = of(offset);
        return offset > start(line) ? before(offset) : line > 0 ? end(line - 1) : NOWHERE;
    }

    /** Where a caret that is on characters may be: not at the end of a line that has any. */
    int onCharacter(int offset) {
        int within = Math.max(0, Math.min(offset, text.length()));
        int line = of(within);
        within = Math.min(within, end(line));
        return within == end(line) && !isEmpty(line) ? before(within) : within;
    }

    int firstNonBlank(int line) {
        int at = start(line);
        while (at < end(line) && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    String indent(int line) {
        return text.substring(start(line), firstNonBlank(line));
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    int column(int offset) {
        return offset - start(of(offset));
    }

    /** The place in {@code line} at {@code column}, or at its end. */
    int place(int line, int column) {
        int within = Math.max(0, Math.min(line, last()));
        int at = start(within) + Math.min(Math.max(0, column), length(within));
        return at > start(within) && at < end(within) && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
