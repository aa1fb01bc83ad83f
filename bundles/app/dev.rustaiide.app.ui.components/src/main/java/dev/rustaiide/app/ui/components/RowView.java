package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

/**
 * A list or tree of rows of one height, of which only the visible ones are painted: 100 000 scroll as fast as ten.
 *
 * <p>Keys: arrows, Page, Home, End; Right opens or goes in, Left closes or goes out; Enter activates; letters go to
 * the next label that starts with them; with several selectable also Shift, Ctrl and Ctrl+A. UI thread only.
 *
 * @param <T> a row
 */
public final class RowView<T> extends Painted {
    private final RowModel<T> model;
    private final RowTree<T> rows;
    private final RowPainter painter;
    private final ScrollThumb scroll = new ScrollThumb();
    private final TypeAhead typing = new TypeAhead();
    private final boolean several;
    private final List<BiConsumer<T, Activation>> activated = new ArrayList<>();
    private final List<Consumer<List<T>>> selected = new ArrayList<>();
    private final List<BiConsumer<T, RowAction>> acted = new ArrayList<>();
    private @Nullable BiConsumer<List<T>, Point> contextMenu;
    private Runnable above = () -> { };
    private EmptyText empty = EmptyText.NOTHING;
    private int hovered = -1;
    private int hoveredAction = -1;
    private boolean alwaysFocused;
    private boolean typeAhead = true;
    private @Nullable Object pressed;

