package dev.rustaiide.app.editor.internal;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.ai.code.analysis.Highlight;

/** Where the characters of one line stand. Columns are UTF-16 units from the line's start, distances are points. */
interface LineLayout {
    /** How far right of the line's start the caret before {@code column} stands. */
    int xOf(int column);

    /** How far right of the line's start the character at {@code column} begins. */
    default int leftOf(int column) {
        return xOf(column);
    }

    /** How far right of the line's start the character before {@code column} ends. */
    default int rightOf(int column) {
        return xOf(column);
    }

    /** The column of the caret nearest to {@code x}. */
    int columnAt(int x);

    /** Where the line ends. */
    int width();

    /** What covers the characters between two columns: one box, several where directions mix. */
    List<Rectangle> boxes(int start, int end, int height);

    /** Draws the part between {@code left} and {@code right}, counted from {@code x} where the line starts. */
    void draw(GC gc, int x, int y, int left, int right, List<Highlight> runs, Palette palette);

    /** Frees what the system lent. */
    default void dispose() {}
}
