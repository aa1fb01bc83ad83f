package dev.rustaiide.app.editor.internal;

import java.util.List;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.app.ui.components.Token;

/**
 * A line on the grid: code in ASCII, lines with characters that must be made visible, and lines too long to shape. Only
 * what is in view is ever measured or drawn, so that a line of a million characters costs as much as a short one.
 */
final class CellLine implements LineLayout {
    private static final int STRIDE = 256;

    private final String text;
    private final CellMetrics metrics;
    private final boolean plain;
    /** The cells before every {@link #STRIDE}th column, and behind the last; empty for a plain line. */
    private final int[] marks;

    CellLine(String text, CellMetrics metrics) {
        this.text = text;
        this.metrics = metrics;
        this.plain = isPlain(text);
        this.marks = plain ? new int[0] : measure();
    }

    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Cells.isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int[] measure() {
        int[] result = new int[text.length() / STRIDE + 2];
        int cells = 0;
        int next = 0;
        for (int i = 0; i < text.length();) {
            while (i >= next * STRIDE) {
                result[next++] = cells;
            }
            int point = text.codePointAt(i);
            cells += Cells.of(point, cells, metrics.tabCells());
            i += Character.charCount(point);
        }
        while (next < result.length) {
            result[next++] = cells;
        }
        return result;
    }

    private int cellsBefore(int column) {
        if (plain) {
            return column;
        }
        int i = column / STRIDE * STRIDE;
        int cells = marks[column / STRIDE];
        if (i > 0 && Character.isLowSurrogate(text.charAt(Math.min(i, text.length() - 1)))
                && Character.isHighSurrogate(text.charAt(i - 1))) {
            i++;
        }
        while (i < column) {
            int point = text.codePointAt(i);
            cells += Cells.of(point, cells, metrics.tabCells());
            i += Character.charCount(point);
        }
        return cells;
    }

    @Override
    public int xOf(int column) {
        return (int) Math.round(cellsBefore(Math.min(column, text.length())) * metrics.cell());
    }

    @Override
    public int width() {
        return xOf(text.length());
    }

    @Override
    public int columnAt(int x) {
        double cells = Math.max(0, x / metrics.cell());
        return plain ? (int) Math.min(text.length(), Math.round(cells)) : columnNear(cells);
    }

    private int columnNear(double target) {
        int i = startNear(target);
        int cells = cellsBefore(i);
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int width = Cells.of(point, cells, metrics.tabCells());
            if (width > 0 && cells + width / 2.0 > target) {
                return i;
            }
            cells += width;
            i += Character.charCount(point);
        }
        return text.length();
    }

    /** A column not behind the one at cell {@code target}, near it, at the start of a code point. */
    private int startNear(double target) {
        int low = 0;
        int high = marks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (marks[middle] <= target - 2) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int column = Math.min(low * STRIDE, text.length());
        boolean split = column > 0 && column < text.length() && Character.isLowSurrogate(text.charAt(column))
                && Character.isHighSurrogate(text.charAt(column - 1));
        return split ? column - 1 : column;
    }

    @Override
    public List<Rectangle> boxes(int start, int end, int height) {
        int x = xOf(start);
        return List.of(new Rectangle(x, 0, xOf(end) - x, height));
    }

    @Override
    public void draw(GC gc, int x, int y, int left, int right, List<Highlight> runs, Palette palette) {
        double cell = metrics.cell();
        int from = plain ? Math.max(0, (int) (left / cell) - 1) : startNear(Math.max(0, left / cell - 4));
        int behind = plain ? (int) (right / cell) : columnNear(right / cell);
        int to = Math.min(text.length(), behind + 2);
        int next = firstBehind(runs, from);
        Color text0 = palette.of(Token.TEXT);
        for (int at = from; at < to;) {
            Highlight run = next < runs.size() ? runs.get(next) : null;
            int end;
            Color color;
            if (run == null || run.start() >= to) {
                end = to;
                color = text0;
            } else if (run.start() > at) {
                end = run.start();
                color = text0;
            } else {
                end = Math.min(to, run.end());
                color = palette.of(run.kind());
                next++;
            }
            if (end > at) {
                drawRun(gc, x, y, at, end, color, palette);
                at = end;
            }
        }
    }

    private static int firstBehind(List<Highlight> runs, int column) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).end() <= column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void drawRun(GC gc, int x, int y, int from, int to, Color color, Palette palette) {
        gc.setForeground(color);
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (Cells.isPlain(c)) {
                int end = at + 1;
                while (end < to && Cells.isPlain(text.charAt(end))) {
                    end++;
                }
                gc.drawString(text.substring(at, end).stripTrailing(), x + xOf(at), y + metrics.textTop(), true);
                at = end;
            } else {
                at = drawSpecial(gc, x, y, at, color, palette);
            }
        }
    }

    /** Draws the character at {@code at} with the marks that combine with it; gives the column behind. */
    private int drawSpecial(GC gc, int x, int y, int at, Color color, Palette palette) {
        int point = text.codePointAt(at);
        int end = at + Character.charCount(point);
        if (Cells.isBoxed(point)) {
            int left = x + xOf(at);
            gc.setForeground(palette.of(Token.WARNING));
            gc.drawString(Cells.boxText(point), left, y + metrics.textTop(), true);
            gc.drawRoundRectangle(left, y + 2, xOf(end) - xOf(at) - 1, metrics.lineHeight() - 5, 4, 4);
            gc.setForeground(color);
            return end;
        }
        while (end < text.length() && !Cells.isPlain(text.charAt(end))
                && Cells.of(text.codePointAt(end), 0, metrics.tabCells()) == 0) {
            end += Character.charCount(text.codePointAt(end));
        }
        gc.drawString(text.substring(at, end), x + xOf(at), y + metrics.textTop(), true);
        return end;
    }
}
