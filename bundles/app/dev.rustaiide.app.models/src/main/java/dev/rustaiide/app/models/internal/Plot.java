package dev.rustaiide.app.models.internal;

import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** Numbers as a picture: bars, or points with a line, above names; drawn by the look's colours. */
final class Plot extends Painted {
    private static final int TITLE = 22;
    private static final int NOTE = 20;
    private static final int FOOT = 22;
    private static final int SCALE = 44;
    private static final int LINES = 4;
    private static final int DOT = 6;

    private final String title;
    private Shown shown = new Shown("", List.of(), Kind.BARS, 0, 100, "");

    /** How values are drawn. */
    enum Kind {
        BARS,
        /** Points that a line joins. */
        LINE,
        /** The same, and the line that would be perfect. */
        LINE_AND_DIAGONAL,
        /** Points by themselves, and stairs through what is behind them. */
        POINTS_AND_STAIRS
    }

    /**
     * What is drawn.
     *
     * @param note a few words under the title
     * @param least the value at the bottom
     * @param most the value at the top
     * @param none what is said if there is nothing to draw
     */
    record Shown(String note, List<Value> values, Kind kind, double least, double most, String none) {
        Shown {
            values = List.copyOf(values);
        }
    }

    /**
     * A bar or a point.
     *
     * @param at where along the foot, 0 to 1; only of a point
     * @param behind what a paler bar behind it shows, or stairs do; as large as {@code value} if there are none
     * @param isHollow of a point, whether it is a ring
     */
    record Value(String name, double at, double value, double behind, boolean isHollow) {
        Value(String name, double at, double value, double behind) {
            this(name, at, value, behind, false);
        }
    }

    Plot(Composite parent, Look look, String title) {
        super(parent, SWT.NONE, look);
        this.title = title;
        setGround(Token.SURFACE);
        describe(title, ACC.ROLE_GRAPHIC);
    }

    void show(Shown now) {
        shown = now;
        describe(title + ". " + now.note() + ". " + spoken(now), ACC.ROLE_GRAPHIC);
        redraw();
    }

    /** The numbers, for those who do not see the picture. */
    private static String spoken(Shown now) {
        var words = new StringBuilder();
        now.values().forEach(value -> words.append(value.name()).append(' ').append(number(value.value()))
                .append(", "));
        return words.isEmpty() ? now.none() : words.substring(0, words.length() - 2);
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 320 : widthHint, heightHint == SWT.DEFAULT ? 220 : heightHint);
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        int margin = 3 * Look.STEP;
        gc.setFont(look().strongFont(TextSize.BODY));
        text(gc, shortened(gc, title, area.width - 2 * margin), margin, 2 * Look.STEP, TITLE);
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(Token.MUTED));
        text(gc, shortened(gc, shown.values().isEmpty() ? shown.none() : shown.note(), area.width - 2 * margin), margin,
                2 * Look.STEP + TITLE, NOTE);
        if (shown.values().isEmpty()) {
            return;
        }
        int top = 2 * Look.STEP + TITLE + NOTE + 2 * Look.STEP;
        var inner = new Rectangle(margin + SCALE, top, area.width - 2 * margin - SCALE,
                area.height - top - FOOT - 2 * Look.STEP);
        if (inner.width > 0 && inner.height > 0) {
            scale(gc, inner);
            if (shown.kind() == Kind.BARS) {
                bars(gc, inner);
            } else {
                line(gc, inner);
            }
        }
    }

    private void scale(GC gc, Rectangle inner) {
        for (int i = 0; i <= LINES; i++) {
            double value = shown.least() + (shown.most() - shown.least()) * i / LINES;
            int y = y(inner, value);
            gc.setForeground(look().color(Token.BORDER));
            gc.drawLine(inner.x, y, inner.x + inner.width, y);
            gc.setForeground(look().color(Token.MUTED));
            String label = number(value);
            text(gc, label, inner.x - gc.stringExtent(label).x - 2 * Look.STEP, y - 8, 16);
        }
    }

    private int y(Rectangle inner, double value) {
        double part = (value - shown.least()) / Math.max(1e-9, shown.most() - shown.least());
        return inner.y + inner.height - (int) Math.round(inner.height * Math.clamp(part, 0, 1));
    }

    private void bars(GC gc, Rectangle inner) {
        int count = shown.values().size();
        int slot = inner.width / count;
        int width = Math.clamp(slot * 2 / 3, 2, 56);
        for (int i = 0; i < count; i++) {
            Value value = shown.values().get(i);
            int x = inner.x + i * slot + (slot - width) / 2;
            bar(gc, inner, x, width, value.behind(), Token.SELECTION);
            bar(gc, inner, x, width, value.value(), Token.ACCENT);
            foot(gc, value.name(), inner.x + i * slot + slot / 2, inner, slot);
        }
    }

    private void bar(GC gc, Rectangle inner, int x, int width, double value, Token token) {
        int y = y(inner, value);
        gc.setBackground(look().color(token));
        gc.fillRectangle(x, y, width, inner.y + inner.height - y);
    }

    private void line(GC gc, Rectangle inner) {
        if (shown.kind() == Kind.LINE_AND_DIAGONAL) {
            gc.setForeground(look().color(Token.MUTED));
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawLine(inner.x, inner.y + inner.height, inner.x + inner.width, inner.y);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
        List<Value> values = shown.values();
        int[] points = new int[2 * values.size()];
        for (int i = 0; i < values.size(); i++) {
            points[2 * i] = inner.x + (int) Math.round(inner.width * values.get(i).at());
            points[2 * i + 1] = y(inner, values.get(i).value());
        }
        gc.setForeground(look().color(Token.ACCENT));
        gc.setLineWidth(2);
        gc.drawPolyline(shown.kind() == Kind.POINTS_AND_STAIRS ? stairs(points, inner) : points);
        gc.setLineWidth(1);
        int step = Math.max(1, values.size() * 44 / inner.width);
        for (int i = 0; i < values.size(); i++) {
            dot(gc, points[2 * i], points[2 * i + 1], values.get(i).isHollow());
            if (i % step == 0) {
                foot(gc, values.get(i).name(), points[2 * i], inner, 44);
            }
        }
    }

    private void dot(GC gc, int x, int y, boolean isHollow) {
        gc.setBackground(look().color(isHollow ? ground() : Token.ACCENT));
        gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
        if (isHollow) {
            gc.setForeground(look().color(Token.MUTED));
            gc.drawOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
        }
    }

    /** Along what is behind the points: across first, then up. */
    private int[] stairs(int[] points, Rectangle inner) {
        int count = points.length / 2;
        int[] stairs = new int[4 * count - 2];
        for (int i = 0; i < count; i++) {
            int y = y(inner, shown.values().get(i).behind());
            stairs[4 * i] = points[2 * i];
            stairs[4 * i + 1] = y;
            if (i + 1 < count) {
                stairs[4 * i + 2] = points[2 * i + 2];
                stairs[4 * i + 3] = y;
            }
        }
        return stairs;
    }

    private void foot(GC gc, String name, int middle, Rectangle inner, int room) {
        gc.setForeground(look().color(Token.MUTED));
        String label = shortened(gc, name, room);
        int width = gc.stringExtent(label).x;
        text(gc, label, Math.min(middle - width / 2, inner.x + inner.width - width),
                inner.y + inner.height + Look.STEP, FOOT - Look.STEP);
    }
}
