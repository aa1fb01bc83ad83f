package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** What to change in a text so that it becomes another one. */
public final class Reload {
    private Reload() {}

    /** One change of the lines that differ, none if they are equal; of all, if reading them takes too long. */
    public static List<TextChange> changes(Text from, Text to) {
        if (from.pages().isPresent() || to.pages().isPresent()) {
            return List.of(new TextChange(0, from.length(), to));
        }
        if (from.equals(to)) {
            return List.of();
        }
        int most = Math.min(from.lineCount(), to.lineCount());
        int head = 0;
        while (head < most - 1 && sameLine(from, head, to, head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head - 1
                && sameLine(from, from.lineCount() - 1 - tail, to, to.lineCount() - 1 - tail)) {
            tail++;
        }
        int start = from.lineStart(head);
        int end = tail == 0 ? from.length() : from.lineStart(from.lineCount() - tail);
        int newEnd = tail == 0 ? to.length() : to.lineStart(to.lineCount() - tail);
        return List.of(new TextChange(start, end, to.subSequence(to.lineStart(head), newEnd)));
    }

    private static boolean sameLine(Text a, int lineA, Text b, int lineB) {
        int startA = a.lineStart(lineA);
        int startB = b.lineStart(lineB);
        int endA = lineA + 1 < a.lineCount() ? a.lineStart(lineA + 1) : a.length();
        int endB = lineB + 1 < b.lineCount() ? b.lineStart(lineB + 1) : b.length();
        return endA - startA == endB - startB && a.substring(startA, endA).equals(b.substring(startB, endB));
    }

    /** The changes that give every line of {@code text} the ending {@code to}. */
    public static List<TextChange> withLineEndings(Text text, LineEnding to) {
        var changes = new ArrayList<TextChange>();
        Text feed = Text.of(to.characters());
        for (int line = 0; line + 1 < text.lineCount(); line++) {
            int end = text.lineEnd(line);
            int next = text.lineStart(line + 1);
            if (next - end != to.characters().length()) {
                changes.add(new TextChange(end, next, feed));
            }
        }
        return changes;
    }
}
