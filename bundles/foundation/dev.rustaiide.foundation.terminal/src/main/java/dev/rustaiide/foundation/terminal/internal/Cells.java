package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;

/** A line of any length: what the rows that it takes have in them, one after the other. */
final class Cells {
    int[] text = new int[128];
    long[] style = new long[128];
    int[] links = new int[128];
    int length;
    int command;
    boolean wide;

    void clear() {
        length = 0;
        command = 0;
        wide = false;
    }

    void ensure(int more) {
        if (length + more > text.length) {
            int capacity = Math.max(length + more, text.length * 2);
            text = Arrays.copyOf(text, capacity);
            style = Arrays.copyOf(style, capacity);
            links = Arrays.copyOf(links, capacity);
        }
    }

    void add(int point, long look, int link) {
        ensure(1);
        text[length] = point;
        style[length] = look;
        links[length++] = link;
        wide |= point == Row.TAIL;
    }

    /** Adds the first {@code count} cells of {@code row}. */
    void add(Row row, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            add(row.text[i], row.style[i], row.linkAt(i));
        }
        if (command == 0) {
            command = row.command;
        }
    }

    /** Where the row that begins at {@code from} ends if there is room for {@code columns}. */
    int rowEnd(int from, int columns) {
        int end = Math.min(length, from + columns);
        return end < length && text[end] == Row.TAIL && end - 1 > from ? end - 1 : end;
    }

    int rows(int columns) {
        if (!wide) {
            return Math.max(1, (length + columns - 1) / columns);
        }
        int rows = 0;
        int at = 0;
        do {
            at = rowEnd(at, columns);
            rows++;
        } while (at < length);
        return rows;
    }

    /** Copies cells from {@code from} to {@code to} into {@code row}, which is blank. */
    void copyTo(Row row, int from, int to) {
        int count = Math.min(to - from, row.columns());
        System.arraycopy(text, from, row.text, 0, count);
        System.arraycopy(style, from, row.style, 0, count);
        for (int i = 0; i < count; i++) {
            if (links[from + i] != 0) {
                row.link(i, i + 1, links[from + i]);
            }
        }
    }
}
