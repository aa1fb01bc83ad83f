package dev.rustaiide.app.terminal.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.terminal.CellStyle;
import dev.rustaiide.foundation.terminal.CellStyle.Underline;
import dev.rustaiide.foundation.terminal.CursorShape;
import dev.rustaiide.foundation.terminal.TerminalFrame;

/** Draws rows of a terminal, their ground included. UI thread only; fonts go with {@link #dispose}. */
final class CellPainter {
    private static final String SAMPLE = "0".repeat(128);
    private static final int STYLES = 4;
    /** Points below which nobody reads. */
    private static final int SMALLEST = 5;

    private final Look look;
    private final TerminalColors colors;
    /** By bold and italic; the plain one is that of code if there is none here. */
    private final @Nullable Font[] fonts = new Font[STYLES];
    private double cell = 8;
    private int height = 16;
    private int ascent = 12;
    private int fontInUse = -1;

    /** What lies over the cells of a row: selected, found, the found one people are at, part of a link. */
    interface Marks {
        @Nullable Token groundOf(int column);

        boolean isLink(int column);
    }

    CellPainter(Look look, TerminalColors colors) {
        this.look = look;
        this.colors = colors;
    }

    /** Measures the font of code, made smaller if {@code columns} would not have room in {@code width}. */
    void measure(GC gc, Display display, int columns, int width) {
        dispose();
        Font plain = look.codeFont();
        gc.setFont(plain);
        for (int points = plain.getFontData()[0].getHeight() - 1; columns > 0 && points >= SMALLEST
                && gc.stringExtent(SAMPLE).x / (double) SAMPLE.length() * columns > width; points--) {
            plain = smaller(display, points);
            gc.setFont(plain);
        }
        FontMetrics metrics = gc.getFontMetrics();
        cell = gc.stringExtent(SAMPLE).x / (double) SAMPLE.length();
        height = metrics.getHeight();
        ascent = metrics.getAscent() + metrics.getLeading();
        for (int style = 1; style < STYLES; style++) {
            FontData[] faces = plain.getFontData();
            for (FontData face : faces) {
                face.setStyle(((style & 1) != 0 ? SWT.BOLD : 0) | ((style & 2) != 0 ? SWT.ITALIC : 0));
            }
            fonts[style] = new Font(display, faces);
        }
    }

    /** The font of code in another size; it takes the place of the one before. */
    private Font smaller(Display display, int points) {
        Font before = fonts[0];
        if (before != null) {
            before.dispose();
        }
        FontData[] faces = look.codeFont().getFontData();
        for (FontData face : faces) {
            face.setHeight(points);
        }
        Font made = new Font(display, faces);
        fonts[0] = made;
        return made;
    }

    void dispose() {
        for (int style = 0; style < STYLES; style++) {
            Font font = fonts[style];
            if (font != null) {
                font.dispose();
            }
        }
        fonts[0] = null;
    }

    double cell() {
        return cell;
    }

    int height() {
        return height;
    }

    int x(int column) {
        return (int) Math.round(column * cell);
    }

    /** To be called before rows are painted with {@code gc}. */
    void begin() {
        fontInUse = -1;
    }

    void paint(GC gc, TerminalFrame frame, int row, int left, int y, int width, Marks marks) {
        int ground = colors.background(CellStyle.DEFAULT_COLOR);
        if (frame.isReversed()) {
            ground = colors.foreground(CellStyle.DEFAULT_COLOR);
        }
        gc.setBackground(colors.color(ground));
        gc.fillRectangle(0, y, width, height);
        for (int start = 0; start < frame.columns();) {
            int end = runEnd(frame, row, start, marks);
            paintRun(gc, frame, row, start, end, left, y, marks, ground);
            start = end;
        }
    }

    private static int runEnd(TerminalFrame frame, int row, int start, Marks marks) {
        long style = frame.style(row, start);
        Token mark = marks.groundOf(start);
        boolean link = marks.isLink(start);
        int end = start + 1;
        while (end < frame.columns() && frame.style(row, end) == style && marks.groundOf(end) == mark
                && marks.isLink(end) == link) {
            end++;
        }
        return end;
    }

    private void paintRun(GC gc, TerminalFrame frame, int row, int from, int to, int left, int y, Marks marks,
            int rowGround) {
        long style = frame.style(row, from);
        boolean inverse = CellStyle.has(style, CellStyle.INVERSE) != frame.isReversed();
        int text = colors.foreground(CellStyle.foreground(style));
        int ground = colors.background(CellStyle.background(style));
        int front = inverse ? ground : text;
        int back = inverse ? text : ground;
        Token mark = marks.groundOf(from);
        if (mark != null) {
            back = rgb(look.color(mark));
        }
        if (CellStyle.has(style, CellStyle.DIM)) {
            front = TerminalColors.mixed(front, back, 0.4);
        }
        int x = left + x(from);
        int width = x(to) - x(from);
        if (back != rowGround) {
            gc.setBackground(colors.color(back));
            gc.fillRectangle(x, y, width, height);
        }
        if (CellStyle.has(style, CellStyle.INVISIBLE)) {
            return;
        }
        boolean dim = CellStyle.has(style, CellStyle.DIM);
        Color plain = colors.color(front);
        Color readable = dim ? plain : colors.color(colors.readable(front, back));
        gc.setForeground(readable);
        drawText(gc, frame, row, from, to, left, y, plain, readable, fontOf(style));
        drawLines(gc, style, x, y, width, readable, marks.isLink(from));
    }

    private static int rgb(Color color) {
        return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
    }

