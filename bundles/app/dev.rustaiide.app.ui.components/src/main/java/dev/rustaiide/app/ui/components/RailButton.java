package dev.rustaiide.app.ui.components;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** One activity in the {@link ActivityRail}. */
final class RailButton extends Clickable {
    static final int HEIGHT = 36;
    private static final int ICON = 16;
    private static final int FACE = 32;

    private final String id;
    private final Icon icon;
    private boolean active;
    private int count;

    RailButton(ActivityRail parent, Look look, String id, Icon icon, String name) {
        super(parent, look);
        this.id = id;
        this.icon = icon;
        setName(name);
    }

    void setName(String name) {
        describe(name, ACC.ROLE_PUSHBUTTON);
        setToolTipText(name);
    }

    String id() {
        return id;
    }

    void setActive(boolean on) {
        active = on;
        redraw();
    }

    void setCount(int number) {
        count = number;
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        Rectangle face = new Rectangle((area.width - FACE) / 2 + 1, (area.height - FACE) / 2, FACE, FACE);
        if (active || isHovered()) {
            gc.setBackground(look().color(active ? Token.SELECTION : Token.HOVER));
            gc.fillRoundRectangle(face.x, face.y, face.width, face.height, ROUND + 4, ROUND + 4);
        }
        if (active) {
            gc.setBackground(look().color(Token.ACCENT));
            gc.fillRoundRectangle(0, area.height / 2 - 8, 3, 16, 3, 3);
        }
        ring(gc, face);
        Token tint = active || isHovered() ? Token.TEXT : Token.MUTED;
        gc.drawImage(look().icon(icon, tint), face.x + (FACE - ICON) / 2, face.y + (FACE - ICON) / 2);
        if (count > 0) {
            badge(gc, face);
        }
    }

    private void badge(GC gc, Rectangle face) {
        String number = count > 99 ? "99+" : Integer.toString(count);
        gc.setFont(look().font(TextSize.SMALL));
        int width = Math.max(14, gc.stringExtent(number).x + 6);
        int x = face.x + face.width - width + 4;
        int y = face.y + face.height - 14;
        gc.setBackground(look().color(Token.ACCENT));
        gc.fillRoundRectangle(x, y, width, 14, 14, 14);
        gc.setForeground(look().color(Token.ON_ACCENT));
        text(gc, number, x + (width - gc.stringExtent(number).x) / 2, y, 14);
    }
}
