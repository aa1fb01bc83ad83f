package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The palette: a field and what matches, at the top of the window. For commands, files, symbols and whatever has one
 * answer out of many. Enter or a click picks, Escape or going elsewhere closes and gives the focus back; the answer
 * to the latest query wins. One use: open it once. UI thread only.
 *
 * @param <T> what is picked
 */
public final class Picker<T> {
    private static final int WIDTH = 600 + 2 * FloatingPanel.SHADOW;
    private static final int FIELD = 44;
    private static final int ROWS = 12;
    private static final int ROW = 28;
    private static final int TOP = 40;

    private final Shell shell;
    private final Look look;
    private final String name;
    private final PickerSource<T> source;
    private final List<BiConsumer<T, Boolean>> picked = new ArrayList<>();
    private final List<Consumer<T>> looked = new ArrayList<>();
    private final List<Runnable> closed = new ArrayList<>();
    private final Listener elsewhere = this::focusMoved;
    private List<PickerItem<T>> items = List.of();
    private @Nullable Parts<T> parts;
    private @Nullable Control before;
    private @Nullable Call<?> running;
    private String placeholder = "";
    private String nothing = "Nothing matches.";
    private String nothingYet = "";
    private boolean accepted;

    private record Parts<T>(FloatingPanel panel, TextField field, RowView<PickerItem<T>> list, Painted line) {}

    /** {@code name} says what is picked, to screen readers: "Go to file". */
    public Picker(Shell shell, Look look, String name, PickerSource<T> source) {
        this.shell = shell;
        this.look = look;
        this.name = name;
        this.source = source;
    }

    public Picker<T> placeholder(String text) {
        placeholder = text;
        return this;
    }

    /** What it says when nothing is found. */
    public Picker<T> nothing(String text) {
        nothing = text;
        return this;
    }

    /** What it says instead while nothing is typed; then the toolkit hides what stands in the empty field. */
    public Picker<T> nothingYet(String text) {
        nothingYet = text;
        return this;
    }

    /** Told what was picked, and whether with Ctrl: to the side. The picker is closed by then. */
    public Picker<T> onPick(BiConsumer<T, Boolean> listener) {
        picked.add(listener);
        return this;
    }

    /** Told what the keyboard or pointer is on: to show a preview. */
    public Picker<T> onLook(Consumer<T> listener) {
        looked.add(listener);
        return this;
    }

    /** Told when it closed without a pick: to undo a preview. */
    public Picker<T> onCancel(Runnable listener) {
        closed.add(listener);
        return this;
    }

    /** Shows it with {@code query} in its field, selected unless it is one character: a prefix to be gone on with. */
    public void open(String query) {
        before = shell.getDisplay().getFocusControl();
        Parts<T> made = make();
        parts = made;
        made.field().setText(query);
        if (query.length() == 1) {
            made.field().control().setSelection(1);
        } else {
            made.field().selectAll();
        }
        made.field().onChange(this::ask);
        place();
        made.panel().setVisible(true);
        made.field().control().setFocus();
        shell.getDisplay().addFilter(SWT.FocusIn, elsewhere);
        ask(query);
    }

    public boolean isOpen() {
        return parts != null;
    }

    /** As if what it offers had changed: asks again with the same query. */
    public void refresh() {
        Parts<T> now = parts;
        if (now != null) {
            ask(now.field().text());
        }
    }

    /** Does {@code work}, in which the focus may go elsewhere without closing it; then it has the focus again. */
    public void hold(Runnable work) {
        Parts<T> now = parts;
        if (now == null) {
            return;
        }
        Point selection = now.field().control().getSelection();
        shell.getDisplay().removeFilter(SWT.FocusIn, elsewhere);
        work.run();
        if (parts == now) {
            if (!now.field().isFocusControl()) {
                now.field().control().forceFocus();
                now.field().control().setSelection(selection);
            }
            shell.getDisplay().addFilter(SWT.FocusIn, elsewhere);
        }
    }

    /** Closes it without a pick. */
    public void close() {
        Parts<T> now = parts;
        if (now == null) {
            return;
        }
        parts = null;
        shell.getDisplay().removeFilter(SWT.FocusIn, elsewhere);
        cancelRunning();
        boolean hadFocus = now.field().isFocusControl();
        if (!accepted) {
            // Before the focus goes back: what had it may be covered until a preview is undone.
            List.copyOf(closed).forEach(Runnable::run);
        }
        now.panel().dispose();
        Control back = before;
        if (hadFocus && back != null && !back.isDisposed()) {
            back.setFocus();
        }
    }

