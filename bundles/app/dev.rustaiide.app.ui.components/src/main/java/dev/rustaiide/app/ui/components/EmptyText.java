package dev.rustaiide.app.ui.components;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

/** What an empty view says: what this is, and the first step. */
public final class EmptyText {
    /** Says nothing. */
    public static final EmptyText NOTHING = new EmptyText("", "", null);

    private static final int MOST = 420;

    private final String text;
    private final String action;
    private final @Nullable Runnable run;
    private Rectangle actionAt = new Rectangle(0, 0, 0, 0);

    private EmptyText(String text, String action, @Nullable Runnable run) {
        this.text = text;
        this.action = action;
        this.run = run;
    }

    public static EmptyText of(String text) {
        return new EmptyText(text, "", null);
    }

    /** With a link called {@code action} that takes the first step. */
    public static EmptyText of(String text, String action, Runnable run) {
        return new EmptyText(text, action, run);
    }

    /** Whether the link was painted there last. */
    public boolean isOnAction(int x, int y) {
        return actionAt.contains(x, y);
    }

    /** Takes the first step. */
    public void run() {
        if (run != null) {
            run.run();
        }
    }

    /** Paints it into {@code area}, the link below. */
    public void paint(GC gc, Look look, Rectangle area) {
        gc.setFont(look.font(TextSize.BODY));
        gc.setForeground(look.color(Token.MUTED));
        int y = area.y + 4 * Look.STEP;
        WrappedText lines = WrappedText.of(gc, text, Math.min(MOST, area.width - 6 * Look.STEP));
        lines.drawCentred(gc, area.x, y, area.width);
        y += lines.height();
        if (!action.isEmpty()) {
            Point size = gc.stringExtent(action);
            actionAt = new Rectangle(area.x + (area.width - size.x) / 2, y + Look.STEP + 2, size.x, size.y);
            gc.setForeground(look.color(Token.ACCENT));
            gc.drawString(action, actionAt.x, actionAt.y, true);
        }
    }
}
