package dev.rustaiide.foundation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.rustaiide.foundation.text.TextDiff.Hunk;

/**
 * Some of the lines in which two texts differ.
 *
 * @param before the text that the lines are removed from
 * @param after the text that lines are added from
 * @param removed lines of {@code before}, from zero
 * @param added lines of {@code after}, from zero
 */
public record LineChoice(Text before, Text after, Set<Integer> removed, Set<Integer> added) {
    public LineChoice {
        removed = Set.copyOf(removed);
        added = Set.copyOf(added);
    }

    /** All lines of some of the hunks that {@link TextDiff#of} finds, numbered from zero. */
    public static LineChoice hunks(Text before, Text after, Set<Integer> hunks) {
        List<Hunk> all = TextDiff.of(before, after);
        Set<Integer> removed = new TreeSet<>();
        Set<Integer> added = new TreeSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (hunks.contains(i)) {
                add(removed, all.get(i).beforeStart(), all.get(i).beforeEnd());
                add(added, all.get(i).afterStart(), all.get(i).afterEnd());
            }
        }
        return new LineChoice(before, after, removed, added);
    }

    /**
     * What differs in the lines {@code first} to {@code last} of {@code after}, from zero; lines that were removed
     * count where they were.
     */
    public static LineChoice lines(Text before, Text after, int first, int last) {
        Set<Integer> removed = new TreeSet<>();
        Set<Integer> added = new TreeSet<>();
        for (Hunk hunk : TextDiff.of(before, after)) {
            int from = Math.max(first, hunk.afterStart());
            int until = Math.min(last + 1, hunk.afterEnd());
            if (hunk.added() == 0 && hunk.afterStart() >= first && hunk.afterStart() <= last + 1) {
                add(removed, hunk.beforeStart(), hunk.beforeEnd());
            } else if (from < until) {
                add(added, from, until);
                // A line that took another's place goes with it.
                int paired = Math.min(hunk.removed(), until - hunk.afterStart());
                int skipped = Math.min(hunk.removed(), from - hunk.afterStart());
                boolean all = until == hunk.afterEnd();
                add(removed, hunk.beforeStart() + skipped, all ? hunk.beforeEnd() : hunk.beforeStart() + paired);
            }
        }
        return new LineChoice(before, after, removed, added);
    }

    private static void add(Set<Integer> to, int from, int until) {
        for (int i = from; i < until; i++) {
            to.add(i);
        }
    }

    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** The old text with the chosen lines as the new one has them. */
    public Text taken() {
        return mixed(true);
    }

    /** The new text with the chosen lines as the old one has them. */
    public Text takenBack() {
        return mixed(false);
    }

    private Text mixed(boolean chosen) {
        List<TextChange> changes = new ArrayList<>();
        for (Hunk hunk : TextDiff.of(before, after)) {
            StringBuilder lines = new StringBuilder();
            int taken = hunk.afterStart();
            for (int i = hunk.beforeStart(); i < hunk.beforeEnd(); i++) {
                // Those that took a line's place come where it was.
                if (removed.contains(i) != chosen) {
                    append(lines, before, i);
                } else {
                    taken = next(lines, taken, hunk, chosen);
                }
            }
            while (taken < hunk.afterEnd()) {
                taken = next(lines, taken, hunk, chosen);
            }
            changes.add(TextChange.of(TextDiff.lineStart(before, hunk.beforeStart()),
                    TextDiff.lineStart(before, hunk.beforeEnd()), lines));
        }
        return before.apply(changes);
    }

    /** Adds the next line of the hunk that is wanted; gives the one behind it. */
    private int next(StringBuilder lines, int from, Hunk hunk, boolean chosen) {
        int at = from;
        while (at < hunk.afterEnd() && added.contains(at) != chosen) {
            at++;
        }
        if (at < hunk.afterEnd()) {
            append(lines, after, at);
        }
        return Math.min(at + 1, hunk.afterEnd());
    }

    /** A last line without an end gets one if something follows it. */
    private static void append(StringBuilder lines, Text text, int line) {
        if (!lines.isEmpty() && lines.charAt(lines.length() - 1) != '\n') {
            lines.append('\n');
        }
        lines.append(text.subSequence(TextDiff.lineStart(text, line), TextDiff.lineStart(text, line + 1)));
    }
}
