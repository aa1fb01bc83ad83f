package dev.rustaiide.app.diff.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.Comparison.LinePair;
import dev.rustaiide.app.diff.DiffLayout;
import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/**
 * What a comparison looks like from top to bottom: rows of one height, each with a line of either text or both, or with
 * unchanged lines that are folded away. Numbers only, so that a long text costs little. Immutable.
 */
final class Rows {
    /** Unchanged lines that stay visible around a change. */
    static final int CONTEXT = 3;
    /** No line on that side. */
    static final int NONE = -1;
    private static final int LEAST_FOLDED = 4;
    private static final int FOLD = -2;

    private final Comparison comparison;
    private final DiffLayout layout;
    private final boolean folding;
    private final BitSet open;
    private int size;
    private int[] before = new int[64];
    private int[] after = new int[64];
    private int[] hunks = new int[64];
    /** Per hunk: its first row, and the row behind its last. */
    private final int[] starts;
    private final int[] ends;

    /** @param open which stretches of unchanged lines are unfolded: the number of the hunk behind it */
    Rows(Comparison comparison, DiffLayout layout, boolean folding, BitSet open) {
        this.comparison = comparison;
        this.layout = layout;
        this.folding = folding;
        this.open = open;
        List<Hunk> all = comparison.hunks();
        starts = new int[all.size()];
        ends = new int[all.size()];
        int at = 0;
        int there = 0;
        for (int i = 0; i < all.size(); i++) {
            Hunk hunk = all.get(i);
            same(i, at, there, hunk.beforeStart() - at, i > 0, true);
            starts[i] = size;
            changed(i);
            ends[i] = size;
            at = hunk.beforeEnd();
            there = hunk.afterEnd();
        }
        int rest = TextDiff.lineCount(comparison.before().text()) - at;
        same(all.size(), at, there, rest, !all.isEmpty(), false);
    }

    private void add(int old, int fresh, int hunk) {
        if (size == before.length) {
            before = Arrays.copyOf(before, 2 * size);
            after = Arrays.copyOf(after, 2 * size);
            hunks = Arrays.copyOf(hunks, 2 * size);
        }
        before[size] = old;
        after[size] = fresh;
        hunks[size++] = hunk;
    }

    private void same(int gap, int from, int there, int count, boolean changeAbove, boolean changeBelow) {
        int head = changeAbove ? CONTEXT : 0;
        int tail = changeBelow ? CONTEXT : 0;
        boolean folded = folding && !open.get(gap) && (changeAbove || changeBelow)
                && count - head - tail >= LEAST_FOLDED;
        for (int i = 0; i < count; i++) {
            if (folded && i == head) {
                add(FOLD, count - head - tail, gap);
                i += count - head - tail;
            }
            if (i < count) {
                add(from + i, there + i, NONE);
            }
        }
    }

    private void changed(int number) {
        if (layout == DiffLayout.SIDE_BY_SIDE) {
            for (LinePair pair : comparison.pairs(number)) {
                add(pair.before(), pair.after(), number);
            }
            return;
        }
        Hunk hunk = comparison.hunks().get(number);
        for (int line = hunk.beforeStart(); line < hunk.beforeEnd(); line++) {
            add(line, NONE, number);
        }
        for (int line = hunk.afterStart(); line < hunk.afterEnd(); line++) {
            add(NONE, line, number);
        }
    }

    int size() {
        return size;
    }

    boolean isFold(int row) {
        return before[row] == FOLD;
    }

    /** How many lines a fold hides. */
    int folded(int row) {
        return after[row];
    }

    /** The number by which a fold is opened. */
    int fold(int row) {
        return hunks[row];
    }

    /** The line of that side in {@code row}, from zero; {@link #NONE} if there is none. */
    int line(DiffSide side, int row) {
        return isFold(row) ? NONE : side == DiffSide.BEFORE ? before[row] : after[row];
    }

    /** The hunk that {@code row} belongs to; -1 if it is the same on both sides. */
    int hunk(int row) {
        return isFold(row) ? NONE : hunks[row];
    }

    int start(int hunk) {
        return starts[hunk];
    }

    int end(int hunk) {
        return ends[hunk];
    }

    /** The row that shows {@code line}, or the fold that hides it. */
    int rowOf(DiffSide side, int line) {
        int row = 0;
        for (int i = 0; i < size; i++) {
            int there = line(side, i);
            if (there == line) {
                return i;
            }
            if (there > line) {
                return row;
            }
            if (there >= 0 || isFold(i)) {
                row = i;
            }
        }
        return row;
    }
}
