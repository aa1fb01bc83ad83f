package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * One row of the grid. A cell's text is a code point, 0 where nothing was written, {@link #TAIL} behind a wide
 * character, or one of {@link Clusters}.
 */
final class Row {
    /** The second cell of a wide character. */
    static final int TAIL = -1;

    int[] text;
    long[] style;
    /** A link's number for each cell; there is no array where there was no link. */
    int @Nullable [] links;
    /** How many cells belong to the line that goes on in the next row; 0 where the line ends. */
    int wrap;
    /** The number of the command whose prompt begins here, from 1. */
    int command;

    Row(int columns) {
        text = new int[columns];
        style = new long[columns];
    }

    int columns() {
        return text.length;
    }

    void clear(long ground) {
        Arrays.fill(text, 0);
        Arrays.fill(style, ground);
        links = null;
        wrap = 0;
        command = 0;
    }

    /** Erases cells from {@code from} up to {@code to}; a wide character that is cut goes as a whole. */
    void erase(int from, int to, long ground) {
        if (from >= to) {
            return;
        }
        split(from);
        split(to);
        blank(from, to, ground);
        if (to == text.length) {
            wrap = 0;
        }
    }

    private void blank(int from, int to, long ground) {
        Arrays.fill(text, from, to, 0);
        Arrays.fill(style, from, to, ground);
        if (links != null) {
            Arrays.fill(links, from, to, 0);
        }
    }

    /** Makes sure that no wide character reaches over the left edge of {@code column}. */
    void split(int column) {
        if (column > 0 && column < text.length && text[column] == TAIL) {
            text[column - 1] = 0;
            text[column] = 0;
        }
    }

    /** Makes cells {@code [from, to)} a piece of their own, with no wide character over its edges. */
    void cutOut(int from, int to) {
        split(from);
        split(to);
        wrap = 0;
    }

    /** Takes cells {@code [from, to)} of {@code other}; both were cut out. */
    void copy(Row other, int from, int to) {
        System.arraycopy(other.text, from, text, from, to - from);
        System.arraycopy(other.style, from, style, from, to - from);
        if (other.links == null) {
            link(from, to, 0);
        } else {
            for (int x = from; x < to; x++) {
                link(x, x + 1, other.links[x]);
            }
        }
    }

    /** Moves the cells of {@code [from, to)} to the right by {@code by}; what leaves is lost. */
    void shiftRight(int from, int to, int by, long ground) {
        int count = Math.min(by, to - from);
        split(from);
        split(to - count);
        split(to);
        move(from, from + count, to - from - count);
        blank(from, from + count, ground);
        wrap = 0;
    }

    /** Moves the cells of {@code [from, to)} to the left by {@code by}, over those that are lost. */
    void shiftLeft(int from, int to, int by, long ground) {
        int count = Math.min(by, to - from);
        split(from);
        split(from + count);
        split(to);
        move(from + count, from, to - from - count);
        // No split: the cells behind those that moved still hold what moved, whose halves are whole by now.
        blank(to - count, to, ground);
        wrap = 0;
    }

    private void move(int from, int to, int length) {
        System.arraycopy(text, from, text, to, length);
        System.arraycopy(style, from, style, to, length);
        if (links != null) {
            System.arraycopy(links, from, links, to, length);
        }
    }

    void link(int from, int to, int link) {
        if (links == null) {
            if (link == 0) {
                return;
            }
            links = new int[text.length];
        }
        Arrays.fill(links, from, to, link);
    }

    int linkAt(int column) {
        return links == null ? 0 : links[column];
    }

    /** The cells up to the last that was written or has a ground of its own. */
    int used() {
        int end = text.length;
        while (end > 0 && text[end - 1] == 0 && style[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** The cells that belong to this row's line. */
    int length() {
        return wrap > 0 ? wrap : used();
    }

    /** Cuts or fills up to another width; no reflow. */
    void fit(int columns) {
        if (columns < text.length) {
            split(columns);
        }
        wrap = 0;
        text = Arrays.copyOf(text, columns);
        style = Arrays.copyOf(style, columns);
        links = links == null ? null : Arrays.copyOf(links, columns);
    }
}
