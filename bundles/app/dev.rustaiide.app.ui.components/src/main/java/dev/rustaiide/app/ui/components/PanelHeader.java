package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The head of a panel: its title, and its commands as icons at the right. */
public final class PanelHeader extends Painted {
    private static final int HEIGHT = 34;
    /** With less room than that a word cut short says nothing. */
    private static final int LEAST = 64;
    private static final int PAD = 3 * Look.STEP;

    private String title;
    private String detail = "";

    public PanelHeader(Composite parent, Look look, String title) {
        super(parent, SWT.NONE, look);
        this.title = title;
        describe(title, ACC.ROLE_TOOLBAR);
        addListener(SWT.Resize, event -> layout());
    }

    public void setTitle(String text) {
        title = text;
        describe(text, ACC.ROLE_TOOLBAR);
        redraw();
    }

    /** Muted words after the title, such as a count. */
    public void setDetail(String text) {
        detail = text;
        redraw();
    }

    public IconButton add(Icon icon, String name, Runnable run) {
        IconButton button = new IconButton(this, look(), icon, name);
        button.setGround(ground());
        button.onPress(run);
        layout();
        return button;
    }

    @Override
    public void setGround(Token token) {
        super.setGround(token);
        for (Control child : getChildren()) {
            ((Painted) child).setGround(token);
        }
    }

    @Override
    public void layout(boolean changed) {
        Control[] children = getChildren();
        int x = getClientArea().width - 2 * Look.STEP - children.length * (IconButton.SIZE + 2);
        for (Control child : children) {
            child.setBounds(x, (HEIGHT - IconButton.SIZE) / 2, IconButton.SIZE, IconButton.SIZE);
            x += IconButton.SIZE + 2;
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        int room = area.width - PAD - 2 * Look.STEP - getChildren().length * (IconButton.SIZE + 2);
        gc.setFont(look().strongFont(TextSize.BODY));
        int end = text(gc, shortened(gc, title, room), PAD, 0, area.height);
        if (!detail.isEmpty()) {
            gc.setFont(look().font(TextSize.SMALL));
            gc.setForeground(look().color(Token.MUTED));
            boolean fits = gc.stringExtent(detail).x <= room - end - 2 * Look.STEP;
            String shown = fits || room - end > LEAST ? shortened(gc, detail, room - end) : "";
            text(gc, shown, end + 2 * Look.STEP, 1, area.height);
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint, HEIGHT);
    }
}
