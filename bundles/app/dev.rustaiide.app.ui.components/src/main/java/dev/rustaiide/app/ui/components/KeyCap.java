package dev.rustaiide.app.ui.components;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Draws a chord of keys as small caps. */
final class KeyCap {
    private static final int HEIGHT = 18;
    private static final int PAD = 5;
    private static final int GAP = 3;

    private KeyCap() {}

    /** Ends at {@code right}; returns where it starts. Several chords are divided by a space. */
    static int paintBefore(GC gc, Look look, String chord, int right, Rectangle at) {
        gc.setFont(look.font(TextSize.SMALL));
        String[] keys = chord.replace(' ', '+').split("(?<=.)\\+");
        int x = right;
        for (int i = keys.length - 1; i >= 0; i--) {
            int width = Math.max(HEIGHT, gc.stringExtent(keys[i]).x + 2 * PAD);
            x -= width;
            cap(gc, look, keys[i], new Rectangle(x, at.y + (at.height - HEIGHT) / 2, width, HEIGHT));
            x -= i > 0 ? GAP : 0;
        }
        return x;
    }

    private static void cap(GC gc, Look look, String key, Rectangle at) {
        gc.setBackground(look.color(Token.SURFACE));
        gc.fillRoundRectangle(at.x, at.y, at.width, at.height, 8, 8);
        Painted.outline(gc, look, Token.BORDER, at.x, at.y, at.width, at.height, 8);
        gc.setForeground(look.color(Token.MUTED));
        Painted.text(gc, key, at.x + (at.width - gc.stringExtent(key).x) / 2, at.y, at.height);
    }
}