    private static int fontOf(long style) {
        return (CellStyle.has(style, CellStyle.BOLD) ? 1 : 0) | (CellStyle.has(style, CellStyle.ITALIC) ? 2 : 0);
    }

    private void useFont(GC gc, int style) {
        if (fontInUse != style) {
            gc.setFont(style == 0 && fonts[0] == null ? look.codeFont() : fonts[style]);
            fontInUse = style;
        }
    }

    /** ASCII goes in one piece, since the font's letters all have one width; everything else has a place of its own. */
    private void drawText(GC gc, TerminalFrame frame, int row, int from, int to, int left, int y, Color plain,
            Color readable, int font) {
        StringBuilder piece = new StringBuilder();
        int start = from;
        for (int x = from; x <= to; x++) {
            int code = x < to ? frame.code(row, x) : TerminalFrame.TAIL;
            if (code >= 0 && code < 0x7F) {
                if (piece.isEmpty()) {
                    start = x;
                }
                piece.append(code == 0 ? ' ' : (char) code);
                continue;
            }
            drawPiece(gc, piece, left + x(start), y, font);
            if (BoxDrawing.has(code)) {
                gc.setBackground(plain);
                gc.setForeground(plain);
                BoxDrawing.draw(gc, code, left + x(x), y, x(x + 1) - x(x), height);
                gc.setForeground(readable);
            } else if (code != TerminalFrame.TAIL) {
                useFont(gc, font);
                gc.drawString(frame.text(row, x), left + x(x), y, true);
            }
        }
    }

    private void drawPiece(GC gc, StringBuilder piece, int x, int y, int font) {
        String text = piece.toString().stripTrailing();
        if (!text.isEmpty()) {
            int blanks = text.length() - text.stripLeading().length();
            useFont(gc, font);
            gc.drawString(text.substring(blanks), x + x(blanks), y, true);
        }
        piece.setLength(0);
    }

    private void drawLines(GC gc, long style, int x, int y, int width, Color color, boolean link) {
        Underline underline = link ? Underline.SINGLE : CellStyle.underline(style);
        int base = Math.min(height - 2, ascent + 1);
        gc.setBackground(color);
        switch (underline) {
            case NONE -> { }
            case SINGLE -> gc.fillRectangle(x, y + base, width, 1);
            case DOUBLE -> {
                gc.fillRectangle(x, y + base - 1, width, 1);
                gc.fillRectangle(x, y + base + 1, width, 1);
            }
            case CURLY -> {
                for (int at = 0; at < width; at += 2) {
                    gc.fillRectangle(x + at, y + base - at / 2 % 2, 2, 1);
                }
            }
            case DOTTED, DASHED -> {
                int dash = underline == Underline.DOTTED ? 1 : 4;
                for (int at = 0; at < width; at += dash + Math.max(1, dash / 2)) {
                    gc.fillRectangle(x + at, y + base, Math.min(dash, width - at), 1);
                }
            }
        }
        if (CellStyle.has(style, CellStyle.STRUCK)) {
            gc.fillRectangle(x, y + ascent * 2 / 3, width, 1);
        }
        if (CellStyle.has(style, CellStyle.OVERLINE)) {
            gc.fillRectangle(x, y, width, 1);
        }
    }

    /** What an input method composes, over what is at {@code cursor}, within {@code width}. */
    void paintComposed(GC gc, String text, Rectangle cursor, int width) {
        if (text.isEmpty()) {
            return;
        }
        useFont(gc, fontOf(0));
        Point size = gc.textExtent(text);
        int x = Math.max(0, Math.min(cursor.x, width - size.x));
        gc.setBackground(look.color(Token.RAISED));
        gc.fillRectangle(x, cursor.y, size.x, cursor.height);
        gc.setForeground(look.color(Token.TEXT));
        gc.drawString(text, x, cursor.y, true);
        gc.setBackground(look.color(Token.ACCENT));
        gc.fillRectangle(x, cursor.y + cursor.height - 2, size.x, 2);
    }

    /** The cursor over its cell: filled where the keyboard is, else a frame. */
    void paintCursor(GC gc, TerminalFrame frame, int left, int y, boolean focused) {
        TerminalFrame.Cursor cursor = frame.cursor();
        int column = cursor.column();
        if (column > 0 && frame.code(cursor.row(), column) == TerminalFrame.TAIL) {
            column--;
        }
        boolean wide = column + 1 < frame.columns() && frame.code(cursor.row(), column + 1) == TerminalFrame.TAIL;
        int x = left + x(column);
        int width = x(column + (wide ? 2 : 1)) - x(column);
        Color color = look.color(Token.CARET);
        gc.setBackground(color);
        gc.setForeground(color);
        if (!focused) {
            gc.setLineWidth(1);
            gc.drawRectangle(x, y, width - 1, height - 1);
        } else if (cursor.shape() == CursorShape.BAR) {
            gc.fillRectangle(x, y, 2, height);
        } else if (cursor.shape() == CursorShape.UNDERLINE) {
            gc.fillRectangle(x, y + height - 2, width, 2);
        } else {
            gc.fillRectangle(x, y, width, height);
            int code = frame.code(cursor.row(), column);
            Color front = colors.color(colors.readable(colors.background(CellStyle.DEFAULT_COLOR), rgb(color)));
            gc.setForeground(front);
            if (BoxDrawing.has(code)) {
                gc.setBackground(front);
                BoxDrawing.draw(gc, code, x, y, width, height);
            } else if (code != 0 && code != TerminalFrame.TAIL) {
                useFont(gc, fontOf(frame.style(cursor.row(), column)));
                gc.drawString(frame.text(cursor.row(), column), x, y, true);
            }
        }
    }
}
