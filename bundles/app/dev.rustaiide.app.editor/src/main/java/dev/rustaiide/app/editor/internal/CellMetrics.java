package dev.rustaiide.app.editor.internal;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;

/**
 * The grid of code, in points.
 *
 * @param cell the width of a character
 * @param ascent from the top of a line's text to its base line
 * @param fontHeight of the text itself
 * @param lineHeight from one line to the next
 * @param tabCells the cells between tab stops
 */
record CellMetrics(Font font, double cell, int ascent, int fontHeight, int lineHeight, int tabCells) {
    private static final String SAMPLE = "0".repeat(128);

    static CellMetrics of(GC gc, Font font, int tabCells) {
        gc.setFont(font);
        FontMetrics metrics = gc.getFontMetrics();
        int height = metrics.getHeight();
        return new CellMetrics(font, gc.stringExtent(SAMPLE).x / (double) SAMPLE.length(),
                metrics.getAscent() + metrics.getLeading(), height, (int) Math.round(height * 1.3), tabCells);
    }

    CellMetrics withTabs(int cells) {
        return new CellMetrics(font, cell, ascent, fontHeight, lineHeight, cells);
    }

    /** How far below a line's top its text starts. */
    int textTop() {
        return (lineHeight - fontHeight) / 2;
    }
}
