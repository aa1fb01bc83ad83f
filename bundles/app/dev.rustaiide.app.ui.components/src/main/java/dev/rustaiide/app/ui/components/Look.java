package dev.rustaiide.app.ui.components;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;

/**
 * How everything looks: the colours of the current theme, the type scale, icons and spacing. A service; parts get it
 * in their constructor. The caller never disposes what it gets, and asks again for each paint, since a theme may
 * change while the window is open. UI thread only.
 */
public interface Look {
    /** One step of spacing, in points. All distances are multiples of it. */
    int STEP = 4;

    Color color(Token token);

    /** The user interface's font. */
    Font font(TextSize size);

    /** As {@link #font(TextSize)}, half bold. */
    Font strongFont(TextSize size);

    /** As {@link #font(TextSize)}, slanted: for what is only for the moment. */
    default Font italicFont(TextSize size) {
        return font(size);
    }

    /** The fixed-width font of code. */
    Font codeFont();

    /** {@code icon} on the 16 point grid, drawn in {@code tint}, sharp at every zoom. */
    Image icon(Icon icon, Token tint);

    /** As {@link #icon(Icon, Token)}, {@code points} along each edge: for the few places that show one large. */
    default Image icon(Icon icon, Token tint, int points) {
        return icon(icon, tint);
    }

    boolean isDark();

    /** Runs {@code listener} after each change of theme or font, until the result is closed. */
    Registration onChange(Runnable listener);

    /** Ends a registration. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
