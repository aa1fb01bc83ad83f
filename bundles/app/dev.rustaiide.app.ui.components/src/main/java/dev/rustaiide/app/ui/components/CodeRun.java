package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a line of code that is drawn at once: it has one colour and is found, or is not, as a whole. */
record CodeRun(int start, int end, Token color, boolean found) {
    /**
     * The first {@code length} characters of a line in runs.
     *
     * @param found ascending indices
     * @param tints ascending and apart; what has none is {@code plain}
     */
    static List<CodeRun> of(int length, int[] found, List<CodeTint.Tinted> tints, Token plain) {
        var runs = new ArrayList<CodeRun>();
        int nextFound = 0;
        int nextTint = 0;
        int start = 0;
        while (start < length) {
            while (nextTint < tints.size() && tints.get(nextTint).end() <= start) {
                nextTint++;
            }
            while (nextFound < found.length && found[nextFound] < start) {
                nextFound++;
            }
            boolean isFound = nextFound < found.length && found[nextFound] == start;
            int end = isFound ? endOf(found, nextFound) : nextFound < found.length ? found[nextFound] : length;
            Token color = plain;
            if (nextTint < tints.size()) {
                CodeTint.Tinted tint = tints.get(nextTint);
                color = tint.start() <= start ? tint.token() : plain;
                end = Math.min(end, tint.start() <= start ? tint.end() : tint.start());
            }
            end = Math.min(end, length);
            runs.add(new CodeRun(start, end, color, isFound));
            start = end;
        }
        return runs;
    }

    /** Where the row of neighbours that begins at {@code index} ends. */
    private static int endOf(int[] found, int index) {
        int last = index;
        while (last + 1 < found.length && found[last + 1] == found[last] + 1) {
            last++;
        }
        return found[last] + 1;
    }
}
