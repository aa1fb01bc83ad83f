package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** Words with a small arrow: pressing them offers others. */
public final class DropButton extends Clickable {
    private static final int HEIGHT = 26;
    private static final int ARROW = 16;

    private String label = "";

    public DropButton(Composite parent, Look look, String name) {
        super(parent, look);
        describe(name, ACC.ROLE_PUSHBUTTON);
        setToolTipText(name);
    }

    public void setLabel(String text) {
        label = text;
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (isHovered()) {
            gc.setBackground(look().color(Token.HOVER));
            gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        }
        ring(gc, area);
        gc.setFont(look().strongFont(TextSize.BODY));
        gc.setForeground(look().color(Token.TEXT));
        int end = text(gc, shortened(gc, label, area.width - ARROW - 4 * Look.STEP), 2 * Look.STEP, 0, area.height);
        gc.drawImage(look().icon(Icon.CHEVRON_DOWN, Token.MUTED), end + Look.STEP / 2, (area.height - ARROW) / 2);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(look().strongFont(TextSize.BODY));
        int width = gc.stringExtent(label).x + ARROW + 4 * Look.STEP;
        gc.dispose();
        return new Point(widthHint == SWT.DEFAULT ? width : widthHint, HEIGHT);
    }
}
