package dev.rustaiide.app.ui.components;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** Looks like a field and opens the one where everything can be searched. */
public final class SearchButton extends Clickable {
    private static final int HEIGHT = 26;
    private static final int ICON = 16;

    private final String label;
    private String key = "";

    /** {@code key} stands at its end, e.g. {@code Ctrl+P}. */
    public SearchButton(Composite parent, Look look, String label, String key) {
        super(parent, look);
        this.label = label;
        describe(label, ACC.ROLE_PUSHBUTTON);
        setKey(key);
    }

    /** Other keys open it now; empty for none. */
    public void setKey(String keys) {
        key = keys;
        setToolTipText(keys.isEmpty() ? label : label + " (" + keys + ")");
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(isHovered() ? Token.RAISED : Token.BACKGROUND));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        outline(gc, look(), isFocusControl() ? Token.ACCENT : Token.BORDER, 0, 0, area.width, area.height, ROUND);
        gc.setForeground(look().color(Token.MUTED));
        gc.drawImage(look().icon(Icon.SEARCH, Token.MUTED), 2 * Look.STEP, (area.height - ICON) / 2);
        gc.setFont(look().font(TextSize.SMALL));
        int keyWidth = gc.stringExtent(key).x;
        text(gc, key, area.width - keyWidth - 2 * Look.STEP, 0, area.height);
        gc.setFont(look().font(TextSize.BODY));
        int left = 2 * Look.STEP + ICON + 2 * Look.STEP;
        text(gc, shortened(gc, label, area.width - left - keyWidth - 4 * Look.STEP), left, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(Math.max(120, widthHint), HEIGHT);
    }
}
