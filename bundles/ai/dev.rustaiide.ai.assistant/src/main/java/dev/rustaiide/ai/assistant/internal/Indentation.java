package dev.rustaiide.ai.assistant.internal;

import java.util.function.IntPredicate;

/** White space at the beginning of lines. */
final class Indentation {
    private Indentation() {}

    /** That of a line. */
    static String leading(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        return line.substring(0, end);
    }

    /** The shortest of all lines that are not blank. */
    static String of(String code) {
        return of(code.split("\n", -1), 0, line -> false);
    }

    private static String of(String[] lines, int from, IntPredicate isFixed) {
        String shortest = null;
        for (int i = from; i < lines.length; i++) {
            if (!lines[i].isBlank() && !isFixed.test(i)) {
                String each = leading(lines[i]);
                shortest = shortest == null || each.length() < shortest.length() ? each : shortest;
            }
        }
        return shortest == null ? "" : shortest;
    }

    /**
     * {@code code}, each line ended, moved so that its leftmost line begins with {@code wanted}. Models leave out the
     * indentation of all lines, or of the first one alone.
     *
     * @param isFixed lines, from zero, whose beginning belongs to what they say, as within a string
     */
    static String fitted(String code, String wanted, IntPredicate isFixed) {
        String[] lines = code.substring(0, code.length() - 1).split("\n", -1);
        String first = leading(lines[0]);
        boolean onlyFirst = lines.length > 1 && first.length() < wanted.length()
                && of(lines, 1, isFixed).length() >= wanted.length() && !of(lines, 1, isFixed).isEmpty();
        String had = onlyFirst ? first : of(lines, 0, isFixed);
        if (had.equals(wanted)) {
            return code;
        }
        StringBuilder fitted = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            boolean stays = lines[i].isBlank() || isFixed.test(i) || onlyFirst && i > 0 || !lines[i].startsWith(had);
            fitted.append(stays ? lines[i] : wanted + lines[i].substring(had.length())).append('\n');
        }
        return fitted.toString();
    }
}
