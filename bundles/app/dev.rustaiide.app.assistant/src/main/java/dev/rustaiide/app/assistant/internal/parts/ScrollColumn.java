package dev.rustaiide.app.assistant.internal.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.ScrollThumb;

/**
 * Controls one below the other that scroll together. While its end is in view it stays in view, whatever is added. Only
 * what can be seen is visible, so that there can be any number, of any height in all.
 */
public final class ScrollColumn extends Painted {
    private static final int PAD = 3 * Look.STEP;
    private static final int WHEEL = 24;

    private final ScrollThumb scroll = new ScrollThumb();
    private final Map<Control, Integer> heights = new HashMap<>();
    private final Map<Control, Integer> gaps = new HashMap<>();
    private final Map<Control, Integer> fixed = new HashMap<>();
    private int measured;
    private boolean following = true;

    public ScrollColumn(Composite parent, Look look, String name) {
        super(parent, SWT.NONE, look);
        describe(name, ACC.ROLE_LIST);
        addListener(SWT.Resize, event -> refitAll());
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.MouseDown, event -> {
            if (event.button == 1 && scroll.press(event.x, event.y, getClientArea().width)) {
                moved();
            }
        });
        addListener(SWT.MouseMove, event -> {
            if (scroll.isDragged()) {
                scroll.drag(event.y);
                moved();
            }
        });
        addListener(SWT.MouseUp, event -> scroll.release());
    }

    /** {@code child} is so high, whatever it wants. */
    public void setHeight(Control child, int points) {
        fixed.put(child, points);
        refit(child);
    }

    /** So many points are left above {@code child}, instead of what is usual. */
    public void setGapAbove(Control child, int points) {
        gaps.put(child, points);
    }

    /** {@code child} is new, or wants another height. */
    public void refit(Control child) {
        heights.remove(child);
        place();
    }

    /** All may want other heights. */
    public void refitAll() {
        heights.clear();
        place();
    }

    /** Scrolls by so many points, down if it is positive. */
    public void by(int distance) {
        scroll.by(distance);
        moved();
    }

    /** Scrolls by so many of its own heights. */
    public void byPages(int pages) {
        by(pages * Math.max(WHEEL, getClientArea().height - 2 * WHEEL));
    }

    /** Goes to the end, and stays there. */
    public void toEnd() {
        following = true;
        place();
    }

    /** So that {@code child} shows, its top if it is high. */
    public void reveal(Control child) {
        int y = PAD;
        for (Control each : getChildren()) {
            y += gap(each, y);
            if (each == child) {
                int height = Math.min(heightOf(each), getClientArea().height);
                scroll.reveal(y - PAD, (long) y + height + PAD);
                moved();
                return;
            }
            y += heightOf(each);
        }
    }

    /** Whether its end is in view. */
    public boolean isAtEnd() {
        return scroll.atEnd();
    }

    private void wheel(Event event) {
        by(-event.count * WHEEL);
        event.doit = false;
    }

    private void moved() {
        following = scroll.atEnd();
        place();
    }

    private int gap(Control child, int y) {
        return y == PAD ? 0 : gaps.getOrDefault(child, 2 * Look.STEP);
    }

    private int heightOf(Control child) {
        Integer said = fixed.get(child);
        return said != null ? said : heights.computeIfAbsent(child, each -> each.computeSize(measured, SWT.DEFAULT).y);
    }

    private void place() {
        Rectangle area = getClientArea();
        if (area.width <= 2 * PAD || isDisposed()) {
            return;
        }
        measured = area.width - 2 * PAD;
        List<Control> children = List.of(getChildren());
        heights.keySet().retainAll(children);
        gaps.keySet().retainAll(children);
        fixed.keySet().retainAll(children);
        int total = PAD;
        for (Control child : children) {
            total += gap(child, total) + heightOf(child);
        }
        scroll.fit((long) total + PAD, area.height);
        if (following) {
            scroll.to(Integer.MAX_VALUE);
        }
        int y = PAD;
        for (Control child : children) {
            y += gap(child, y);
            place(child, (int) (y - scroll.offset()), heightOf(child), area.height);
            y += heightOf(child);
        }
        redraw();
    }

    private void place(Control child, int top, int height, int room) {
        boolean seen = top < room && top + height > 0;
        if (seen) {
            child.setBounds(PAD, top, measured, height);
            listen(child);
        }
        if (child.getVisible() != seen && (seen || !hasFocus(child))) {
            child.setVisible(seen);
        }
    }

    /** What has the keyboard keeps it while it is out of sight. */
    private static boolean hasFocus(Control child) {
        for (Control one = child.getDisplay().getFocusControl(); one != null; one = one.getParent()) {
            if (one == child) {
                return true;
            }
        }
        return false;
    }

    /** The wheel scrolls this wherever the pointer is. */
    private void listen(Control child) {
        if (child.getData(ScrollColumn.class.getName()) == null) {
            child.setData(ScrollColumn.class.getName(), this);
            child.addListener(SWT.MouseVerticalWheel, this::wheel);
        }
        if (child instanceof Composite inner) {
            for (Control each : inner.getChildren()) {
                listen(each);
            }
        }
    }

    @Override
    protected void lookChanged() {
        if (!isDisposed()) {
            super.lookChanged();
            refitAll();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        scroll.paint(gc, look(), area, isHovered());
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 320 : widthHint, heightHint == SWT.DEFAULT ? 320 : heightHint);
    }
}
