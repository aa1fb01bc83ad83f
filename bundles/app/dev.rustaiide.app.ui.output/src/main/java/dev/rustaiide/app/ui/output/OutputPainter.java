package dev.rustaiide.app.ui.output;

import java.util.Locale;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/** Paints the lines of an {@link OutputView}. */
final class OutputPainter {
    private static final int LEADING = 3;

    private final Look look;
    private final OutputText text;
    private final OutputSelection selection;
    private int lineHeight = 18;
    private int ascent = 13;
    private double advance;

    OutputPainter(Look look, OutputText text, OutputSelection selection) {
        this.look = look;
        this.text = text;
        this.selection = selection;
    }

    void measureAnew() {
        advance = 0;
    }

    /** Before the first line is painted the view must know how high it will be. */
    void measure(Control view) {
        if (advance == 0) {
            GC gc = new GC(view);
            lineHeight(gc);
            gc.dispose();
        }
    }

    int lineHeight() {
        return lineHeight;
    }

    int lineHeight(GC gc) {
        if (advance == 0) {
            gc.setFont(look.codeFont());
            FontMetrics metrics = gc.getFontMetrics();
            lineHeight = metrics.getHeight() + LEADING;
            ascent = metrics.getAscent();
            advance = gc.stringExtent("M".repeat(100)).x / 100.0;
        }
        return lineHeight;
    }

    int width(int columns) {
        return (int) Math.ceil(columns * Math.max(advance, 1));
    }

    int columnAt(GC gc, String line, int x) {
        lineHeight(gc);
        int guess = (int) Math.clamp(Math.round(x / advance), 0, line.length());
        if (isPlain(line, line.length())) {
            return guess;
        }
        int column = 0;
        while (column < line.length() && xOf(gc, line, column + 1) <= x) {
            column++;
        }
        return column;
    }

    void paint(GC gc, int index, int x, int y, int width, String sought, OutputLinks.@Nullable Found link) {
        OutputLine line = text.line(index);
        String shown = line.text();
        marks(gc, shown, x, y, sought);
        int start = selection.start(index);
        if (start >= 0) {
            int end = selection.end(index);
            gc.setBackground(look.color(Token.SELECTION));
            int left = x + xOf(gc, shown, Math.min(start, shown.length()));
            int right = end == Integer.MAX_VALUE ? width : x + xOf(gc, shown, Math.min(end, shown.length()));
            gc.fillRectangle(left, y, right - left, lineHeight);
        }
        int done = 0;
        for (OutputLine.Run run : line.runs()) {
            run(gc, shown, done, run.start(), OutputStyle.PLAIN, x, y);
            run(gc, shown, run.start(), run.end(), run.style(), x, y);
            done = run.end();
        }
        run(gc, shown, done, shown.length(), OutputStyle.PLAIN, x, y);
        if (link != null) {
            gc.setForeground(look.color(Token.ACCENT));
            underline(gc, shown, link.start(), link.end(), x, y);
        }
    }

    private void marks(GC gc, String line, int x, int y, String sought) {
        if (!sought.isEmpty()) {
            String lower = line.toLowerCase(Locale.ROOT);
            gc.setBackground(look.color(Token.MATCH));
            for (int at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length())) {
                int left = xOf(gc, line, at);
                gc.fillRectangle(x + left, y, xOf(gc, line, at + sought.length()) - left, lineHeight);
            }
        }
    }

    private void run(GC gc, String line, int start, int end, OutputStyle style, int x, int y) {
        if (start >= end) {
            return;
        }
        int left = x + xOf(gc, line, start);
        Token ground = style.ground();
        if (ground != null) {
            gc.setAlpha(90);
            gc.setBackground(look.color(ground));
            gc.fillRectangle(left, y, xOf(gc, line, end) - left + x, lineHeight);
            gc.setAlpha(255);
        }
        Token color = style.color();
        gc.setForeground(look.color(color != null ? color : style.faint() ? Token.MUTED : Token.TEXT));
        String part = line.substring(start, end);
        gc.drawString(part, left, y + 1, true);
        if (style.strong()) {
            // Struck twice, half a point apart: as wide as the others, which a bold face need not be.
            gc.drawString(part, left, y + 1, true);
        }
        if (style.underlined()) {
            underline(gc, line, start, end, x, y);
        }
    }

    private void underline(GC gc, String line, int start, int end, int x, int y) {
        int base = y + ascent + LEADING;
        gc.drawLine(x + xOf(gc, line, start), base, x + xOf(gc, line, end), base);
    }

    private int xOf(GC gc, String line, int column) {
        if (column == 0) {
            return 0;
        }
        return isPlain(line, column) ? (int) Math.round(column * advance)
                : gc.stringExtent(line.substring(0, Math.min(column, line.length()))).x;
    }

    /** Whether every character up to {@code end} is one advance wide. */
    private static boolean isPlain(String line, int end) {
        for (int i = 0; i < Math.min(end, line.length()); i++) {
            if (line.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }
}
