package dev.rustaiide.app.editor.internal;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Display;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.app.ui.components.Token;

/** A line that the system shapes: scripts other than Latin, combined characters, both directions, pictures. */
final class RichLine implements LineLayout {
    private final TextLayout layout;
    private final CellMetrics metrics;
    private final int length;
    private List<Highlight> styled = List.of();

    RichLine(Display display, String text, CellMetrics metrics) {
        this.metrics = metrics;
        this.length = text.length();
        layout = new TextLayout(display);
        layout.setFont(metrics.font());
        layout.setTabs(new int[] {(int) Math.round(metrics.tabCells() * metrics.cell())});
        layout.setText(text);
    }

    @Override
    public int xOf(int column) {
        return column >= length ? width() : layout.getLocation(column, false).x;
    }

    @Override
    public int columnAt(int x) {
        int[] trailing = new int[1];
        int column = layout.getOffset(Math.max(0, x), 0, trailing);
        return Math.min(length, column + trailing[0]);
    }

    @Override
    public int width() {
        return length == 0 ? 0 : layout.getLineBounds(0).width;
    }

    @Override
    public List<Rectangle> boxes(int start, int end, int height) {
        if (end <= start) {
            return List.of();
        }
        Rectangle bounds = layout.getBounds(start, Math.min(end, length) - 1);
        return List.of(new Rectangle(bounds.x, 0, bounds.width, height));
    }

    @Override
    public void draw(GC gc, int x, int y, int left, int right, List<Highlight> runs, Palette palette) {
        if (!runs.equals(styled)) {
            layout.setStyle(null, 0, Math.max(0, length - 1));
            for (Highlight run : runs) {
                if (run.start() < length) {
                    layout.setStyle(new TextStyle(metrics.font(), palette.of(run.kind()), null), run.start(),
                            Math.min(run.end(), length) - 1);
                }
            }
            styled = runs;
        }
        gc.setForeground(palette.of(Token.TEXT));
        // A fallback font may be taller: what counts is the base line.
        int baseline = layout.getLineMetrics(0).getAscent();
        layout.draw(gc, x, y + metrics.textTop() + metrics.ascent() - baseline);
    }

    @Override
    public void dispose() {
        layout.dispose();
    }
}
