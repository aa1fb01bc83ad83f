package dev.rustaiide.app.diff.internal;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;


/**
 * What part of a difference is seen: rows of one height, from an offset on. Points.
 *
 * @param cell how wide a character is
 * @param textTop how far below a row's top its text is drawn
 * @param left how much of the code's start is out of sight
 */
record Sight(Font font, double cell, int rowHeight, int textTop, long offset, int left, int width, int height) {
    private static final String SAMPLE = "0".repeat(64);

    static Sight of(GC gc, Font font) {
        gc.setFont(font);
        int high = gc.getFontMetrics().getHeight();
        int row = (int) Math.round(high * 1.3);
        return new Sight(font, gc.stringExtent(SAMPLE).x / (double) SAMPLE.length(), row, (row - high) / 2, 0, 0, 0,
                0);
    }

    Sight at(long top, int aside) {
        return new Sight(font, cell, rowHeight, textTop, top, aside, width, height);
    }

    Sight sized(int wide, int high) {
        return new Sight(font, cell, rowHeight, textTop, offset, left, wide, high);
    }

    /** Where {@code row} begins. */
    int top(int row) {
        return (int) ((long) row * rowHeight - offset);
    }

    /** The row at {@code y}, be there one or not. */
    int row(int y) {
        return (int) ((y + offset) / rowHeight);
    }

    int page() {
        return Math.max(1, height / rowHeight - 1);
    }

    /** As far as one can scroll for {@code rows}: the last one stays a line above the end. */
    long furthest(int rows) {
        return Math.max(0, (long) (rows + 1) * rowHeight - height);
    }
}
