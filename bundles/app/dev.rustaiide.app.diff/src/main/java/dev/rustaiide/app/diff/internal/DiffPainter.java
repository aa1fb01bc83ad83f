package dev.rustaiide.app.diff.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Paints the rows of a difference that are seen. Lines are prepared once and kept while they stay the same. */
final class DiffPainter {
    private static final int TINT = 30;
    private static final int STRONG = 72;
    private static final int MOST_KEPT = 2000;
    private static final int HATCH = 8;
    private static final int ICON = 16;

    private final Look look;
    private final Map<Key, ShownLine> kept = new HashMap<>();
    private Comparison keptOf = Comparison.nothing();

    private record Key(DiffSide side, int line) {}

    DiffPainter(Look look) {
        this.look = look;
    }

    /** Fonts or colours have changed. */
    void forget() {
        kept.clear();
    }

    /** The line as it is drawn; {@code gc} has the font of code. */
    ShownLine line(Comparison comparison, DiffSide side, int line, GC gc, double cell) {
        if (comparison != keptOf || kept.size() > MOST_KEPT) {
            kept.clear();
            keptOf = comparison;
        }
        return kept.computeIfAbsent(new Key(side, line), key -> ShownLine.of(comparison.side(side).text().line(line),
                comparison.side(side).tints().of(line), gc, cell));
    }

    void paint(GC gc, Scene scene) {
        Sight sight = scene.sight();
        gc.setFont(sight.font());
        int last = Math.min(scene.rows().size() - 1, sight.row(sight.height()));
        for (int row = Math.max(0, sight.row(0)); row <= last; row++) {
            if (scene.rows().isFold(row)) {
                fold(gc, scene, row);
            } else if (scene.panes().isSplit()) {
                side(gc, scene, row, DiffSide.BEFORE);
                side(gc, scene, row, DiffSide.AFTER);
            } else {
                column(gc, scene, row);
            }
        }
        strip(gc, scene, last);
    }

    private void fold(GC gc, Scene scene, int row) {
        int top = scene.sight().top(row);
        int height = scene.sight().rowHeight();
        int end = scene.panes().ruler();
        gc.setBackground(look.color(Token.SURFACE));
        gc.fillRectangle(0, top, end, height);
        gc.setFont(look.font(TextSize.SMALL));
        gc.setForeground(look.color(Token.MUTED));
        int count = scene.rows().folded(row);
        String text = count + " unchanged lines";
        Point size = gc.stringExtent(text);
        int x = scene.panes().code(DiffSide.BEFORE);
        gc.drawImage(look.icon(Icon.ALL_EXPANDED, Token.MUTED), x, top + (height - ICON) / 2);
        gc.drawString(text, x + ICON + 2 * Look.STEP, top + (height - size.y) / 2, true);
        gc.setFont(scene.sight().font());
    }

    private void side(GC gc, Scene scene, int row, DiffSide side) {
        Panes panes = scene.panes();
        int line = scene.rows().line(side, row);
        int hunk = scene.rows().hunk(row);
        Rectangle area = new Rectangle(panes.start(side), scene.sight().top(row), panes.end(side) - panes.start(side),
                scene.sight().rowHeight());
        if (line == Rows.NONE) {
            hatch(gc, scene, row, side, area);
            return;
        }
        boolean taken = scene.isTaken(hunk);
        if (hunk >= 0) {
            tint(gc, side, taken ? TINT : TINT / 2, area);
            sign(gc, scene, side, area);
        }
        number(gc, scene, side, line, area);
        code(gc, scene, side, line, row, area);
    }

    private void column(GC gc, Scene scene, int row) {
        Panes panes = scene.panes();
        int hunk = scene.rows().hunk(row);
        int before = scene.rows().line(DiffSide.BEFORE, row);
        int after = scene.rows().line(DiffSide.AFTER, row);
        DiffSide side = after >= 0 ? DiffSide.AFTER : DiffSide.BEFORE;
        Rectangle area = new Rectangle(panes.start(side), scene.sight().top(row), panes.end(side) - panes.start(side),
                scene.sight().rowHeight());
        if (hunk >= 0) {
            tint(gc, side, scene.isTaken(hunk) ? TINT : TINT / 2, area);
            sign(gc, scene, side, area);
        }
        if (before >= 0) {
            number(gc, scene, DiffSide.BEFORE, before, area);
        }
        if (after >= 0) {
            number(gc, scene, DiffSide.AFTER, after, area);
        }
        code(gc, scene, side, after >= 0 ? after : before, row, area);
    }

    private void tint(GC gc, DiffSide side, int alpha, Rectangle area) {
        gc.setBackground(look.color(side == DiffSide.BEFORE ? Token.REMOVED : Token.ADDED));
        gc.setAlpha(alpha);
        gc.fillRectangle(area);
        gc.setAlpha(255);
    }