    /** Without rows until {@link #refresh}. {@code name} is for screen readers; {@code several} selectable at once. */
    public RowView(Composite parent, Look look, String name, RowModel<T> model, boolean several) {
        super(parent, SWT.NONE, look);
        this.model = model;
        this.several = several;
        rows = new RowTree<>(model);
        painter = new RowPainter(look);
        describe(name, ACC.ROLE_TREE);
        RowAccess.attach(this, rows, model);
        takeFocus();
        addListener(SWT.Resize, event -> fit());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseDoubleClick, this::doubleClick);
        addListener(SWT.MouseEnter, this::move);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseExit, event -> hover(-1, -1));
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.MenuDetect, this::menu);
    }

    /** Reads the model again; what was selected, open and in sight stays so, by key. */
    public void refresh() {
        rows.reload();
        fit();
    }

    public List<T> selection() {
        return rows.selection();
    }

    /** The row the keyboard is on. */
    public Optional<T> current() {
        return rows.cursor() < 0 ? Optional.empty() : Optional.of(rows.at(rows.cursor()).row());
    }

    /** Selects the row with {@code key} if it is visible and brings it into sight. */
    public boolean select(Object key) {
        int index = rows.indexOf(key);
        if (index >= 0) {
            rows.select(index);
            shown(index);
        }
        return index >= 0;
    }

    /** As {@link #select}, opening its parents first: their keys from the root down, then its own. */
    public boolean reveal(List<?> path) {
        if (path.isEmpty()) {
            return false;
        }
        rows.remember(path.subList(0, path.size() - 1));
        refresh();
        return select(path.getLast());
    }

    /** Selects the first row, where a list wants one to be ready for Enter. */
    public void selectFirst() {
        if (rows.size() > 0) {
            rows.select(0);
            shown(0);
        }
    }

    /** The row at a place in this view. */
    public Optional<T> at(int x, int y) {
        int index = x < 0 || x >= getClientArea().width ? -1 : rowAt(y);
        return index < 0 ? Optional.empty() : Optional.of(rows.at(index).row());
    }

    /** Shows where something that is dragged would be dropped: the row with {@code key}; null for nowhere. */
    public void markDrop(@Nullable Object key) {
        hover(key == null ? -1 : rows.indexOf(key), -1);
    }

    public void clearSelection() {
        rows.clearSelection();
        redraw();
    }

    /** The keys of the open parents, to be remembered. */
    public Set<Object> openKeys() {
        return rows.openKeys();
    }

    /** Opens the parents with these keys at the next {@link #refresh}. */
    public void open(Collection<?> keys) {
        rows.remember(keys);
    }

    public void collapseAll() {
        rows.closeAll();
        fit();
    }

    public void onActivate(BiConsumer<T, Activation> listener) {
        activated.add(listener);
    }

    /** Told when the selection changes by key or pointer. */
    public void onSelect(Consumer<List<T>> listener) {
        selected.add(listener);
    }

    /** Told when one of a row's {@link Row#actions} is pressed. */
    public void onAction(BiConsumer<T, RowAction> listener) {
        acted.add(listener);
    }

    /** Asked for a menu at a place on the display, for the selected rows (none: for the whole view). */
    public void onContextMenu(BiConsumer<List<T>, Point> listener) {
        contextMenu = listener;
    }

    /** Runs {@code listener} where the key upwards would leave the first row: for what stands above the list. */
    public void onAbove(Runnable listener) {
        above = listener;
    }

    /** What it says while it has no rows. */
    public void setEmpty(EmptyText text) {
        empty = text;
        redraw();
    }

    /** Off where a field above the list takes what is typed. */
    public void setTypeAhead(boolean on) {
        typeAhead = on;
    }

    /** Paints the selection as if it had the focus: for a list led by a field. */
    public void setAlwaysFocused(boolean on) {
        alwaysFocused = on;
    }

    /** The height in points at which {@code count} rows show without scrolling. */
    public int heightOf(int count) {
        return count * painter.height() + 2 * Look.STEP;
    }

    /** The height of a row in points: 24 unless said; 22 where much must fit. */
    public void setRowHeight(int points) {
        painter.setHeight(points);
        fit();
    }

    public int rowCount() {
        return rows.size();
    }

    /** What a screen reader reads of its rows, from above. */
    public List<String> spoken() {
        return IntStream.range(0, rows.size()).mapToObj(i -> RowAccess.spoken(model.row(rows.at(i).row()))).toList();
    }

    /** Does what the key does: so that a field above the list can lead it. Whether the list knows the key. */
    public boolean handleKey(int keyCode, int stateMask) {
        boolean extend = several && (stateMask & SWT.SHIFT) != 0;
        int page = Math.max(1, getClientArea().height / painter.height() - 1);
        switch (keyCode) {
            case SWT.ARROW_DOWN -> go(rows.cursor() + 1, extend);
            case SWT.ARROW_UP -> up(extend);
            case SWT.PAGE_DOWN -> go(rows.cursor() + page, extend);
            case SWT.PAGE_UP -> go(rows.cursor() - page, extend);
            case SWT.HOME -> go(0, extend);
            case SWT.END -> go(rows.size() - 1, extend);
            case SWT.ARROW_RIGHT -> inwards();
            case SWT.ARROW_LEFT -> outwards();
            case SWT.CR, SWT.KEYPAD_CR -> {
                if ((stateMask & SWT.MOD1) != 0) {
                    return false;
                }
                activate(Activation.ENTER);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Edits a row's label in place. Enter or leaving the field accepts, Escape does not.
     *
     * @param accepted told the new text, if it is another and not empty
     */
    public void edit(Object key, Consumer<String> accepted) {
        edit(key, new LabelEdit() {
            @Override
            public Optional<String> objection(String text) {
                return text.isEmpty() ? Optional.of("A name is needed.") : Optional.empty();
            }

            @Override
            public void accepted(String text) {
                accepted.accept(text);
            }
        });
    }

    /** As {@link #edit(Object, Consumer)}; what speaks against a text is shown under it. Needs a visible row. */
    public void edit(Object key, LabelEdit edit) {
        int index = rows.indexOf(key);
        if (index >= 0) {
            shown(index);
            Row row = model.row(rows.at(index).row());
            int x = RowPainter.start(rows.at(index).depth(), rows.isTree())
                    + (row.glyph().isPresent() ? RowPainter.ICON + Look.STEP : 0);
            Rectangle at = new Rectangle(x, top(index), getClientArea().width - x - 2 * Look.STEP, painter.height());
            LabelEditor.open(this, look(), row.label(), at, edit);
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (rows.size() == 0) {
            empty.paint(gc, look(), area);
            return;
        }
        int first = Math.max(0, (int) ((scroll.offset() - Look.STEP) / painter.height()));
        for (int i = first; i < rows.size() && top(i) < area.height; i++) {
            RowTree.Node<T> node = rows.at(i);
            var state = new RowPainter.State(node.depth(), rows.isTree(), node.parent(), rows.isOpen(i),
                    rows.isSelected(i), i == hovered, alwaysFocused || isFocusControl(), i == rows.cursor(),
                    i == hovered ? hoveredAction : -1);
            painter.paint(gc, model.row(node.row()), state,
                    new Rectangle(0, top(i), area.width, painter.height()));
        }
        scroll.paint(gc, look(), area, isHovered());
    }

    private int top(int index) {
        return (int) (Look.STEP + (long) index * painter.height() - scroll.offset());
    }

    private void fit() {
        scroll.fit(2L * Look.STEP + (long) rows.size() * painter.height(), getClientArea().height);
        redraw();
    }

    private void shown(int index) {
        long start = (long) index * painter.height();
        scroll.reveal(start, start + painter.height() + 2L * Look.STEP);
        redraw();
        getAccessible().setFocus(index);
    }

    private int rowAt(int y) {
        long index = Math.floorDiv(y + scroll.offset() - Look.STEP, (long) painter.height());
        return index >= 0 && index < rows.size() ? (int) index : -1;
    }

    private void up(boolean extend) {
        if (rows.cursor() == 0 && !extend) {
            above.run();
        } else {
            go(rows.cursor() < 0 ? rows.size() - 1 : rows.cursor() - 1, extend);
        }
    }

    private void go(int index, boolean extend) {
        if (rows.size() > 0) {
            int target = Math.clamp(index, 0, rows.size() - 1);
            if (extend) {
                rows.extend(target);
            } else {
                rows.select(target);
            }
            shown(target);
            tellSelection();
        }
    }

    private void inwards() {
        int at = rows.cursor();
        if (at >= 0 && rows.at(at).parent()) {
            if (rows.isOpen(at)) {
                go(at + 1, false);
            } else {
                rows.open(at);
                fit();
            }
        }
    }

    private void outwards() {
        int at = rows.cursor();
        if (at < 0) {
            return;
        }
        if (rows.at(at).parent() && rows.isOpen(at)) {
            rows.close(at);
            fit();
        } else if (rows.parentOf(at) >= 0) {
            go(rows.parentOf(at), false);
        }
    }

    private void activate(Activation how) {
        current().ifPresentOrElse(row -> List.copyOf(activated).forEach(listener -> listener.accept(row, how)),
                () -> empty.run());
    }

    private void toggleOpen(int index) {
        if (rows.isOpen(index)) {
            rows.close(index);
        } else {
            rows.open(index);
        }
        fit();
    }

    private void tellSelection() {
        List<T> now = rows.selection();
        List.copyOf(selected).forEach(listener -> listener.accept(now));
    }

    private void key(Event event) {
        if (several && event.keyCode == 'a' && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
            rows.selectAll();
            redraw();
            tellSelection();
        } else if (!isOthers(event) && !handleKey(event.keyCode, event.stateMask) && typeAhead
                && event.character > ' '
                && (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0) {
            type(event.character, event.time);
        }
    }

    /** With these keys whoever has the list does something with its rows: with Alt, and Enter with Ctrl. */
    private static boolean isOthers(Event event) {
        boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
        return (event.stateMask & SWT.ALT) != 0 || enter && (event.stateMask & SWT.MOD1) != 0;
    }

    private void type(char character, int time) {
        String typed = typing.after(character, time);
        int found = rows.size() == 0 ? -1 : rows.find(typed, typed.length() > 1);
        if (found >= 0) {
            go(found, false);
        }
    }

    private void press(Event event) {
        forceFocusUnlessLed();
        if (event.button == 1 && scroll.press(event.x, event.y, getClientArea().width)) {
            redraw();
            return;
        }
        int index = rowAt(event.y);
        if (index < 0) {
            pressEmpty(event);
        } else if (event.button == 1) {
            pressRow(event, index);
        } else if (!rows.isSelected(index)) {
            go(index, false);
        }
    }

    private void forceFocusUnlessLed() {
        if (!alwaysFocused) {
            forceFocus();
        }
    }

    private void pressEmpty(Event event) {
        if (rows.size() == 0 && empty.isOnAction(event.x, event.y)) {
            empty.run();
        }
    }

    private void pressRow(Event event, int index) {
        RowTree.Node<T> node = rows.at(index);
        int action = RowPainter.actionAt(model.row(node.row()), event.x, getClientArea().width);
        if (action >= 0) {
            RowAction chosen = model.row(node.row()).actions().get(action);
            List.copyOf(acted).forEach(listener -> listener.accept(node.row(), chosen));
        } else if (node.parent() && RowPainter.onMark(event.x, node.depth())) {
            toggleOpen(index);
        } else if (several && (event.stateMask & SWT.MOD1) != 0) {
            rows.toggle(index);
            redraw();
            tellSelection();
        } else {
            boolean extend = several && (event.stateMask & SWT.SHIFT) != 0;
            if (!extend && rows.isSelected(index) && selection().size() > 1) {
                // It may be the start of dragging all of them.
                pressed = node.key();
                return;
            }
            go(index, extend);
            if (!extend && event.count < 2) {
                activate(Activation.CLICK);
            }
        }
    }

    private void release(Event event) {
        Object key = pressed;
        pressed = null;
        if (key != null && event.button == 1 && select(key)) {
            tellSelection();
            activate(Activation.CLICK);
        }
        if (scroll.isDragged()) {
            scroll.release();
            redraw();
        }
    }

    private void doubleClick(Event event) {
        int index = rowAt(event.y);
        boolean plain = event.button == 1 && (event.stateMask & SWT.MODIFIER_MASK) == 0;
        if (index >= 0 && plain && RowPainter.actionAt(model.row(rows.at(index).row()), event.x,
                getClientArea().width) < 0 && !RowPainter.onMark(event.x, rows.at(index).depth())) {
            activate(Activation.DOUBLE_CLICK);
        }
    }

    private void move(Event event) {
        if (scroll.isDragged()) {
            scroll.drag(event.y);
            redraw();
            return;
        }
        int index = rowAt(event.y);
        hover(index, index < 0 ? -1
                : RowPainter.actionAt(model.row(rows.at(index).row()), event.x, getClientArea().width));
        boolean link = rows.size() == 0 && empty.isOnAction(event.x, event.y);
        setCursor(link ? getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
    }

    private void hover(int index, int action) {
        if (index != hovered || action != hoveredAction) {
            hovered = index;
            hoveredAction = action;
            setToolTipText(index < 0 ? null : hint(index, action));
            redraw();
        }
    }

    private @Nullable String hint(int index, int action) {
        RowTree.Node<T> node = rows.at(index);
        Row row = model.row(node.row());
        if (action >= 0) {
            return row.actions().get(action).label();
        }
        if (!row.hint().isEmpty()) {
            return row.hint();
        }
        GC gc = new GC(this);
        boolean cut = painter.isCut(gc, row, node.depth(), rows.isTree(), getClientArea().width);
        gc.dispose();
        return cut ? row.detail().isEmpty() ? row.label() : row.label() + "  " + row.detail() : null;
    }

    private void wheel(Event event) {
        scroll.by(-(long) event.count * painter.height());
        redraw();
    }

    private void menu(Event event) {
        BiConsumer<List<T>, Point> listener = contextMenu;
        if (listener != null) {
            boolean byKey = event.detail == SWT.MENU_KEYBOARD;
            int index = rows.cursor();
            Point at = byKey && index >= 0 ? toDisplay(RowPainter.start(0, true), top(index) + painter.height())
                    : new Point(event.x, event.y);
            int pointed = rowAt(toControl(at).y);
            if (!byKey && pointed >= 0 && !rows.isSelected(pointed)) {
                // The system may ask for the menu before it tells of the press.
                go(pointed, false);
            }
            boolean onRow = byKey || pointed >= 0;
            listener.accept(onRow ? selection() : List.of(), at);
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 200 : widthHint,
                heightHint == SWT.DEFAULT ? heightOf(Math.clamp(rows.size(), 3, 12)) : heightHint);
    }
}
