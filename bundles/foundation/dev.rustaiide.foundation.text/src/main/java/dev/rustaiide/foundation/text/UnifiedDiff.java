package dev.rustaiide.foundation.text;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** The difference of two texts as {@code diff -u} and Git write it, fit for {@code patch}. */
public final class UnifiedDiff {
    /** Lines of context that tools expect. */
    public static final int CONTEXT = 3;
    /** The name of a file that is not there. */
    public static final String NOTHING = "/dev/null";

    private UnifiedDiff() {}

    /**
     * Lines without their terminators, headed by the names; empty if the texts are equal.
     *
     * @param beforeName what stands behind {@code ---}, e.g. {@code a/src/main.rs}
     * @param afterName what stands behind {@code +++}
     */
    public static List<String> of(String beforeName, String afterName, Text before, Text after) {
        List<Hunk> hunks = TextDiff.of(before, after);
        List<String> lines = new ArrayList<>();
        if (!hunks.isEmpty()) {
            lines.add("--- " + beforeName);
            lines.add("+++ " + afterName);
        }
        for (int first = 0; first < hunks.size();) {
            int last = first;
            while (last + 1 < hunks.size()
                    && hunks.get(last + 1).beforeStart() - hunks.get(last).beforeEnd() <= 2 * CONTEXT) {
                last++;
            }
            write(hunks.subList(first, last + 1), before, after, lines);
            first = last + 1;
        }
        return lines;
    }

    private static void write(List<Hunk> group, Text before, Text after, List<String> lines) {
        Hunk first = group.getFirst();
        Hunk last = group.getLast();
        int lead = Math.min(CONTEXT, first.beforeStart());
        int tail = Math.min(CONTEXT, TextDiff.lineCount(before) - last.beforeEnd());
        lines.add("@@ -" + range(first.beforeStart() - lead, last.beforeEnd() + tail) + " +"
                + range(first.afterStart() - lead, last.afterEnd() + tail) + " @@");
        int at = first.beforeStart() - lead;
        for (Hunk hunk : group) {
            add(" ", before, at, hunk.beforeStart(), lines);
            add("-", before, hunk.beforeStart(), hunk.beforeEnd(), lines);
            add("+", after, hunk.afterStart(), hunk.afterEnd(), lines);
            at = hunk.beforeEnd();
        }
        add(" ", before, at, last.beforeEnd() + tail, lines);
    }

    /** An empty range names the line before it. */
    private static String range(int start, int end) {
        int count = end - start;
        return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
    }

    private static void add(String sign, Text text, int from, int to, List<String> lines) {
        for (int line = from; line < to; line++) {
            int end = TextDiff.lineStart(text, line + 1);
            boolean ended = end > 0 && text.charAt(end - 1) == '\n';
            lines.add(sign + text.substring(TextDiff.lineStart(text, line), ended ? end - 1 : end));
            if (!ended) {
                lines.add("\\ No newline at end of file");
            }
        }
    }
}