    private Parts<T> make() {
        FloatingPanel panel = new FloatingPanel(shell, look, bounds(ROWS));
        panel.setVisible(false);
        panel.moveAbove(null);
        TextField field = new TextField(panel, look, name, placeholder);
        field.setGround(Token.RAISED);
        field.setFramed(false);
        field.setLeading(Icon.SEARCH);
        field.onKey(this::key);
        Painted line = new Divider(panel, look);
        RowModel<PickerItem<T>> model = RowModel.flat(() -> items, PickerItem::row);
        RowView<PickerItem<T>> list = new RowView<>(panel, look, name, model, false);
        list.setGround(Token.RAISED);
        list.setRowHeight(ROW);
        list.setAlwaysFocused(true);
        list.onActivate((item, how) -> pick(item, false));
        list.onSelect(rows -> rows.forEach(item -> List.copyOf(looked).forEach(each -> each.accept(item.value()))));
        Listener fit = event -> place();
        shell.addListener(SWT.Resize, fit);
        panel.addListener(SWT.Dispose, event -> shell.removeListener(SWT.Resize, fit));
        shell.addListener(SWT.Dispose, event -> cancelRunning());
        return new Parts<>(panel, field, list, line);
    }

    private Rectangle bounds(int rows) {
        Rectangle area = shell.getClientArea();
        int width = Math.min(WIDTH, area.width);
        int fitting = Math.max(1, (area.height - TOP - FIELD - 60) / ROW);
        int list = Math.min(Math.min(rows, ROWS), fitting) * ROW + 2 * Look.STEP;
        return new Rectangle(area.x + (area.width - width) / 2, area.y + TOP - FloatingPanel.SHADOW, width,
                FIELD + 1 + list + 2 + 2 * FloatingPanel.SHADOW);
    }

    private void place() {
        Parts<T> now = parts;
        if (now == null) {
            return;
        }
        now.panel().setBounds(bounds(items.isEmpty() ? 2 : items.size()));
        Rectangle inside = now.panel().inside();
        int pad = 2 * Look.STEP;
        now.field().setBounds(inside.x + pad, inside.y + 2, inside.width - 2 * pad, FIELD - 4);
        now.line().setBounds(inside.x, inside.y + FIELD, inside.width, 1);
        now.list().setBounds(inside.x + 3, inside.y + FIELD + 1, inside.width - 6, inside.height - FIELD - 4);
    }

    private void ask(String query) {
        cancelRunning();
        Call<List<PickerItem<T>>> call = source.find(query);
        running = call;
        Parts<T> now = parts;
        if (now != null && items.isEmpty()) {
            now.list().setEmpty(EmptyText.of(call.isDone() ? nothing(now) : "Searching…"));
        }
        call.whenDone(this::onDisplay, outcome -> {
            if (running == call) {
                show(outcome);
            }
        });
    }

    private void show(Outcome<List<PickerItem<T>>> outcome) {
        Parts<T> now = parts;
        if (now == null) {
            return;
        }
        String says = nothing(now);
        if (outcome instanceof Outcome.Success<List<PickerItem<T>>>(List<PickerItem<T>> found)) {
            items = found;
        } else if (outcome instanceof Outcome.Failed<List<PickerItem<T>>>(Throwable cause)) {
            items = List.of();
            says = "This could not be searched: " + cause.getMessage();
        }
        now.list().setEmpty(EmptyText.of(says));
        now.list().clearSelection();
        now.list().refresh();
        now.list().selectFirst();
        place();
    }

    private String nothing(Parts<T> now) {
        return now.field().text().isEmpty() && !nothingYet.isEmpty() ? nothingYet : nothing;
    }

    private void onDisplay(Runnable task) {
        Display display = shell.isDisposed() ? null : shell.getDisplay();
        if (display != null && display.getThread() == Thread.currentThread()) {
            task.run();
        } else if (display != null && !display.isDisposed()) {
            display.asyncExec(task);
        }
    }

    private boolean key(int keyCode, int stateMask) {
        Parts<T> now = parts;
        if (now == null) {
            return false;
        }
        boolean enter = keyCode == SWT.CR || keyCode == SWT.KEYPAD_CR;
        if (keyCode == SWT.ESC) {
            close();
        } else if (enter) {
            now.list().current().ifPresent(item -> pick(item, (stateMask & SWT.MOD1) != 0));
        } else if (leadsList(keyCode)) {
            return now.list().handleKey(keyCode, 0);
        } else {
            return false;
        }
        return true;
    }

    /** The other keys belong to the text. */
    private static boolean leadsList(int keyCode) {
        return keyCode == SWT.ARROW_DOWN || keyCode == SWT.ARROW_UP || keyCode == SWT.PAGE_DOWN
                || keyCode == SWT.PAGE_UP;
    }

    private void pick(PickerItem<T> item, boolean aside) {
        accepted = true;
        close();
        List.copyOf(picked).forEach(listener -> listener.accept(item.value(), aside));
    }

    private void focusMoved(Event event) {
        Parts<T> now = parts;
        if (now == null || !(event.widget instanceof Control control)) {
            return;
        }
        for (Control at = control; at != null; at = at.getParent()) {
            if (at == now.panel()) {
                return;
            }
        }
        close();
    }

    private void cancelRunning() {
        Call<?> call = running;
        running = null;
        if (call != null) {
            call.cancel();
        }
    }
}
