package dev.rustaiide.app.ui.components;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * What differs between two texts, one below the other, in hunks that can be ticked. Only what is visible is painted.
 *
 * <p>Keys: Down and Up go from hunk to hunk, Space ticks, Page and Home and End scroll, Left and Right move long lines.
 * UI thread only.
 */
public final class DiffView extends Painted {
    private static final int NUMBER_PAD = 2 * Look.STEP;
    private static final int TICK = 28;
    private static final int LINE_PAD = 4;
    private static final String TAB = "    ";

    private final DiffLinePainter painter;
    private final ScrollThumb scroll = new ScrollThumb();
    private List<DiffLine> lines = List.of();
    private IntPredicate ticked = hunk -> true;
    private IntConsumer toggled = hunk -> { };
    private int current;
    private int left;
    private int lineHeight = 18;
    private EmptyText empty = EmptyText.NOTHING;

    /** @param name for screen readers */
    public DiffView(Composite parent, Look look, String name) {
        super(parent, SWT.NONE, look);
        painter = new DiffLinePainter(look, TICK, NUMBER_PAD, TAB);
        setGround(Token.BACKGROUND);
        describe(name, ACC.ROLE_LIST);
        takeFocus();
        addListener(SWT.Resize, event -> fit());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseUp, event -> scroll.release());
        addListener(SWT.MouseMove, this::drag);
        addListener(SWT.MouseVerticalWheel, event -> by(-event.count * (long) lineHeight));
    }

    /** Shows {@code shown} from the first on. */
    public void setLines(List<DiffLine> shown) {
        lines = List.copyOf(shown);
        current = 0;
        left = 0;
        scroll.to(0);
        fit();
    }

    /** Which hunks are ticked; asked for each paint. */
    public void setTicked(IntPredicate whether) {
        ticked = whether;
        redraw();
    }

    /** Told the number of a hunk whose tick is to change. */
    public void onToggle(IntConsumer listener) {
        toggled = listener;
    }

    /** What it says while it has no lines. */
    public void setEmpty(EmptyText text) {
        empty = text;
        redraw();
    }

    private void measure() {
        GC gc = new GC(this);
        gc.setFont(look().codeFont());
        lineHeight = gc.getFontMetrics().getHeight() + LINE_PAD;
        gc.dispose();
    }

    @Override
    void lookChanged() {
        if (!isDisposed()) {
            fit();
        }
    }

    private void fit() {
        measure();
        scroll.fit((long) lines.size() * lineHeight + 2L * Look.STEP, getClientArea().height);
        redraw();
    }

    @Override
    void paint(GC gc, Rectangle area) {
        if (lines.isEmpty()) {
            empty.paint(gc, look(), area);
            return;
        }
        gc.setFont(look().codeFont());
        painter.measure(gc, lines);
        int first = (int) Math.max(0, scroll.offset() / lineHeight);
        for (int i = first; i < lines.size() && top(i) < area.height; i++) {
            DiffLine line = lines.get(i);
            Rectangle row = new Rectangle(0, top(i), area.width, lineHeight);
            boolean isCurrent = line.hunk() == current && line.kind() == DiffLine.Kind.HEADER;
            painter.paint(gc, line, row, left, ticked.test(line.hunk()), isCurrent, isFocusControl());
        }
        scroll.paint(gc, look(), area, isHovered());
    }

    private int top(int index) {
        return (int) ((long) index * lineHeight - scroll.offset());
    }

    private void by(long distance) {
        scroll.by(distance);
        redraw();
    }

    private int hunks() {
        return lines.isEmpty() ? 0 : lines.getLast().hunk() + 1;
    }

    private void key(Event event) {
        int page = getClientArea().height - lineHeight;
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> go(current + 1);
            case SWT.ARROW_UP -> go(current - 1);
            case SWT.PAGE_DOWN -> by(page);
            case SWT.PAGE_UP -> by(-page);
            case SWT.HOME -> go(0);
            case SWT.END -> go(hunks() - 1);
            case SWT.ARROW_RIGHT -> aside(10 * Look.STEP);
            case SWT.ARROW_LEFT -> aside(-10 * Look.STEP);
            case ' ' -> toggle(current);
            default -> { }
        }
    }

    private void aside(int distance) {
        left = Math.max(0, left + distance);
        redraw();
    }

    private void toggle(int hunk) {
        if (hunk < hunks()) {
            toggled.accept(hunk);
            redraw();
        }
    }

    private void go(int hunk) {
        current = Math.clamp(hunk, 0, Math.max(0, hunks() - 1));
        long start = 0;
        long end = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).hunk() == current) {
                start = lines.get(i).kind() == DiffLine.Kind.HEADER ? (long) i * lineHeight : start;
                end = (i + 1L) * lineHeight;
            }
        }
        scroll.reveal(start, Math.min(end, start + getClientArea().height));
        redraw();
    }

    private void press(Event event) {
        forceFocus();
        if (scroll.press(event.x, event.y, getClientArea().width)) {
            redraw();
            return;
        }
        int index = (int) ((event.y + scroll.offset()) / lineHeight);
        if (index < lines.size() && event.button == 1) {
            DiffLine line = lines.get(index);
            current = line.hunk();
            if (line.kind() == DiffLine.Kind.HEADER) {
                toggle(current);
            }
            redraw();
        }
    }

    private void drag(Event event) {
        if (scroll.isDragged()) {
            scroll.drag(event.y);
            redraw();
        }
    }
}
