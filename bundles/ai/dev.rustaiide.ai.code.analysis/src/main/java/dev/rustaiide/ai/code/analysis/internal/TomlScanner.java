package dev.rustaiide.ai.code.analysis.internal;

import java.nio.charset.StandardCharsets;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Reads TOML 1.0 once from start to end, by bytes. What is wrong is counted and skipped to the end of its line, or of
 * an array that never closes to the next key, so the rest reads as usual.
 */
final class TomlScanner {
    private static final int NONE = -1;
    private static final int LONGEST_DETAIL = 80;

    private final byte[] text;
    private final Scan scan = new Scan();
    private int at;
    /** Whether a value comes next, rather than a key. */
    private boolean value;
    /** Where the brackets that are open stand. */
    private int[] open = new int[8];
    private int depth;
    private int keyStart = NONE;
    private int keyEnd;
    private int valueStart = NONE;
    private int tableStart = NONE;
    private int tableNameStart;
    private int tableNameEnd;
    private int lastContent;
    private int commentStart = NONE;
    private int commentEnd;

    private TomlScanner(byte[] text) {
        this.text = text;
    }

    static Scan scan(byte[] text) {
        var scanner = new TomlScanner(text);
        scanner.run();
        return scanner.scan;
    }

    private void run() {
        while (at < text.length) {
            int before = at;
            step(text[at]);
            if (at > before && text[before] > ' ' && text[before] != '#') {
                lastContent = at;
            }
        }
        if (depth > 0 || value) {
            scan.error();
        }
        endOfKey();
        endOfTable();
        endOfComments();
    }

    private void step(byte b) {
        switch (b) {
            case ' ', '\t', '\r' -> at++;
            case '\n' -> lineFeed();
            case '#' -> comment();
            case '"', '\'' -> string(b);
            case '[' -> openSquare();
            case '{' -> open(value);
            case ']', '}' -> close(b);
            case '=' -> equals();
            case ',' -> comma();
            case '.' -> dot();
            default -> word();
        }
    }

    private boolean isInside(char bracket) {
        return depth > 0 && text[open[depth - 1]] == bracket;
    }

    private void lineFeed() {
        at++;
        if (depth > 0) {
            leaveWhatNeverCloses();
        } else {
            if (value || keyStart != NONE && valueStart == NONE) {
                scan.error();
            }
            value = false;
            endOfKey();
        }
    }

    /** Inside an array no line starts with a key and its sign. */
    private void leaveWhatNeverCloses() {
        int i = at;
        while (i < text.length && (Words.isNamePart(text[i]) || text[i] == '-')) {
            i++;
        }
        int end = i;
        while (i < text.length && text[i] == ' ') {
            i++;
        }
        if (isInside('[') && end > at && i < text.length && text[i] == '=') {
            scan.error();
            depth = 0;
            value = false;
            endOfKey();
        }
    }

    private void comment() {
        int start = at;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        scan.token(start, at, HighlightKind.COMMENT);
        if (commentStart == NONE || hasCode(commentEnd, start)) {
            endOfComments();
            commentStart = start;
        }
        commentEnd = at;
    }

    private boolean hasCode(int from, int to) {
        int feeds = 0;
        for (int i = from; i < to; i++) {
            feeds += text[i] == '\n' ? 1 : 0;
            if (text[i] > ' ' || feeds > 1) {
                return true;
            }
        }
        return false;
    }

    private void endOfComments() {
        if (commentStart != NONE) {
            scan.block(commentStart, commentEnd, Fold.Kind.COMMENT);
        }
        commentStart = NONE;
    }

    private void openSquare() {
        if (value) {
            open(true);
        } else if (depth == 0 && keyStart == NONE) {
            header();
        } else {
            wrong();
        }
    }

