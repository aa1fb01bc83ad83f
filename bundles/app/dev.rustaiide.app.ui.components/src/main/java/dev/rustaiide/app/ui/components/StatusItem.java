package dev.rustaiide.app.ui.components;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

/** One fact in the {@link StatusBar}: an icon, a few words, and a press that explains. */
public final class StatusItem extends Clickable {
    private static final int ICON = 14;
    private static final int PAD = 6;
    private static final int GAP = 4;

    private @Nullable Icon icon;
    private Token tint = Token.MUTED;
    private String explained = "";
    private String label = "";
    private @Nullable Font measuredIn;
    private int wordsWidth;

    StatusItem(StatusBar parent, Look look) {
        super(parent, look);
    }

    /** {@code explanation} is its tooltip and what screen readers say. */
    public void show(Icon mark, Token color, String words, String explanation) {
        set(mark, color, words, explanation);
    }

    /** Words only; none hides it. */
    public void show(String words, String explanation) {
        set(words.isEmpty() ? null : icon, tint, words, explanation);
    }

    /** At each step of the caret all items are shown, and one is another. */
    private void set(@Nullable Icon mark, Token color, String words, String explanation) {
        if (mark == icon && color == tint && words.equals(label) && explanation.equals(explained)) {
            return;
        }
        measuredIn = words.equals(label) ? measuredIn : null;
        icon = mark;
        tint = color;
        label = words;
        explained = explanation;
        describe(explanation, ACC.ROLE_PUSHBUTTON);
        setToolTipText(explanation);
        getParent().layout();
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (isHovered()) {
            gc.setBackground(look().color(Token.HOVER));
            gc.fillRoundRectangle(0, 2, area.width, area.height - 4, ROUND, ROUND);
        }
        ring(gc, area);
        int x = PAD;
        Icon mark = icon;
        if (mark != null) {
            gc.drawImage(look().icon(mark, tint), x - 1, (area.height - 16) / 2);
            x += ICON + GAP;
        }
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(isHovered() ? Token.TEXT : Token.MUTED));
        text(gc, label, x, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        if (label.isEmpty() && icon == null) {
            return new Point(0, StatusBar.HEIGHT);
        }
        int words = label.isEmpty() ? 0 : width(look().font(TextSize.SMALL));
        return new Point(2 * PAD + words + (icon == null ? 0 : ICON + (words > 0 ? GAP : 0)), StatusBar.HEIGHT);
    }

    /** Measured once: a bar with many items is laid out at each step of the caret. */
    private int width(Font font) {
        if (measuredIn != font) {
            GC gc = new GC(this);
            gc.setFont(font);
            wordsWidth = gc.stringExtent(label).x;
            gc.dispose();
            measuredIn = font;
        }
        return wordsWidth;
    }
}
