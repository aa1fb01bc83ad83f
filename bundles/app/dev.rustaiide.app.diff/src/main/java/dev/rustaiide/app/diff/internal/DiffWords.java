package dev.rustaiide.app.diff.internal;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** What is said about differences, and words in their texts. */
public final class DiffWords {
    private DiffWords() {}

    /** E.g. {@code change 2 of 7: lines 4 to 6 removed}. */
    public static String hunk(Comparison comparison, int number) {
        Hunk hunk = comparison.hunks().get(number);
        String what = hunk.added() == 0 ? lines(hunk.beforeStart(), hunk.removed()) + " removed"
                : hunk.removed() == 0 ? lines(hunk.afterStart(), hunk.added()) + " added"
                : lines(hunk.beforeStart(), hunk.removed()) + " replaced by " + lines(hunk.afterStart(), hunk.added());
        return "change " + (number + 1) + " of " + comparison.hunks().size() + ": " + what;
    }

    private static String lines(int first, int count) {
        return count == 1 ? "line " + (first + 1) : "lines " + (first + 1) + " to " + (first + count);
    }

    /** E.g. {@code 2 of 7}, or {@code No differences}. */
    public static String place(Comparison comparison, int current) {
        int count = comparison.hunks().size();
        return count == 0 ? "No differences" : current < 0 ? count + (count == 1 ? " change" : " changes")
                : (current + 1) + " of " + count;
    }

    /** How many lines came and went: {@code +12 −3}. */
    public static String sizes(Comparison comparison) {
        int added = comparison.hunks().stream().mapToInt(Hunk::added).sum();
        int removed = comparison.hunks().stream().mapToInt(Hunk::removed).sum();
        return "+" + added + " −" + removed;
    }

    /** The word around the caret. */
    static Picked wordAt(Text text, Picked picked) {
        int start = Math.min(picked.caret(), text.length());
        int end = start;
        while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        return new Picked(picked.side(), start, end);
    }
}
