package dev.rustaiide.app.documents;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * One step of a document.
 *
 * @param changes in ascending order, none overlapping another; all refer to {@code before}
 */
public record DocumentChange(Text before, Text after, List<TextChange> changes) {
    public DocumentChange {
        changes = List.copyOf(changes);
    }

    /** What {@code changes}, ordered and apart as above, make of {@code before}. */
    public static DocumentChange of(Text before, List<TextChange> changes) {
        return new DocumentChange(before, before.apply(changes), changes);
    }

    /** One change of the lines that differ, none if they are equal; of all, if reading them takes too long. */
    public static List<TextChange> between(Text from, Text to) {
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

    /** The step that takes this one back. */
    public DocumentChange inverse() {
        var back = new ArrayList<TextChange>(changes.size());
        int shift = 0;
        for (TextChange change : changes) {
            int start = change.start() + shift;
            back.add(new TextChange(start, start + change.replacement().length(),
                    before.subSequence(change.start(), change.end())));
            shift += change.growth();
        }
        return new DocumentChange(after, before, back);
    }

    /**
     * Where {@code offset} of the text before lies afterwards. At a place where text was put in, and inside text that
     * was replaced, it goes behind what is new if {@code behind}, otherwise before it.
     */
    public int map(int offset, boolean behind) {
        int shift = 0;
        for (TextChange change : changes) {
            if (offset < change.end() || offset == change.start()) {
                return shift + mapInto(change, offset, behind);
            }
            shift += change.growth();
        }
        return offset + shift;
    }

    private static int mapInto(TextChange change, int offset, boolean behind) {
        boolean touched = change.start() == change.end() ? offset == change.start() : offset > change.start();
        return !touched ? offset : change.start() + (behind ? change.replacement().length() : 0);
    }

    /** {@code selection} afterwards: text put in at its edges stays outside of it, an empty one moves behind. */
    public Selection map(Selection selection) {
        if (selection.isEmpty()) {
            return Selection.at(map(selection.caret(), true));
        }
        int start = map(selection.start(), true);
        int end = Math.max(start, map(selection.end(), false));
        return selection.isReversed() ? new Selection(end, start) : new Selection(start, end);
    }

    /** One change that covers all of them, for those who can follow only one. */
    public TextChange hull() {
        TextChange first = changes.getFirst();
        TextChange last = changes.getLast();
        int end = last.end() + after.length() - before.length();
        return changes.size() == 1 ? first
                : new TextChange(first.start(), last.end(), after.subSequence(first.start(), end));
    }
}
