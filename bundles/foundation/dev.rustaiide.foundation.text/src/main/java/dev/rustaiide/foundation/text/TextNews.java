package dev.rustaiide.foundation.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How one text became another, for those who hear it: what scrolled away is gone from the start, so that what came at
 * the end is all that is new.
 */
public final class TextNews {
    private TextNews() {}

    /**
     * A part that came or went; each is about the text as those before it have left it.
     *
     * @param text what was inserted, or what is gone
     */
    public record Change(boolean isInsert, int at, String text) {}

    /** The changes, in order. */
    public static List<Change> between(String before, String now) {
        var changes = new ArrayList<Change>();
        if (before.equals(now)) {
            return changes;
        }
        int scrolled = scrolled(before, now);
        if (scrolled > 0) {
            changes.add(new Change(false, 0, before.substring(0, scrolled)));
        }
        String rest = before.substring(scrolled);
        int start = commonStart(rest, now);
        int tail = commonEnd(rest, now, Math.min(rest.length(), now.length()) - start);
        if (rest.length() - tail > start) {
            changes.add(new Change(false, start, rest.substring(start, rest.length() - tail)));
        }
        if (now.length() - tail > start) {
            changes.add(new Change(true, start, now.substring(start, now.length() - tail)));
        }
        return changes;
    }

    private static int commonStart(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int same = 0;
        while (same < end && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return inPair(one, same) || inPair(other, same) ? same - 1 : same;
    }

    private static int commonEnd(String one, String other, int most) {
        int same = 0;
        while (same < most && one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            same++;
        }
        return same > 0 && (inPair(one, one.length() - same) || inPair(other, other.length() - same)) ? same - 1 : same;
    }

    private static boolean inPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** How much of the start of {@code before} is gone: whole lines, with what follows them at the start of now. */
    private static int scrolled(String before, String now) {
        if (before.isEmpty() || now.isEmpty() || firstLine(before).equals(firstLine(now))) {
            return 0;
        }
        int lastLine = before.lastIndexOf('\n');
        for (int line = before.indexOf('\n') + 1; line > 0 && line <= lastLine; line = before.indexOf('\n', line) + 1) {
            // The last line is where something was being written.
            int kept = lastLine + 1 - line;
            if (kept <= now.length() && now.startsWith(before.substring(line, lastLine + 1))
                    && !before.substring(line, lastLine).isBlank()) {
                return line;
            }
        }
        return 0;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