    private void open(boolean allowed) {
        if (!allowed) {
            wrong();
            return;
        }
        startOfValue();
        if (depth == open.length) {
            open = java.util.Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = at;
        scan.token(at, at + 1, HighlightKind.PUNCTUATION);
        value = text[at] == '[';
        at++;
    }

    private void close(byte b) {
        boolean matches = depth > 0 && isInside(b == ']' ? '[' : '{');
        if (!matches) {
            wrong();
            return;
        }
        int start = open[--depth];
        scan.pair(start, at);
        scan.block(start, lineBefore(at), Fold.Kind.BLOCK);
        scan.token(at, at + 1, HighlightKind.PUNCTUATION);
        at++;
        value = false;
    }

    /** The end of the line before, if only blanks stand before {@code close} on its own. */
    private int lineBefore(int close) {
        int i = close;
        while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t')) {
            i--;
        }
        return i > 0 && text[i - 1] == '\n' ? i - 1 : close;
    }

    private void equals() {
        if (value || keyStart == NONE) {
            wrong();
            return;
        }
        scan.token(at, at + 1, HighlightKind.OPERATOR);
        at++;
        value = true;
    }

    private void comma() {
        if (depth == 0) {
            wrong();
            return;
        }
        scan.token(at, at + 1, HighlightKind.PUNCTUATION);
        at++;
        value = isInside('[');
    }

    private void dot() {
        if (value || keyStart == NONE) {
            wrong();
            return;
        }
        scan.token(at, at + 1, HighlightKind.PUNCTUATION);
        at++;
    }

    private void startOfValue() {
        if (depth == 0 && valueStart == NONE) {
            valueStart = at;
        }
    }

    /** A word that is a key, a number, a date or a truth value. */
    private void word() {
        int start = at;
        while (at < text.length && isWordPart(text[at])) {
            at++;
        }
        if (at == start) {
            wrong();
        } else if (value) {
            at = start;
            startOfValue();
            plainValue();
        } else {
            key(start, at);
        }
    }

    private static boolean isWordPart(byte b) {
        return Words.isNamePart(b) || b == '-' || b == '+';
    }

    private void plainValue() {
        int start = at;
        while (at < text.length && (isWordPart(text[at]) || text[at] == '.' || text[at] == ':' || isDateBlank(start))) {
            at++;
        }
        String word = new String(text, start, at - start, StandardCharsets.UTF_8);
        boolean truth = "true".equals(word) || "false".equals(word);
        if (!truth && !isNumber(word)) {
            scan.error();
        } else {
            scan.token(start, at, truth ? HighlightKind.CONSTANT : HighlightKind.NUMBER);
        }
        value = false;
    }

    /** Dates and times are made of the same characters. */
    private static boolean isNumber(String word) {
        String digits = word.startsWith("+") || word.startsWith("-") ? word.substring(1) : word;
        if ("inf".equals(digits) || "nan".equals(digits)) {
            return true;
        }
        for (int i = 0; i < digits.length(); i++) {
            if ("0123456789abcdefABCDEFxo_.+-: TtZz".indexOf(digits.charAt(i)) < 0) {
                return false;
            }
        }
        return !digits.isEmpty() && Character.isDigit(digits.charAt(0));
    }

    /** A date and its time may have a blank between them. */
    private boolean isDateBlank(int start) {
        return text[at] == ' ' && at - start == 10 && text[start + 4] == '-' && at + 2 < text.length
                && Character.isDigit(text[at + 1]) && Character.isDigit(text[at + 2]);
    }

    private void key(int start, int end) {
        if (depth == 0 && valueStart != NONE) {
            wrong();
            return;
        }
        scan.token(start, end, HighlightKind.PROPERTY);
        if (depth == 0) {
            keyStart = keyStart == NONE ? start : keyStart;
            keyEnd = end;
        }
    }

