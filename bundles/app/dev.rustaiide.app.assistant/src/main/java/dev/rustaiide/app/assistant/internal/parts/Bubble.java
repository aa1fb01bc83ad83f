package dev.rustaiide.app.assistant.internal.parts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.ui.components.WrappedText;

/** What somebody said, as they wrote it, on a ground of its own; under it in small what went with it. */
public final class Bubble extends Painted {
    private static final int PAD = 3 * Look.STEP;

    private final String text;
    private final String note;

    /** {@code note} may be empty. */
    public Bubble(Composite parent, Look look, String text, String note) {
        super(parent, SWT.NO_FOCUS, look);
        this.text = text;
        this.note = note;
        describe(note.isEmpty() ? text : text + ". " + note, ACC.ROLE_TEXT);
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(Token.RAISED));
        gc.fillRoundRectangle(0, 0, area.width, area.height, 2 * ROUND, 2 * ROUND);
        outline(gc, look(), Token.BORDER, 0, 0, area.width, area.height, 2 * ROUND);
        draw(gc, area.width, true);
    }

    /** Draws, or only measures; its whole height. */
    private int draw(GC gc, int width, boolean really) {
        gc.setFont(look().font(TextSize.BODY));
        WrappedText words = WrappedText.of(gc, text, width - 2 * PAD);
        if (really) {
            gc.setForeground(look().color(Token.TEXT));
            words.draw(gc, PAD, PAD - 2);
        }
        int y = PAD - 2 + words.height();
        if (!note.isEmpty()) {
            gc.setFont(look().font(TextSize.SMALL));
            WrappedText small = WrappedText.of(gc, note, width - 2 * PAD);
            if (really) {
                gc.setForeground(look().color(Token.MUTED));
                small.draw(gc, PAD, y + 2);
            }
            y += 2 + small.height();
        }
        return y + PAD - 2;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 320 : widthHint;
        GC gc = new GC(this);
        int height = draw(gc, width, false);
        gc.dispose();
        return new Point(width, height);
    }
}
