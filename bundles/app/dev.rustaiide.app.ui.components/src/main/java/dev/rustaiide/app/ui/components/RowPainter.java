package dev.rustaiide.app.ui.components;

import java.util.Optional;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Paints the rows of a {@link RowView}. */
final class RowPainter {
    static final int DEFAULT_HEIGHT = 24;
    static final int ICON = 16;
    private static final int INSET = Look.STEP;
    private static final int PAD = Look.STEP;
    private static final int INDENT = 16;
    private static final int GAP = 6;
    private static final int ACTION = 22;

    private final Look look;
    private final Extents extents = new Extents();
    private int height = DEFAULT_HEIGHT;

    RowPainter(Look look) {
        this.look = look;
    }

    int height() {
        return height;
    }

    void setHeight(int points) {
        height = points;
    }

    /** How one row stands: all that is not its own look. */
    record State(int depth, boolean tree, boolean parent, boolean open, boolean selected, boolean hovered,
            boolean focused, boolean cursor, int hoveredAction) {}

    static int start(int depth, boolean tree) {
        return INSET + PAD + depth * INDENT + (tree ? ICON + 2 : 2);
    }

    static boolean onMark(int x, int depth) {
        int left = INSET + PAD + depth * INDENT;
        return x >= left - 2 && x < left + ICON + 2;
    }

    /** The index of the action at {@code x}, or -1. */
    static int actionAt(Row row, int x, int width) {
        int left = width - INSET - 2 - row.actions().size() * ACTION;
        int index = x < left ? -1 : (x - left) / ACTION;
        return index < row.actions().size() ? index : -1;
    }

    /** Whether label and detail need more room than there is. */
    boolean isCut(GC gc, Row row, int depth, boolean tree, int width) {
        int needed = start(depth, tree) + (row.glyph().isPresent() ? ICON + GAP : 0) + 4 * Look.STEP;
        gc.setFont(look.font(TextSize.SMALL));
        needed += row.detail().isEmpty() ? 0 : gc.stringExtent(row.detail()).x + 2 * Look.STEP;
        needed += row.badge().isEmpty() ? 0 : gc.stringExtent(row.badge()).x + 2 * Look.STEP;
        gc.setFont(row.isCode() ? look.codeFont() : look.font(TextSize.BODY));
        return needed + gc.stringExtent(row.label()).x > width;
    }

    void paint(GC gc, Row row, State state, Rectangle at) {
        ground(gc, state, at);
        guides(gc, state, at);
        int x = start(state.depth(), state.tree());
        if (state.parent()) {
            Icon mark = state.open() ? Icon.CHEVRON_DOWN : Icon.CHEVRON_RIGHT;
            gc.drawImage(look.icon(mark, Token.MUTED), x - ICON - 2, middle(at));
        }
        Optional<Glyph> glyph = row.glyph();
        if (glyph.isPresent()) {
            gc.drawImage(look.icon(glyph.get().icon(), glyph.get().tint()), x, middle(at));
            x += ICON + GAP;
        }
        int right = right(gc, row, state, at);
        x = label(gc, row, state, x, right, at);
        if (!row.detail().isEmpty()) {
            detail(gc, row.detail(), state, x + 2 * Look.STEP, right, at);
        }
    }

    /** On the label's base line, though its own font is smaller. */
    private void detail(GC gc, String detail, State state, int x, int right, Rectangle at) {
        gc.setFont(look.font(TextSize.BODY));
        FontMetrics body = gc.getFontMetrics();
        int base = at.y + (at.height - body.getHeight()) / 2 + body.getAscent();
        gc.setFont(look.font(TextSize.SMALL));
        gc.setForeground(look.color(state.selected() ? Token.TEXT : Token.MUTED));
        String shown = extents.shortened(gc, look.font(TextSize.SMALL), detail, right - x);
        gc.drawString(shown, x, base - gc.getFontMetrics().getAscent(), true);
    }

    private void ground(GC gc, State state, Rectangle at) {
        if (state.selected() || state.hovered()) {
            gc.setBackground(look.color(state.selected() && state.focused() ? Token.SELECTION : Token.HOVER));
            gc.fillRoundRectangle(at.x + INSET, at.y, at.width - 2 * INSET, at.height, Painted.ROUND, Painted.ROUND);
        }
        if (state.cursor() && state.focused()) {
            Token ring = state.selected() ? Token.SELECTION : Token.ACCENT;
            Painted.outline(gc, look, ring, at.x + INSET, at.y, at.width - 2 * INSET, at.height, Painted.ROUND);
        }
    }