    /** Nothing is there: said by a pattern that stays in place while one scrolls; all rows that have it at once. */
    private void hatch(GC gc, Scene scene, int row, DiffSide side, Rectangle area) {
        boolean first = row == Math.max(0, scene.sight().row(0)) || !isGap(scene, row - 1, side);
        if (!first) {
            return;
        }
        int last = row;
        while (last + 1 < scene.rows().size() && scene.sight().top(last + 1) < scene.sight().height()
                && isGap(scene, last + 1, side)) {
            last++;
        }
        int height = (last - row + 1) * area.height;
        Rectangle clip = gc.getClipping();
        gc.setClipping(clip.intersection(new Rectangle(area.x, area.y, area.width, height)));
        gc.setForeground(look.color(Token.BORDER));
        gc.setAlpha(120);
        gc.setLineWidth(1);
        int shift = (int) ((area.y + height + scene.sight().offset()) % HATCH);
        for (int x = area.x - height + shift - HATCH; x < area.x + area.width; x += HATCH) {
            gc.drawLine(x, area.y + height, x + height, area.y);
        }
        gc.setAlpha(255);
        gc.setClipping(clip);
    }

    private static boolean isGap(Scene scene, int row, DiffSide side) {
        return !scene.rows().isFold(row) && scene.rows().line(side, row) == Rows.NONE;
    }

    private void sign(GC gc, Scene scene, DiffSide side, Rectangle area) {
        gc.setForeground(look.color(side == DiffSide.BEFORE ? Token.REMOVED : Token.ADDED));
        int x = scene.panes().code(side) - Panes.SIGN + (Panes.SIGN - (int) scene.sight().cell()) / 2 - 2;
        gc.drawString(side == DiffSide.BEFORE ? "−" : "+", x, area.y + scene.sight().textTop(), true);
    }

    private void number(GC gc, Scene scene, DiffSide side, int line, Rectangle area) {
        String text = String.valueOf(line + 1);
        gc.setForeground(look.color(Token.LINE_NUMBER));
        int width = (int) Math.round(text.length() * scene.sight().cell());
        int end = scene.panes().numbers(side) + scene.panes().numbers() - 2 * Look.STEP;
        gc.drawString(text, end - width, area.y + scene.sight().textTop(), true);
    }

    private void code(GC gc, Scene scene, DiffSide side, int line, int row, Rectangle area) {
        Panes panes = scene.panes();
        Sight sight = scene.sight();
        int start = panes.code(side);
        int width = panes.end(side) - start;
        Comparison comparison = scene.comparison();
        ShownLine shown = line(comparison, side, line, gc, sight.cell());
        boolean cut = sight.left() > 0 || shown.width(gc) > width;
        Rectangle clip = cut ? gc.getClipping() : area;
        if (cut) {
            gc.setClipping(clip.intersection(new Rectangle(start, area.y, width, area.height)));
        }
        int x = start - sight.left();
        int hunk = scene.rows().hunk(row);
        if (hunk >= 0 && scene.isTaken(hunk)) {
            words(gc, shown, x, side, comparison.words(side, line), area);
        }
        selected(gc, scene, shown, x, side, line, area);
        shown.draw(gc, x, area.y + sight.textTop(), sight.left(), sight.left() + width, look, !scene.isTaken(hunk));
        if (hunk >= 0) {
            ending(gc, scene, shown, x, side, line, row, area);
        }
        caret(gc, scene, shown, x, side, line, area);
        if (cut) {
            gc.setClipping(clip);
        }
    }

    private void words(GC gc, ShownLine shown, int x, DiffSide side, List<Span> words, Rectangle area) {
        gc.setBackground(look.color(side == DiffSide.BEFORE ? Token.REMOVED : Token.ADDED));
        gc.setAlpha(STRONG);
        for (Span word : words) {
            int from = shown.xOf(word.start(), gc);
            gc.fillRoundRectangle(x + from, area.y + 1, shown.xOf(word.end(), gc) - from, area.height - 2, 4, 4);
        }
        gc.setAlpha(255);
    }

    private void selected(GC gc, Scene scene, ShownLine shown, int x, DiffSide side, int line, Rectangle area) {
        Picked picked = scene.picked();
        if (picked == null || picked.isEmpty() || picked.side() != side) {
            return;
        }
        Text text = scene.comparison().side(side).text();
        int start = text.lineStart(line);
        int end = text.lineEnd(line);
        if (picked.start() <= end && picked.end() > start) {
            int from = shown.xOf(Math.max(0, picked.start() - start), gc);
            int to = picked.end() > end ? shown.width(gc) + Look.STEP : shown.xOf(picked.end() - start, gc);
            gc.setBackground(look.color(Token.SELECTION));
            gc.fillRectangle(x + from, area.y, to - from, area.height);
        }
    }

