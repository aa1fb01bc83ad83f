package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** Words that do something; underlined under the pointer and with the focus. */
public final class Link extends Clickable {
    private static final int PAD = 2;

    private String label;
    private TextSize size = TextSize.BODY;

    public Link(Composite parent, Look look, String label) {
        super(parent, look);
        this.label = label;
        describe(label, ACC.ROLE_LINK);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
    }

    public void setLabel(String text) {
        label = text;
        describe(text, ACC.ROLE_LINK);
        redraw();
    }

    /** Body size unless said. */
    public void setTextSize(TextSize chosen) {
        size = chosen;
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setFont(look().font(size));
        gc.setForeground(look().color(isEnabled() ? Token.ACCENT : Token.MUTED));
        int end = text(gc, label, PAD, 0, area.height);
        if (isHovered() || isFocusControl()) {
            int base = (area.height + gc.getFontMetrics().getHeight()) / 2 - gc.getFontMetrics().getDescent() + 2;
            gc.drawLine(PAD, base, end, base);
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(look().font(size));
        Point size = gc.stringExtent(label);
        gc.dispose();
        return new Point(size.x + 2 * PAD, size.y + 2 * PAD);
    }
}
