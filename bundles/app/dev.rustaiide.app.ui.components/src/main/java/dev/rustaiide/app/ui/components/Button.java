package dev.rustaiide.app.ui.components;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A button with a word on it. At most one in a group is primary: the one that most people want. */
public final class Button extends Clickable {
    private static final int HEIGHT = 28;
    private static final int PAD = 3 * Look.STEP;

    private final boolean primary;
    private String label;

    public Button(Composite parent, Look look, String label, boolean primary) {
        super(parent, look);
        this.primary = primary;
        this.label = label;
        describe(label, ACC.ROLE_PUSHBUTTON);
    }

    public String label() {
        return label;
    }

    public void setLabel(String text) {
        label = text;
        describe(text, ACC.ROLE_PUSHBUTTON);
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        boolean on = isEnabled();
        boolean filled = primary && on;
        int inset = isFocusControl() ? 2 : 0;
        Rectangle face = new Rectangle(inset, inset, area.width - 2 * inset, area.height - 2 * inset);
        gc.setBackground(look().color(filled ? Token.ACCENT : isHovered() && on ? Token.HOVER : Token.RAISED));
        gc.setAlpha(filled && isPressed() ? 200 : filled && isHovered() ? 225 : 255);
        gc.fillRoundRectangle(face.x, face.y, face.width, face.height, ROUND, ROUND);
        gc.setAlpha(255);
        if (!filled) {
            outline(gc, look(), Token.BORDER, face.x, face.y, face.width, face.height, ROUND);
        }
        ring(gc, area);
        gc.setFont(look().font(TextSize.BODY));
        gc.setForeground(look().color(filled ? Token.ON_ACCENT : on ? Token.TEXT : Token.MUTED));
        text(gc, label, (area.width - gc.stringExtent(label).x) / 2, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.BODY));
        int width = gc.stringExtent(label).x + 2 * PAD;
        gc.dispose();
        return new Point(Math.max(width, 64), HEIGHT);
    }
}
