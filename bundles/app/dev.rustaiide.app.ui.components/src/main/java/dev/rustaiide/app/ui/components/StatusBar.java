package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** The line at the window's foot: facts at the left, those of the open file at the right. */
public final class StatusBar extends Painted {
    static final int HEIGHT = 26;
    private static final int EDGE = Look.STEP;

    private final List<StatusItem> left = new ArrayList<>();
    private final List<StatusItem> right = new ArrayList<>();

    public StatusBar(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        addListener(SWT.Resize, event -> layout());
    }

    public StatusItem addLeft() {
        return add(left);
    }

    /** The first one added stands furthest to the left of these. */
    public StatusItem addRight() {
        return add(right);
    }

    @Override
    public void layout(boolean changed) {
        int x = EDGE;
        for (StatusItem item : left) {
            x = place(item, x);
        }
        int free = getClientArea().width - EDGE;
        for (StatusItem item : right) {
            free -= item.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 2;
        }
        int start = Math.max(x, free);
        for (StatusItem item : right) {
            start = place(item, start);
        }
    }

    @Override
    protected void lookChanged() {
        super.lookChanged();
        if (!isDisposed()) {
            layout();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setForeground(look().color(Token.BORDER));
        gc.drawLine(0, 0, area.width, 0);
    }

    private StatusItem add(List<StatusItem> side) {
        StatusItem item = new StatusItem(this, look());
        side.add(item);
        return item;
    }

    private static int place(StatusItem item, int x) {
        Point size = item.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        item.setBounds(x, 1, size.x, HEIGHT - 1);
        return size.x == 0 ? x : x + size.x + 2;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 400 : widthHint, HEIGHT);
    }
}
