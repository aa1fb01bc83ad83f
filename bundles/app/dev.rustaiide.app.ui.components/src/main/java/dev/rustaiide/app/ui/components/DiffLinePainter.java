package dev.rustaiide.app.ui.components;

import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Paints the rows of a {@link DiffView}. */
final class DiffLinePainter {
    private static final int TINT = 34;
    private static final int STRONG = 78;

    private final Look look;
    private final int tick;
    private final int pad;
    private final String tab;
    private int numbers;

    DiffLinePainter(Look look, int tick, int pad, String tab) {
        this.look = look;
        this.tick = tick;
        this.pad = pad;
        this.tab = tab;
    }

    /** Makes both columns of numbers as wide as the largest needs. */
    void measure(GC gc, List<DiffLine> lines) {
        int most = lines.stream().mapToInt(line -> Math.max(line.before(), line.after())).max().orElse(0);
        numbers = gc.stringExtent("0".repeat(Math.max(2, String.valueOf(most).length()))).x;
    }

    void paint(GC gc, DiffLine line, Rectangle row, int left, boolean ticked, boolean current, boolean focused) {
        if (line.kind() == DiffLine.Kind.HEADER) {
            header(gc, line, row, ticked, current, focused);
            return;
        }
        Token tint = line.kind() == DiffLine.Kind.ADDED ? Token.ADDED : Token.REMOVED;
        boolean changed = line.kind() != DiffLine.Kind.CONTEXT;
        if (changed) {
            fill(gc, tint, TINT, row.x, row);
        }
        int x = tick;
        x = number(gc, line.before(), x, row);
        x = number(gc, line.after(), x, row);
        if (changed) {
            gc.setForeground(look.color(tint));
            Painted.text(gc, line.kind() == DiffLine.Kind.ADDED ? "+" : "−", x, row.y, row.height);
        }
        x += gc.stringExtent("+").x + pad;
        Rectangle clip = gc.getClipping();
        gc.setClipping(clip.intersection(new Rectangle(x, row.y, row.width - x, row.height)));
        code(gc, line, tint, x - left, row, ticked || !changed);
        gc.setClipping(clip);
    }

    private void header(GC gc, DiffLine line, Rectangle row, boolean ticked, boolean current, boolean focused) {
        gc.setBackground(look.color(Token.SURFACE));
        gc.fillRectangle(row);
        if (current && focused) {
            Painted.outline(gc, look, Token.ACCENT, row.x + 1, row.y, row.width - 2, row.height, Painted.ROUND);
        }
        gc.drawImage(look.icon(ticked ? Icon.TICKED : Icon.UNTICKED, ticked ? Token.ACCENT : Token.MUTED), 6,
                row.y + (row.height - 16) / 2);
        gc.setFont(look.font(TextSize.SMALL));
        gc.setForeground(look.color(Token.MUTED));
        Painted.text(gc, line.text(), tick, row.y, row.height);
        gc.setFont(look.codeFont());
    }

    private int number(GC gc, int number, int x, Rectangle row) {
        if (number > 0) {
            String text = String.valueOf(number);
            gc.setForeground(look.color(Token.LINE_NUMBER));
            Painted.text(gc, text, x + numbers - gc.stringExtent(text).x, row.y, row.height);
        }
        return x + numbers + pad;
    }

    private void fill(GC gc, Token token, int alpha, int x, Rectangle row) {
        gc.setBackground(look.color(token));
        gc.setAlpha(alpha);
        gc.fillRectangle(x, row.y, row.width, row.height);
        gc.setAlpha(255);
    }

    /** What is not going to be applied is muted. */
    private void code(GC gc, DiffLine line, Token tint, int start, Rectangle row, boolean alive) {
        String text = line.text();
        if (line.strongEnd() > line.strongStart()) {
            int from = start + width(gc, text.substring(0, line.strongStart()));
            int to = start + width(gc, text.substring(0, line.strongEnd()));
            fill(gc, tint, STRONG, from, new Rectangle(from, row.y, to - from, row.height));
        }
        int x = start;
        int at = 0;
        for (CodeTint.Tinted part : line.colours()) {
            x = draw(gc, text.substring(at, part.start()), x, row, alive ? Token.TEXT : Token.MUTED);
            x = draw(gc, text.substring(part.start(), part.end()), x, row, alive ? part.token() : Token.MUTED);
            at = part.end();
        }
        draw(gc, text.substring(at), x, row, alive ? Token.TEXT : Token.MUTED);
    }

    private int draw(GC gc, String text, int x, Rectangle row, Token token) {
        if (text.isEmpty()) {
            return x;
        }
        String shown = text.replace("\t", tab);
        Point size = gc.stringExtent(shown);
        gc.setForeground(look.color(token));
        gc.drawString(shown, x, row.y + (row.height - size.y) / 2, true);
        return x + size.x;
    }

    private int width(GC gc, String text) {
        return text.isEmpty() ? 0 : gc.stringExtent(text.replace("\t", tab)).x;
    }
}