    private void guides(GC gc, State state, Rectangle at) {
        gc.setForeground(look.color(Token.INDENT_GUIDE));
        for (int depth = 0; depth < state.depth(); depth++) {
            int x = INSET + PAD + depth * INDENT + ICON / 2;
            gc.drawLine(x, at.y, x, at.y + at.height - 1);
        }
    }

    private int right(GC gc, Row row, State state, Rectangle at) {
        int right = at.x + at.width - INSET - 2 * Look.STEP;
        if (!row.actions().isEmpty() && (state.hovered() || state.selected() && state.focused())) {
            right = at.x + at.width - INSET - 2 - row.actions().size() * ACTION;
            for (int i = 0; i < row.actions().size(); i++) {
                action(gc, row.actions().get(i), right + i * ACTION, state.hoveredAction() == i, at);
            }
        } else if (!row.keys().isEmpty()) {
            right = KeyCap.paintBefore(gc, look, row.keys(), right, at);
        } else if (!row.badge().isEmpty()) {
            gc.setFont(look.font(TextSize.SMALL));
            gc.setForeground(look.color(row.badgeColor()));
            right -= extents.of(gc, look.font(TextSize.SMALL), row.badge()).x;
            text(gc, look.font(TextSize.SMALL), row.badge(), right, at);
        }
        return right - Look.STEP;
    }

    private void action(GC gc, RowAction action, int x, boolean hovered, Rectangle at) {
        if (hovered) {
            gc.setBackground(look.color(Token.BORDER));
            gc.fillRoundRectangle(x, at.y + 2, ACTION - 2, at.height - 4, Painted.ROUND, Painted.ROUND);
        }
        gc.drawImage(look.icon(action.icon(), hovered ? Token.TEXT : Token.MUTED), x + 2, middle(at));
    }

    private int label(GC gc, Row row, State state, int x, int right, Rectangle at) {
        Font plain = row.isCode() ? look.codeFont() : row.isStrong() ? look.strongFont(TextSize.BODY)
                : row.isItalic() ? look.italicFont(TextSize.BODY) : look.font(TextSize.BODY);
        gc.setFont(plain);
        gc.setForeground(look.color(row.color()));
        String shown = extents.shortened(gc, plain, row.label(), right - x);
        int end = row.isCode() ? code(gc, row, shown, x, at)
                : row.matches().length == 0 ? text(gc, plain, shown, x, at) : runs(gc, row, shown, plain, x, at);
        if (row.isStruck()) {
            int middle = at.y + at.height / 2;
            gc.drawLine(x, middle, end, middle);
        }
        return end;
    }

    /** In its colours; what was found lies on a ground of its own, for a stronger font would move the rest. */
    private int code(GC gc, Row row, String shown, int x, Rectangle at) {
        int end = x;
        for (CodeRun run : CodeRun.of(shown.length(), row.matches(), row.tints(), row.color())) {
            String part = shown.substring(run.start(), run.end());
            if (run.found()) {
                Point size = extents.of(gc, look.codeFont(), part);
                gc.setBackground(look.color(Token.MATCH));
                gc.fillRectangle(end, at.y + (at.height - size.y) / 2, size.x, size.y);
            }
            gc.setForeground(look.color(run.color()));
            end = text(gc, look.codeFont(), part, end, at);
        }
        return end;
    }

    /** In pieces, so that what matched can be strong. */
    private int runs(GC gc, Row row, String shown, Font plain, int x, Rectangle at) {
        int[] matches = row.matches();
        int next = 0;
        int start = 0;
        int end = x;
        while (start < shown.length()) {
            boolean matched = next < matches.length && matches[next] == start;
            int stop = start;
            while (stop < shown.length() && (next < matches.length && matches[next] == stop) == matched) {
                next += matched ? 1 : 0;
                stop++;
            }
            Font font = matched ? look.strongFont(TextSize.BODY) : plain;
            gc.setFont(font);
            gc.setForeground(look.color(matched ? Token.ACCENT : row.color()));
            end = text(gc, font, shown.substring(start, stop), end, at);
            start = stop;
        }
        return end;
    }

    private int text(GC gc, Font font, String text, int x, Rectangle at) {
        Point size = extents.of(gc, font, text);
        gc.drawString(text, x, at.y + (at.height - size.y) / 2, true);
        return x + size.x;
    }

    private static int middle(Rectangle at) {
        return at.y + (at.height - ICON) / 2;
    }
}