    /** Two lines that look alike differ in how they end. */
    private void ending(GC gc, Scene scene, ShownLine shown, int x, DiffSide side, int line, int row, Rectangle area) {
        DiffSide otherSide = side == DiffSide.BEFORE ? DiffSide.AFTER : DiffSide.BEFORE;
        int other = scene.rows().line(otherSide, row);
        Text text = scene.comparison().side(side).text();
        if (other >= 0 && text.line(line).equals(scene.comparison().side(otherSide).text().line(other))) {
            int end = text.lineEnd(line);
            int next = line + 1 < text.lineCount() ? text.lineStart(line + 1) : text.length();
            String mark = next == end ? "no line end" : next - end == 2 ? "CR LF" : "LF";
            gc.setForeground(look.color(Token.MUTED));
            gc.drawString(mark, x + shown.width(gc) + 2 * Look.STEP, area.y + scene.sight().textTop(), true);
        }
    }

    private void caret(GC gc, Scene scene, ShownLine shown, int x, DiffSide side, int line, Rectangle area) {
        Picked picked = scene.picked();
        if (!scene.caret() || picked == null || picked.side() != side) {
            return;
        }
        Text text = scene.comparison().side(side).text();
        int at = Math.min(picked.caret(), text.length());
        if (text.lineOf(at) == line) {
            gc.setBackground(look.color(Token.CARET));
            gc.fillRectangle(x + shown.xOf(at - text.lineStart(line), gc) - 1, area.y + 1, 2, area.height - 2);
        }
    }

    private void strip(GC gc, Scene scene, int last) {
        Panes panes = scene.panes();
        int height = scene.sight().height();
        gc.setForeground(look.color(Token.BORDER));
        gc.setLineWidth(1);
        if (panes.isSplit()) {
            gc.setBackground(look.color(Token.BACKGROUND));
            gc.fillRectangle(panes.strip(), 0, Panes.STRIP, height);
            gc.drawLine(panes.strip(), 0, panes.strip(), height);
        }
        gc.drawLine(panes.strip() + Panes.STRIP - 1, 0, panes.strip() + Panes.STRIP - 1, height);
        for (int row = Math.max(0, scene.sight().row(0)); row <= last; row++) {
            int hunk = scene.rows().hunk(row);
            if (scene.rows().isFold(row)) {
                gc.setBackground(look.color(Token.SURFACE));
                gc.fillRectangle(panes.strip(), scene.sight().top(row), Panes.STRIP, scene.sight().rowHeight());
            } else if (hunk >= 0) {
                band(gc, scene, hunk);
                row = scene.rows().end(hunk) - 1;
            }
        }
    }

    /** What joins the two sides of a hunk, with its control at the top. */
    private void band(GC gc, Scene scene, int hunk) {
        int top = scene.sight().top(scene.rows().start(hunk));
        int bottom = scene.sight().top(scene.rows().end(hunk));
        int x = scene.panes().strip();
        boolean current = hunk == scene.current();
        if (current) {
            gc.setBackground(look.color(Token.ACCENT));
            gc.fillRectangle(x + 1, top, 3, bottom - top);
        }
        Rectangle control = control(scene.panes(), scene.sight(), top, bottom);
        if (hunk == scene.hovered() && (scene.ticked() != null || scene.action() != null)) {
            gc.setBackground(look.color(Token.HOVER));
            gc.fillRoundRectangle(control.x, control.y, control.width, control.height, 6, 6);
        }
        if (current && scene.focused() && (scene.ticked() != null || scene.action() != null)) {
            gc.setForeground(look.color(Token.ACCENT));
            gc.drawRoundRectangle(control.x, control.y, control.width - 1, control.height - 1, 6, 6);
        }
        if (scene.ticked() != null) {
            boolean on = scene.ticked().test(hunk);
            icon(gc, on ? Icon.TICKED : Icon.UNTICKED, on ? Token.ACCENT : Token.MUTED, control);
        } else if (scene.action() != null) {
            icon(gc, scene.action(), hunk == scene.hovered() || current ? Token.TEXT : Token.MUTED, control);
        }
    }

    private void icon(GC gc, Icon icon, Token tint, Rectangle control) {
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(look.icon(icon, tint), control.x + (control.width - ICON) / 2,
                control.y + (control.height - ICON) / 2);
    }

    /** Where the control of a hunk is, whose rows are from {@code top} to {@code bottom}: in sight if the hunk is. */
    static Rectangle control(Panes panes, Sight sight, int top, int bottom) {
        int size = Math.min(22, sight.rowHeight());
        int y = Math.clamp(0, top, Math.max(top, bottom - sight.rowHeight()));
        return new Rectangle(panes.strip() + 5, y + (sight.rowHeight() - size) / 2, Panes.STRIP - 8, size);
    }
}
