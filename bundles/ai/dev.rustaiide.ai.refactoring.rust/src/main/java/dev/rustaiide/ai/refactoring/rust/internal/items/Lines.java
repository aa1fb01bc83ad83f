package dev.rustaiide.ai.refactoring.rust.internal.items;

import dev.rustaiide.foundation.text.Text;

/** Lines of a text, and how they begin and end. */
final class Lines {
    private Lines() {}

    /** How lines of {@code text} end. */
    static String end(Text text) {
        int first = text.lineCount() > 1 ? text.lineEnd(0) : 0;
        return first < text.length() && text.charAt(first) == '\r' ? "\r\n" : "\n";
    }

    /** The blanks before {@code offset} in its line. */
    static String indent(Text text, int offset) {
        int start = text.lineStart(text.lineOf(offset));
        int at = start;
        while (at < offset && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Deletes what lies between two offsets, with its lines if nothing else is on them, and an empty line less. */
    static void delete(TextEdits edits, SourceFile file, int start, int end) {
        Text text = file.text();
        int first = text.lineOf(start);
        int last = text.lineOf(end);
        boolean whole = text.substring(text.lineStart(first), start).isBlank()
                && text.substring(end, text.lineEnd(last)).isBlank() && last + 1 < text.lineCount();
        if (!whole) {
            edits.replace(file, start, end, "");
            return;
        }
        boolean opens = first == 0 || isBlank(text, first - 1) || line(text, first - 1).endsWith("{");
        boolean emptyAfter = last + 2 < text.lineCount() && isBlank(text, last + 1);
        boolean closes = line(text, last + 1).startsWith("}") && first > 0 && isBlank(text, first - 1);
        int from = text.lineStart(closes ? first - 1 : first);
        boolean taken = edits.of(file.path()).stream().anyMatch(change -> change.end() > from
                && change.start() < text.lineStart(first));
        edits.replace(file, taken ? text.lineStart(first) : from,
                text.lineStart(last + (opens && emptyAfter ? 2 : 1)), "");
    }

    private static String line(Text text, int line) {
        return line < text.lineCount() ? text.substring(text.lineStart(line), text.lineEnd(line)).strip() : "";
    }

    private static boolean isBlank(Text text, int line) {
        return text.substring(text.lineStart(line), text.lineEnd(line)).isBlank();
    }
}