    private void string(byte quote) {
        int start = at;
        boolean three = at + 2 < text.length && text[at + 1] == quote && text[at + 2] == quote;
        if (value) {
            startOfValue();
            skipString(quote, three, HighlightKind.STRING);
            if (three) {
                scan.block(start, Math.min(at, text.length - 1), Fold.Kind.BLOCK);
            }
            value = false;
        } else {
            skipString(quote, false, HighlightKind.PROPERTY);
            if (depth == 0) {
                keyStart = keyStart == NONE ? start : keyStart;
                keyEnd = at;
            }
        }
    }

    private void skipString(byte quote, boolean three, HighlightKind kind) {
        int part = at;
        at += three ? 3 : 1;
        while (at < text.length && (three || text[at] != '\n')) {
            if (text[at] == '\\' && quote == '"') {
                scan.token(part, at, kind);
                part = escape();
            } else if (text[at] == quote && (!three || isTriple(quote))) {
                at += three ? 3 : 1;
                while (three && at < text.length && text[at] == quote) {
                    at++;
                }
                scan.token(part, at, kind);
                return;
            } else {
                at++;
            }
        }
        scan.error();
        scan.token(part, at, kind);
    }

    private boolean isTriple(byte quote) {
        return at + 2 < text.length && text[at + 1] == quote && text[at + 2] == quote;
    }

    /** Goes behind an escape and gives the place. */
    private int escape() {
        int start = at++;
        if (at < text.length) {
            int digits = text[at] == 'u' ? 4 : text[at] == 'U' ? 8 : text[at] == 'x' ? 2 : 0;
            boolean feed = text[at] == '\n' || text[at] == '\r';
            at += feed ? 0 : 1;
            for (; digits > 0 && at < text.length && Character.digit(text[at], 16) >= 0; digits--) {
                at++;
            }
        }
        scan.token(start, at, HighlightKind.ESCAPE);
        return at;
    }

    private void header() {
        endOfTable();
        int start = at;
        boolean many = at + 1 < text.length && text[at + 1] == '[';
        at += many ? 2 : 1;
        scan.token(start, at, HighlightKind.PUNCTUATION);
        tableStart = start;
        tableNameStart = at;
        headerName();
        tableNameEnd = at;
        int closing = at;
        while (at < text.length && text[at] == ']' && at - closing < (many ? 2 : 1)) {
            at++;
        }
        scan.token(closing, at, HighlightKind.PUNCTUATION);
        if (at - closing == (many ? 2 : 1)) {
            scan.pair(start, at - 1);
            if (many) {
                scan.pair(start + 1, closing);
            }
        } else {
            wrong();
        }
    }

    private void headerName() {
        while (at < text.length && text[at] != ']' && text[at] != '\n' && text[at] != '#') {
            int start = at;
            if (text[at] == '"' || text[at] == '\'') {
                skipString(text[at], false, HighlightKind.TYPE);
            } else if (isWordPart(text[at])) {
                while (at < text.length && isWordPart(text[at])) {
                    at++;
                }
                scan.token(start, at, HighlightKind.TYPE);
            } else {
                at++;
                scan.token(start, text[start] == '.' ? at : start, HighlightKind.PUNCTUATION);
            }
        }
    }

    private void endOfKey() {
        if (keyStart != NONE && valueStart != NONE) {
            int end = Math.max(lastContent, valueStart);
            int cut = Math.min(end, valueStart + LONGEST_DETAIL);
            scan.item(keyStart, end, keyStart, keyEnd, SymbolKind.KEY, string(keyStart, keyEnd), string(valueStart,
                    cut));
        }
        keyStart = NONE;
        valueStart = NONE;
    }

    private String string(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    }

    private void endOfTable() {
        if (tableStart != NONE) {
            int end = Math.max(lastContent, tableNameEnd);
            scan.item(tableStart, end, tableNameStart, tableNameEnd, SymbolKind.TABLE,
                    string(tableNameStart, tableNameEnd), "");
            scan.block(tableStart, end, Fold.Kind.BLOCK);
        }
        tableStart = NONE;
    }

    /** Skips the rest of the line. */
    private void wrong() {
        scan.error();
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        value = depth > 0 && isInside('[');
    }
}
