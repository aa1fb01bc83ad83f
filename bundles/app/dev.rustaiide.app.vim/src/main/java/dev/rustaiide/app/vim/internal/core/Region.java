package dev.rustaiide.app.vim.internal.core;

import dev.rustaiide.foundation.text.Text;

/**
 * What an operator works on.
 *
 * @param start its first character
 * @param end the place behind its last one
 * @param isLines whether it is whole lines; then {@code end} is the end of the last, before its line end
 */
record Region(int start, int end, boolean isLines) {
    static Region lines(Lines lines, int first, int last) {
        return new Region(lines.start(first), lines.end(last), true);
    }

    /** What {@code move} covers, for the operator {@code operator}, by the rules that Vim has for ends of lines. */
    static Region of(Lines lines, Move move, String operator) {
        int start = Math.min(move.from(), move.to());
        int end = Math.max(move.from(), move.to());
        if (move.reach() == Move.Reach.LINES) {
            return lines(lines, lines.of(start), lines.of(end));
        }
        boolean several = lines.of(start) < lines.of(end);
        boolean inclusive = move.reach() == Move.Reach.INCLUSIVE;
        if (!inclusive && several && lines.column(end) == 0) {
            int last = lines.of(end) - 1;
            if (start <= lines.firstNonBlank(lines.of(start))) {
                return lines(lines, lines.of(start), last);
            }
            end = lines.end(last);
        } else if (inclusive) {
            end = lines.behind(end);
        }
        return operator.equals("d") && several && isAllOfItsLines(lines, start, end)
                ? lines(lines, lines.of(start), lines.of(end)) : new Region(start, end, false);
    }

    private static boolean isAllOfItsLines(Lines lines, int start, int end) {
        int rest = end;
        while (!lines.isAtEnd(rest) && Lines.isBlank(lines.at(rest))) {
            rest++;
        }
        return lines.of(start) < lines.of(end) && lines.isAtEnd(rest)
                && start <= lines.firstNonBlank(lines.of(start));
    }

    int firstLine(Lines lines) {
        return lines.of(start);
    }

    int lastLine(Lines lines) {
        return lines.of(end);
    }

    String text(Text text) {
        return text.substring(start, end);
    }
}
