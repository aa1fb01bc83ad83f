package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** In the middle of a view with nothing in it yet: what this is, and the first steps. */
public final class EmptyState extends Painted {
    private static final int ICON = 40;
    private static final int MOST = 420;
    private static final int GAP = 3 * Look.STEP;

    private final Icon icon;
    private final List<Button> actions = new ArrayList<>();
    private String title;
    private String text;
    private int actionsTop;

    public EmptyState(Composite parent, Look look, Icon icon, String title, String text) {
        super(parent, SWT.NONE, look);
        this.icon = icon;
        this.title = title;
        this.text = text;
        describe(title + ". " + text, ACC.ROLE_LABEL);
        addListener(SWT.Resize, event -> place());
    }

    public void setText(String head, String explanation) {
        title = head;
        text = explanation;
        describe(head + ". " + explanation, ACC.ROLE_LABEL);
        place();
    }

    public Button addAction(String label, boolean primary, Runnable run) {
        Button button = new Button(this, look(), label, primary);
        button.setGround(ground());
        button.onPress(run);
        actions.add(button);
        place();
        return button;
    }

    @Override
    public void setGround(Token token) {
        super.setGround(token);
        actions.forEach(button -> button.setGround(token));
    }

    @Override
    protected void lookChanged() {
        super.lookChanged();
        if (!isDisposed()) {
            place();
        }
    }

    private void place() {
        GC gc = new GC(this);
        actionsTop = draw(gc, getClientArea(), false);
        gc.dispose();
        int width = -GAP;
        for (Button button : actions) {
            width += button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + GAP;
        }
        int x = (getClientArea().width - width) / 2;
        for (Button button : actions) {
            Point size = button.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            button.setBounds(x, actionsTop, size.x, size.y);
            x += size.x + GAP;
        }
        redraw();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        draw(gc, area, true);
    }

    /** Draws, or only measures; returns where the buttons go. */
    private int draw(GC gc, Rectangle area, boolean really) {
        gc.setFont(look().font(TextSize.BODY));
        WrappedText lines = WrappedText.of(gc, text, Math.min(MOST, area.width - 8 * Look.STEP));
        gc.setFont(look().strongFont(TextSize.TITLE));
        int titleHeight = gc.getFontMetrics().getHeight();
        int all = ICON + GAP + titleHeight + Look.STEP + lines.height() + (actions.isEmpty() ? 0 : GAP + 32);
        int y = area.y + Math.max(2 * GAP, (area.height - all) * 2 / 5);
        if (really) {
            gc.drawImage(look().icon(icon, Token.MUTED, ICON), area.x + (area.width - ICON) / 2, y);
            String head = shortened(gc, title, area.width - 4 * Look.STEP);
            gc.setForeground(look().color(Token.TEXT));
            gc.drawString(head, area.x + (area.width - gc.stringExtent(head).x) / 2, y + ICON + GAP, true);
            gc.setFont(look().font(TextSize.BODY));
            gc.setForeground(look().color(Token.MUTED));
            lines.drawCentred(gc, area.x, y + ICON + GAP + titleHeight + Look.STEP, area.width);
        }
        return y + ICON + GAP + titleHeight + Look.STEP + lines.height() + GAP;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 320 : widthHint, heightHint == SWT.DEFAULT ? 220 : heightHint);
    }
}
