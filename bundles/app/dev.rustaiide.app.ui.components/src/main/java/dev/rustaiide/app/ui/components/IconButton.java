package dev.rustaiide.app.ui.components;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** An icon to press, 26 points square: for toolbars and headers. Its name is its tooltip. */
public final class IconButton extends Clickable {
    /** Its width and height, in points. */
    public static final int SIZE = 26;
    private static final int ICON = 16;

    private Icon icon;
    private Token tint = Token.MUTED;
    private boolean toggled;

    public IconButton(Composite parent, Look look, Icon icon, String name) {
        super(parent, look);
        this.icon = icon;
        setName(name);
    }

    public void setIcon(Icon other) {
        icon = other;
        redraw();
    }

    /** The icon's colour at rest; {@link Token#MUTED} unless said. */
    public void setTint(Token token) {
        tint = token;
        redraw();
    }

    public void setName(String name) {
        describe(name, ACC.ROLE_PUSHBUTTON);
        setToolTipText(name);
    }

    /** Shows that what it switches is on. */
    public void setToggled(boolean on) {
        toggled = on;
        redraw();
    }

    public boolean isToggled() {
        return toggled;
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (toggled || isHovered() && isEnabled()) {
            gc.setBackground(look().color(toggled ? Token.SELECTION : Token.HOVER));
            gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        }
        ring(gc, area);
        boolean lit = isEnabled() && (isHovered() || toggled) && tint == Token.MUTED;
        gc.setAlpha(isEnabled() ? 255 : 110);
        gc.drawImage(look().icon(icon, lit ? Token.TEXT : tint), (area.width - ICON) / 2, (area.height - ICON) / 2);
        gc.setAlpha(255);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(SIZE, SIZE);
    }
}
