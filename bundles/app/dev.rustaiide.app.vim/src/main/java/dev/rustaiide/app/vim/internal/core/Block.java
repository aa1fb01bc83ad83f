package dev.rustaiide.app.vim.internal.core;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * A selection of columns: the same characters of several lines; a line that is shorter has fewer of them, or none.
 *
 * @param first its first line
 * @param last its last line
 * @param left its first column
 * @param right the column behind its last one; {@link Move#LINE_END} for up to the end of each line
 */
record Block(int first, int last, int left, int right) {
    /** That between two places, of which the later one may be before the other. */
    static Block of(Lines lines, int one, int other, boolean toTheEnd) {
        int left = Math.min(lines.column(one), lines.column(other));
        int right = Math.max(lines.column(lines.behind(one)), lines.column(lines.behind(other)));
        return new Block(Math.min(lines.of(one), lines.of(other)), Math.max(lines.of(one), lines.of(other)), left,
                toTheEnd ? Move.LINE_END : Math.max(left + 1, right));
    }

    /** From {@code left} on, {@code width} columns; {@link Move#LINE_END} for all that there are. */
    static Block wide(int first, int last, int left, int width) {
        return new Block(first, last, left, width == Move.LINE_END ? width : left + width);
    }

    Extent extent() {
        return new Extent(false, true, last - first + 1, right == Move.LINE_END ? right : right - left);
    }

    int start(Lines lines) {
        return lines.place(first, left);
    }

    /** What it has of each line. */
    List<Span> rows(Lines lines) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(line -> new Span(lines.place(line, left), lines.place(line, right))).toList();
    }

    String text(Lines lines) {
        return rows(lines).stream().map(row -> lines.text().substring(row.start(), row.end()))
                .collect(Collectors.joining("\n"));
    }

    /** The lines that have at least {@code more} characters from its first column on. */
    List<Integer> touched(Lines lines, int more) {
        return IntStream.rangeClosed(first, last).filter(line -> lines.length(line) >= left + more).boxed().toList();
    }

    /** What puts {@code text} into {@code line} at {@code column}, behind blanks if the line is shorter. */
    static TextChange put(Lines lines, int line, int column, String text) {
        int blanks = column == Move.LINE_END ? 0 : Math.max(0, column - lines.length(line));
        return TextChange.insert(lines.place(line, column), " ".repeat(blanks) + text);
    }
}
