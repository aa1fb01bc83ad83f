package dev.rustaiide.app.assistant.internal.parts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** A small line of muted words about what stands above or below it, with icons at its end. */
public final class NoteLine extends Painted {
    private static final int PAD = 3 * Look.STEP;
    private static final int ICON = 16;

    private Icon icon = Icon.INFORMATION;
    private Token tint = Token.MUTED;
    private boolean marked;
    private String text = "";

    public NoteLine(Composite parent, Look look) {
        super(parent, SWT.NO_FOCUS, look);
        addListener(SWT.Resize, event -> place());
    }

    public String text() {
        return text;
    }

    /** Words alone. */
    public void show(String words) {
        marked = false;
        set(words);
    }

    /** Words behind an icon. */
    public void show(Icon mark, Token color, String words) {
        marked = true;
        icon = mark;
        tint = color;
        set(words);
    }

    private void set(String words) {
        text = words;
        describe(words, ACC.ROLE_LABEL);
        setToolTipText(words);
        redraw();
    }

    public IconButton add(Icon action, String name, Runnable run) {
        IconButton button = new IconButton(this, look(), action, name);
        button.setGround(ground());
        button.onPress(run);
        place();
        return button;
    }

    @Override
    public void setGround(Token token) {
        super.setGround(token);
        for (Control child : getChildren()) {
            ((Painted) child).setGround(token);
        }
    }

    private void place() {
        int x = getClientArea().width - getChildren().length * (IconButton.SIZE + 2);
        for (Control child : getChildren()) {
            child.setBounds(x, 0, IconButton.SIZE, IconButton.SIZE);
            x += IconButton.SIZE + 2;
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        int x = PAD;
        if (marked) {
            gc.drawImage(look().icon(icon, tint), x, (area.height - ICON) / 2);
            x += ICON + 6;
        }
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(Token.MUTED));
        int room = area.width - x - getChildren().length * (IconButton.SIZE + 2) - Look.STEP;
        text(gc, shortened(gc, text, room), x, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 240 : widthHint, IconButton.SIZE);
    }
}
