package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The rows of a screen. The main one hands what leaves at its top to the scroll-back, the alternate one has none. */
final class Grid {
    final Cursor saved = new Cursor();
    private final @Nullable ScrollBack scrollBack;
    private Row[] rows;
    private int columns;

    Grid(int columns, int rows, @Nullable ScrollBack scrollBack) {
        this.columns = columns;
        this.scrollBack = scrollBack;
        this.rows = new Row[rows];
        Arrays.setAll(this.rows, i -> new Row(columns));
    }

    int columns() {
        return columns;
    }

    int height() {
        return rows.length;
    }

    Row row(int y) {
        return rows[y];
    }

    /** Moves the rows of {@code [top, bottom)} up by {@code count}; blank ones come from below. */
    void scrollUp(int top, int bottom, int count, long ground) {
        int lost = Math.min(count, bottom - top);
        for (int i = 0; i < lost; i++) {
            Row row = rows[top];
            if (top == 0 && scrollBack != null) {
                scrollBack.push(row);
            } else if (top > 0) {
                rows[top - 1].wrap = 0;
            }
            System.arraycopy(rows, top + 1, rows, top, bottom - top - 1);
            row.clear(ground);
            rows[bottom - 1] = row;
        }
    }

    /** Moves the rows of {@code [top, bottom)} down by {@code count}; blank ones come from above. */
    void scrollDown(int top, int bottom, int count, long ground) {
        int lost = Math.min(count, bottom - top);
        for (int i = 0; i < lost; i++) {
            Row row = rows[bottom - 1];
            System.arraycopy(rows, top, rows, top + 1, bottom - top - 1);
            row.clear(ground);
            rows[top] = row;
        }
        cutAbove(top);
        rows[bottom - 1].wrap = 0;
    }

    /** As {@link #scrollUp}, but what goes is lost: a program removes it from its text. */
    void deleteLines(int top, int bottom, int count, long ground) {
        int lost = Math.min(count, bottom - top);
        cutAbove(top);
        for (int i = 0; i < lost; i++) {
            Row row = rows[top];
            System.arraycopy(rows, top + 1, rows, top, bottom - top - 1);
            row.clear(ground);
            rows[bottom - 1] = row;
        }
    }

    /**
     * Moves what is in columns {@code [left, right)} of rows {@code [top, bottom)} up by {@code by}, or down if that is
     * below zero; blank cells come in. What leaves is lost, and these rows are no parts of lines any more.
     */
    void moveBlock(int top, int bottom, int left, int right, int by, long ground) {
        cutAbove(top);
        for (int y = top; y < bottom; y++) {
            rows[y].cutOut(left, right);
        }
        int lost = Math.min(Math.abs(by), bottom - top);
        for (int i = lost; i < bottom - top; i++) {
            if (by > 0) {
                rows[top + i - lost].copy(rows[top + i], left, right);
            } else {
                rows[bottom - 1 - (i - lost)].copy(rows[bottom - 1 - i], left, right);
            }
        }
        for (int i = 0; i < lost; i++) {
            rows[by > 0 ? bottom - 1 - i : top + i].erase(left, right, ground);
        }
    }

    void clear(int from, int to, long ground) {
        for (int y = from; y < to; y++) {
            rows[y].clear(ground);
        }
        cutAbove(from);
    }

    /** The line of row {@code y} begins there: it was cleared or replaced. */
    void cutAbove(int y) {
        if (y > 0) {
            rows[y - 1].wrap = 0;
        } else if (scrollBack != null) {
            scrollBack.close();
        }
    }

    /** The rows up to the last that has anything in it. */
    int used() {
        int end = rows.length;
        while (end > 0 && rows[end - 1].used() == 0 && rows[end - 1].wrap == 0) {
            end--;
        }
        return end;
    }

    void replace(Row[] with, int width) {
        rows = with;
        columns = width;
    }

    /** Cuts or fills to another size, without reflow. */
    void fit(int width, int height) {
        Row[] before = rows;
        rows = new Row[height];
        for (int y = 0; y < height; y++) {
            rows[y] = y < before.length ? before[y] : new Row(width);
            rows[y].fit(width);
        }
        columns = width;
    }
}
