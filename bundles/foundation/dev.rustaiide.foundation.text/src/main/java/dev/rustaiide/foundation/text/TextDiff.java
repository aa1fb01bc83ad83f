package dev.rustaiide.foundation.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two texts, line by line. Lines that are unique in both texts are matched first, as people would;
 * what lies between them is compared by Myers' algorithm, and given as one hunk where that would take too long.
 *
 * <p>A line goes with its terminator, so {@code a} and {@code a\r} differ; what follows the last line feed is a line
 * unless it is empty. Any thread may use it.
 */
public final class TextDiff {
    private TextDiff() {}

    /**
     * Lines that gave way to others.
     *
     * @param beforeStart the first line of the old text, from zero
     * @param beforeEnd the line behind the last; the same if lines were only added
     * @param afterStart the first line of the new text
     * @param afterEnd the line behind the last; the same if lines were only removed
     */
    public record Hunk(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
        public int removed() {
            return beforeEnd - beforeStart;
        }

        public int added() {
            return afterEnd - afterStart;
        }
    }

    /** The hunks in order; between two of them is at least one line that both texts have. */
    public static List<Hunk> of(Text before, Text after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<String, Integer> numbers = new HashMap<>();
        int[] old = numbered(before, numbers);
        int[] fresh = numbered(after, numbers);
        return new LineMatching(old, fresh).hunks();
    }

    /** How many lines {@code text} has in this sense. */
    public static int lineCount(Text text) {
        int count = text.lineCount();
        return text.lineStart(count - 1) == text.length() ? count - 1 : count;
    }

    /** Where {@code line} starts; for the line behind the last, the end of the text. */
    public static int lineStart(Text text, int line) {
        return line < text.lineCount() ? text.lineStart(line) : text.length();
    }

    /** What makes {@code before} into {@code after} as far as {@code chosen} of their hunks go, in their order. */
    public static List<TextChange> changes(Text before, Text after, List<Hunk> chosen) {
        List<TextChange> changes = new ArrayList<>();
        for (Hunk hunk : chosen) {
            changes.add(new TextChange(lineStart(before, hunk.beforeStart), lineStart(before, hunk.beforeEnd),
                    after.subSequence(lineStart(after, hunk.afterStart), lineStart(after, hunk.afterEnd))));
        }
        return changes;
    }

    private static int[] numbered(Text text, Map<String, Integer> numbers) {
        int[] lines = new int[lineCount(text)];
        String all = text.toString();
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            int lineFeed = all.indexOf('\n', start);
            int end = lineFeed < 0 ? all.length() : lineFeed + 1;
            lines[i] = numbers.computeIfAbsent(all.substring(start, end), fresh -> numbers.size());
            start = end;
        }
        return lines;
    }
}
