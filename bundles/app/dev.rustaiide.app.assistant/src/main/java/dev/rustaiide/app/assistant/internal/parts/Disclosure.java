package dev.rustaiide.app.assistant.internal.parts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Clickable;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.ui.components.WrappedText;

/**
 * A line that stands for more: pressed, it opens or closes that. What is below it is its owner's. One that only says
 * something wraps.
 */
public final class Disclosure extends Clickable {
    private static final int HEIGHT = 26;
    private static final int ICON = 16;

    private Row row = Row.of("");
    private boolean openable;
    private boolean open;
    private boolean outer;

    public Disclosure(Composite parent, Look look) {
        super(parent, look);
        onPress(() -> setOpen(openable && !open));
    }

    /** What it says: of a row its glyph, label, detail and badge. */
    public void show(Row content, boolean hasMore) {
        row = content;
        openable = hasMore;
        open &= hasMore;
        describe(content.label() + ' ' + content.detail() + ' ' + content.badge(), ACC.ROLE_PUSHBUTTON);
        setToolTipText(content.hint().isEmpty() ? null : content.hint());
        redraw();
    }

    /** Without room for a mark before it, as nothing like it opens. */
    public void setOuter() {
        outer = true;
    }

    public boolean isOpen() {
        return open;
    }

    public void setOpen(boolean wanted) {
        open = wanted;
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (isHovered() && openable) {
            gc.setBackground(look().color(Token.HOVER));
            gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        }
        ring(gc, area);
        int middle = (HEIGHT - ICON) / 2;
        if (openable) {
            gc.drawImage(look().icon(open ? Icon.CHEVRON_DOWN : Icon.CHEVRON_RIGHT, Token.MUTED), 2, middle);
        }
        int x = indent();
        if (row.glyph().isPresent()) {
            Glyph glyph = row.glyph().get();
            gc.drawImage(look().icon(glyph.icon(), glyph.tint()), x, middle);
            x += ICON + 6;
        }
        gc.setFont(look().font(TextSize.SMALL));
        int right = area.width - Look.STEP;
        String badge = shortened(gc, row.badge(), (area.width - x) / 2);
        right -= badge.isEmpty() ? 0 : gc.stringExtent(badge).x + 2 * Look.STEP;
        gc.setForeground(look().color(row.badgeColor()));
        text(gc, badge, right + 2 * Look.STEP, 0, area.height);
        gc.setFont(look().font(TextSize.BODY));
        gc.setForeground(look().color(row.color()));
        if (!openable && row.detail().isEmpty() && row.badge().isEmpty()) {
            words(gc, area.width).draw(gc, x, (HEIGHT - gc.getFontMetrics().getHeight()) / 2 - 1);
            return;
        }
        x = text(gc, shortened(gc, row.label(), right - x), x, 0, area.height);
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(Token.MUTED));
        text(gc, shortened(gc, row.detail(), right - x - 2 * Look.STEP), x + 2 * Look.STEP, 0, area.height);
    }

    private int indent() {
        return outer ? 2 * Look.STEP : ICON + Look.STEP;
    }

    private WrappedText words(GC gc, int width) {
        int x = indent() + (row.glyph().isPresent() ? ICON + 6 : 0);
        return WrappedText.of(gc, row.label(), width - x - Look.STEP);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 240 : widthHint;
        if (openable || !row.detail().isEmpty() || !row.badge().isEmpty()) {
            return new Point(width, HEIGHT);
        }
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.BODY));
        WrappedText words = words(gc, width);
        gc.dispose();
        return new Point(width, HEIGHT + words.height() - words.lineHeight());
    }
}
