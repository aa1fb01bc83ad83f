package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

/**
 * Two controls with a hairline between them that can be dragged. The one that is sized keeps its size in points when
 * the window changes; the other takes what is left. Its children are the two controls, made with it as their parent.
 */
public final class SplitPane extends Painted {
    /** As wide as a pointer can take hold of; the hairline is its middle. */
    private static final int GRIP = 5;
    private static final int LEAST = 80;

    private final boolean sideBySide;
    private final boolean firstIsSized;
    private final List<Consumer<Integer>> resized = new ArrayList<>();
    private @Nullable Control first;
    private @Nullable Control second;
    private int size = 240;
    private boolean dragged;
    private int line;

    /** {@code sideBySide} or one over the other; {@code firstIsSized} or the second. */
    public SplitPane(Composite parent, Look look, boolean sideBySide, boolean firstIsSized) {
        super(parent, SWT.NONE, look);
        this.sideBySide = sideBySide;
        this.firstIsSized = firstIsSized;
        addListener(SWT.Resize, event -> layout());
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseDown, event -> drag(event.button == 1));
        addListener(SWT.MouseUp, event -> drag(false));
        setCursor(getDisplay().getSystemCursor(sideBySide ? SWT.CURSOR_SIZEWE : SWT.CURSOR_SIZENS));
    }

    /** An invisible one leaves all room to the other. */
    public void setControls(Control one, Control other) {
        first = one;
        second = other;
        layout();
    }

    public int size() {
        return size;
    }

    public void setSize(int points) {
        size = points;
        layout();
    }

    /** Told the new size after each drag: to be remembered. */
    public void onResize(Consumer<Integer> listener) {
        resized.add(listener);
    }

    @Override
    public void layout(boolean changed) {
        Control one = first;
        Control other = second;
        if (one == null || other == null || one.isDisposed() || other.isDisposed()) {
            return;
        }
        Rectangle area = getClientArea();
        if (!one.getVisible() || !other.getVisible()) {
            (one.getVisible() ? one : other).setBounds(area);
            return;
        }
        int all = sideBySide ? area.width : area.height;
        int shown = Math.clamp(size, Math.min(LEAST, all / 2), Math.max(all / 2, all - LEAST));
        int at = firstIsSized ? shown : all - shown - GRIP;
        line = at + GRIP / 2;
        place(one, area, 0, at);
        place(other, area, at + GRIP, all - at - GRIP);
        redraw();
    }

    private void place(Control control, Rectangle area, int start, int length) {
        if (sideBySide) {
            control.setBounds(start, 0, length, area.height);
        } else {
            control.setBounds(0, start, area.width, length);
        }
    }

    @Override
    void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(dragged ? Token.ACCENT : Token.BORDER));
        int thick = dragged ? 2 : 1;
        if (sideBySide) {
            gc.fillRectangle(line, 0, thick, area.height);
        } else {
            gc.fillRectangle(0, line, area.width, thick);
        }
    }

    private void drag(boolean on) {
        boolean was = dragged;
        dragged = on;
        setCapture(on);
        redraw();
        if (was && !on) {
            List.copyOf(resized).forEach(listener -> listener.accept(size));
        }
    }

    private void move(Event event) {
        if (dragged) {
            int all = sideBySide ? getClientArea().width : getClientArea().height;
            int at = sideBySide ? event.x : event.y;
            setSize(Math.clamp(firstIsSized ? at : all - at, LEAST, Math.max(LEAST, all - LEAST)));
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 400 : widthHint, heightHint == SWT.DEFAULT ? 300 : heightHint);
    }
}
