package dev.rustaiide.app.diff.internal;

import dev.rustaiide.app.diff.DiffLayout;
import dev.rustaiide.app.diff.DiffSide;

/**
 * Where things are across the width of a difference, in points. Side by side: numbers, code, the strip with what can be
 * done, numbers, code. In one column: the strip, the numbers of both, code. At the right edge the ruler.
 *
 * @param width of all
 * @param numbers of a column of line numbers with what is around it
 */
record Panes(DiffLayout layout, int width, int numbers) {
    static final int RULER = 14;
    static final int STRIP = 28;
    static final int SIGN = 16;

    private int half() {
        return Math.max(0, (width - RULER - STRIP) / 2);
    }

    boolean isSplit() {
        return layout == DiffLayout.SIDE_BY_SIDE;
    }

    int strip() {
        return isSplit() ? half() : 0;
    }

    /** Where a side begins. */
    int start(DiffSide side) {
        return !isSplit() ? STRIP : side == DiffSide.BEFORE ? 0 : half() + STRIP;
    }

    int end(DiffSide side) {
        return isSplit() && side == DiffSide.BEFORE ? half() : width - RULER;
    }

    /** Where the numbers of a side begin. */
    int numbers(DiffSide side) {
        return isSplit() || side == DiffSide.BEFORE ? start(side) : STRIP + numbers;
    }

    /** Where the code of a side begins. */
    int code(DiffSide side) {
        return (isSplit() ? start(side) + numbers : STRIP + 2 * numbers) + SIGN;
    }

    int ruler() {
        return width - RULER;
    }

    boolean isOnStrip(int x) {
        return x >= strip() && x < strip() + STRIP;
    }

    /** The side at {@code x}; in one column that of the line. */
    DiffSide side(int x) {
        return isSplit() && x < strip() + STRIP / 2 ? DiffSide.BEFORE : DiffSide.AFTER;
    }
}
