package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.jspecify.annotations.Nullable;

/**
 * A row of tabs. It shows what it is told and tells what is asked for: pressing a tab, closing it (its cross or the
 * middle button), moving it by dragging, dragging it out. Those that do not fit scroll, and a button lists all.
 */
public final class TabStrip extends Painted {
    private static final int CHEVRON = 32;
    private static final int DRAG = 6;

    private final TabPainter painter;
    private final List<Consumer<Object>> selected = new ArrayList<>();
    private final List<Consumer<Object>> closed = new ArrayList<>();
    private final List<BiConsumer<Object, Integer>> moved = new ArrayList<>();
    private final List<BiConsumer<Object, Point>> draggedOut = new ArrayList<>();
    private @Nullable BiConsumer<Object, Point> menu;
    private List<Tab> tabs = List.of();
    private int[] ends = {};
    private int active = -1;
    private boolean inActivePane = true;
    private int offset;
    private int hovered = -1;
    private boolean closeHovered;
    private int pressed = -1;
    private int pressX;
    private int pressY;
    private int dropAt = -1;

    public TabStrip(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        painter = new TabPainter(look, Token.BACKGROUND);
        describe("Open editors", ACC.ROLE_TABFOLDER);
        takeFocus();
        addListener(SWT.Resize, event -> {
            measure();
            reveal(active);
        });
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseExit, event -> hover(-1, false));
        addListener(SWT.MouseVerticalWheel, event -> scroll(-event.count * 40));
        addListener(SWT.MouseHorizontalWheel, event -> scroll(-event.count * 40));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MenuDetect, this::menu);
    }

    /** Shows {@code all}, the one with {@code activeKey} selected and in sight. */
    public void show(List<Tab> all, @Nullable Object activeKey) {
        tabs = List.copyOf(all);
        active = -1;
        for (int i = 0; i < tabs.size(); i++) {
            active = tabs.get(i).key().equals(activeKey) ? i : active;
        }
        measure();
        reveal(active);
        getAccessible().setFocus(active);
    }

    /** Whether the keyboard is in what the tabs lead: then the selected one has a line of the accent. */
    public void setInActivePane(boolean on) {
        inActivePane = on;
        redraw();
    }

    public void onSelect(Consumer<Object> listener) {
        selected.add(listener);
    }

    public void onClose(Consumer<Object> listener) {
        closed.add(listener);
    }

    /** Told a tab's key and the index it was dragged to, counted without the tab itself. */
    public void onMove(BiConsumer<Object, Integer> listener) {
        moved.add(listener);
    }

    /** Told a tab's key and where on the display it was let go, outside this strip. */
    public void onDragOut(BiConsumer<Object, Point> listener) {
        draggedOut.add(listener);
    }

    /** Asked for a menu for the tab with this key at a place on the display. */
    public void onContextMenu(BiConsumer<Object, Point> listener) {
        menu = listener;
    }

    @Override
    protected void lookChanged() {
        super.lookChanged();
        if (!isDisposed()) {
            measure();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        for (int i = 0; i < tabs.size(); i++) {
            Rectangle at = bounds(i);
            if (at.x < area.width && at.x + at.width > 0) {
                var state = new TabPainter.State(i == active, i == hovered, i == hovered && closeHovered, inActivePane);
                painter.paint(gc, face(tabs.get(i)), state, at);
            }
        }
        if (dropAt >= 0) {
            int x = dropAt == 0 ? 0 : ends[dropAt - 1] - offset - 1;
            gc.setBackground(look().color(Token.ACCENT));
            gc.fillRectangle(x, 2, 2, area.height - 4);
        }
        if (overflows()) {
            chevron(gc, area);
        }
        if (isFocusControl() && active >= 0) {
            Rectangle at = bounds(active);
            outline(gc, look(), Token.ACCENT, at.x, at.y + 2, at.width, at.height - 4, ROUND);
        }
    }

    private void chevron(GC gc, Rectangle area) {
        int x = area.width - CHEVRON;
        gc.setBackground(look().color(Token.SURFACE));
        gc.fillRectangle(x, 0, CHEVRON, area.height - 1);
        Token tint = hovered == tabs.size() ? Token.TEXT : Token.MUTED;
        gc.drawImage(look().icon(Icon.CHEVRON_DOWN, tint), x + 8, (area.height - 16) / 2);
    }

    private TabPainter.Face face(Tab tab) {
        return new TabPainter.Face(look().icon(tab.glyph().icon(), tab.glyph().tint()), tab.title(), tab.dirty(),
                tab.preview(), tab.closable());
    }

    private void measure() {
        ends = new int[tabs.size()];
        GC gc = new GC(this);
        int x = 0;
        for (int i = 0; i < ends.length; i++) {
            x += painter.width(gc, face(tabs.get(i)));
            ends[i] = x;
        }
        gc.dispose();
        scroll(0);
    }

    private boolean overflows() {
        return ends.length > 0 && ends[ends.length - 1] > getClientArea().width;
    }

    private int room() {
        return getClientArea().width - (overflows() ? CHEVRON : 0);
    }

    private void scroll(int by) {
        int most = ends.length == 0 ? 0 : Math.max(0, ends[ends.length - 1] - room());
        offset = Math.clamp((long) offset + by, 0, most);
        redraw();
    }

    private void reveal(int index) {
        if (index >= 0) {
            Rectangle at = bounds(index);
            if (at.x < 0) {
                scroll(at.x);
            } else if (at.x + at.width > room()) {
                scroll(at.x + at.width - room());
            }
        }
    }

    private Rectangle bounds(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return new Rectangle(start - offset, 0, ends[index] - start, getClientArea().height);
    }

    /** The index of the tab at {@code x}; their number if it is the button that lists all; -1 for none. */
    private int tabAt(int x) {
        if (overflows() && x >= room()) {
            return tabs.size();
        }
        for (int i = 0; i < ends.length; i++) {
            if (x + offset < ends[i]) {
                return i;
            }
        }
        return -1;
    }

    private boolean onClose(int index, int x, int y) {
        return index >= 0 && index < tabs.size() && tabs.get(index).closable()
                && TabPainter.close(bounds(index)).contains(x, y);
    }

    /** As {@link Clickable#setFocus}: a click leaves the focus where it was. */
    @Override
    public boolean setFocus() {
        return !isHovered() && super.setFocus();
    }

    private void press(Event event) {
        setToolTipText(null);
        int index = tabAt(event.x);
        pressed = -1;
        if (event.button == 1 && index == tabs.size()) {
            listAll();
        } else if (event.button == 1 && index >= 0) {
            pressed = index;
            pressX = event.x;
            pressY = event.y;
            if (!onClose(index, event.x, event.y)) {
                tell(selected, index);
            }
        } else if (event.button == 2 && index >= 0 && index < tabs.size() && tabs.get(index).closable()) {
            tell(closed, index);
        }
    }

    private void release(Event event) {
        int from = pressed;
        int to = dropAt;
        pressed = -1;
        dropAt = -1;
        redraw();
        if (from < 0 || from >= tabs.size()) {
            return;
        }
        Object key = tabs.get(from).key();
        boolean outside = event.y < -TabPainter.HEIGHT || event.y > 2 * TabPainter.HEIGHT;
        if (to >= 0) {
            int target = to > from ? to - 1 : to;
            if (target != from) {
                List.copyOf(moved).forEach(listener -> listener.accept(key, target));
            }
        } else if (outside) {
            Point at = toDisplay(event.x, event.y);
            List.copyOf(draggedOut).forEach(listener -> listener.accept(key, at));
        } else if (onClose(from, event.x, event.y) && onClose(from, pressX, pressY)) {
            tell(closed, from);
        }
    }

    private void move(Event event) {
        if (pressed >= 0 && (dropAt >= 0 || Math.abs(event.x - pressX) > DRAG)) {
            boolean inside = event.y > -TabPainter.HEIGHT && event.y < 2 * TabPainter.HEIGHT;
            dropAt = inside ? dropIndex(event.x) : -1;
            redraw();
            return;
        }
        int index = tabAt(event.x);
        hover(index, onClose(index, event.x, event.y));
    }

    private int dropIndex(int x) {
        int index = 0;
        while (index < ends.length && bounds(index).x + bounds(index).width / 2 < x) {
            index++;
        }
        return index;
    }

    private void hover(int index, boolean close) {
        if (index != hovered || close != closeHovered) {
            hovered = index;
            closeHovered = close;
            boolean tab = index >= 0 && index < tabs.size();
            String hint = tab ? close ? "Close" : tabs.get(index).hint() : index >= 0 ? "All open editors" : "";
            setToolTipText(hint.isEmpty() ? null : hint);
            redraw();
        }
    }

    private void key(Event event) {
        int to = event.keyCode == SWT.ARROW_LEFT ? active - 1 : event.keyCode == SWT.ARROW_RIGHT ? active + 1 : -1;
        if (to >= 0 && to < tabs.size()) {
            tell(selected, to);
        }
    }

    private void menu(Event event) {
        BiConsumer<Object, Point> listener = menu;
        int index = event.detail == SWT.MENU_KEYBOARD ? active : tabAt(toControl(event.x, event.y).x);
        if (listener != null && index >= 0 && index < tabs.size()) {
            listener.accept(tabs.get(index).key(), new Point(event.x, event.y));
        }
    }

    private void listAll() {
        Menu list = new Menu(this);
        for (Tab tab : tabs) {
            MenuItem item = new MenuItem(list, SWT.PUSH);
            item.setText((tab.dirty() ? "● " : "") + tab.title().replace("&", "&&"));
            item.setImage(look().icon(tab.glyph().icon(), tab.glyph().tint()));
            item.addListener(SWT.Selection, event -> List.copyOf(selected).forEach(each -> each.accept(tab.key())));
        }
        list.setLocation(toDisplay(getClientArea().width - CHEVRON, TabPainter.HEIGHT));
        list.addListener(SWT.Hide, event -> getDisplay().asyncExec(list::dispose));
        list.setVisible(true);
    }

    private void tell(List<Consumer<Object>> listeners, int index) {
        Object key = tabs.get(index).key();
        List.copyOf(listeners).forEach(listener -> listener.accept(key));
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 300 : widthHint, TabPainter.HEIGHT);
    }
}
