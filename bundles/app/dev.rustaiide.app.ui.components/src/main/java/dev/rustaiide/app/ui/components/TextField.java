package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;

/** One line of text to type: with an icon before, switches after, and a frame that shows focus and error. */
public final class TextField extends Painted {
    private static final int HEIGHT = 28;
    private static final int ICON = 16;
    private static final int PAD = 2 * Look.STEP;
    private static final int SWITCH = 22;

    /** What a key does before the field itself sees it. */
    @FunctionalInterface
    public interface KeyFilter {
        /** Whether the key, as in SWT's events, is done with. */
        boolean handle(int keyCode, int stateMask);
    }

    private final Text field;
    private final List<FieldToggle> toggles = new ArrayList<>();
    private final List<Runnable> toggled = new ArrayList<>();
    private final List<KeyFilter> filters = new ArrayList<>();
    private @Nullable Icon leading;
    private boolean framed = true;
    private boolean clearable = true;
    private String error = "";
    private int under = -1;

    /** {@code name} is for screen readers, {@code placeholder} shows while it is empty. */
    public TextField(Composite parent, Look look, String name, String placeholder) {
        super(parent, SWT.NONE, look);
        field = new Text(this, SWT.SINGLE);
        field.setMessage(placeholder);
        field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
        describe(name, ACC.ROLE_GROUP);
        dress();
        addListener(SWT.Resize, event -> place());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseExit, event -> over(-1));
        field.addListener(SWT.FocusIn, event -> redraw());
        field.addListener(SWT.FocusOut, event -> redraw());
        field.addListener(SWT.Modify, event -> redraw());
        field.addListener(SWT.KeyDown, this::key);
        field.addListener(SWT.Traverse, this::traverse);
    }

    public String text() {
        return field.getText();
    }

    public void setText(String text) {
        field.setText(text);
        field.setSelection(text.length());
    }

    public void setPlaceholder(String text) {
        field.setMessage(text);
    }

    public void selectAll() {
        field.selectAll();
    }

    public void setLeading(Icon icon) {
        leading = icon;
        place();
    }

    /** Without a frame, for use inside something that has one. */
    public void setFramed(boolean on) {
        framed = on;
        dress();
        place();
    }

    /** Whether a cross at the end empties it; it does unless said. */
    public void setClearable(boolean on) {
        clearable = on;
        place();
    }

    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        dress();
    }

    /** Marks what is typed as wrong and says why; empty means right. */
    public void setError(String why) {
        error = why;
        setToolTipText(why.isEmpty() ? null : why);
        field.setToolTipText(why.isEmpty() ? null : why);
        redraw();
    }

    /** {@code label} is its tooltip, such as "Match case". */
    public FieldToggle addToggle(Icon icon, String label) {
        FieldToggle toggle = new FieldToggle(icon, label);
        toggles.add(toggle);
        place();
        return toggle;
    }

    /** Runs {@code listener} after each press of a switch. */
    public void onToggle(Runnable listener) {
        toggled.add(listener);
    }

    /** Tells {@code listener} the text after each change. */
    public void onChange(Consumer<String> listener) {
        field.addListener(SWT.Modify, event -> listener.accept(field.getText()));
    }

    public void onEnter(Runnable listener) {
        onKey((key, state) -> {
            boolean enter = (key == SWT.CR || key == SWT.KEYPAD_CR) && (state & SWT.MODIFIER_MASK) == 0;
            if (enter) {
                listener.run();
            }
            return enter;
        });
    }

    /** Asks {@code filter} first for each key; the first that handles it wins. */
    public void onKey(KeyFilter filter) {
        filters.add(filter);
    }

    @Override
    public boolean setFocus() {
        return field.setFocus();
    }

    @Override
    public boolean isFocusControl() {
        return field.isFocusControl();
    }

    /** The toolkit's field inside: for listening to focus, not for changing its looks. */
    public Text control() {
        return field;
    }

    @Override
    public void setGround(Token token) {
        super.setGround(token);
        dress();
    }

    @Override
    protected void lookChanged() {
        if (!isDisposed()) {
            dress();
            place();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (framed) {
            gc.setBackground(look().color(inside()));
            gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
            Token edge = !error.isEmpty() ? Token.ERROR : field.isFocusControl() ? Token.ACCENT : Token.BORDER;
            outline(gc, look(), edge, 0, 0, area.width, area.height, ROUND);
        }
        int middle = (area.height - ICON) / 2;
        Icon icon = leading;
        if (icon != null) {
            gc.drawImage(look().icon(icon, Token.MUTED), PAD, middle);
        }
        for (int i = 0; i < toggles.size(); i++) {
            slot(gc, toggles.get(i).icon(), toggles.get(i).isOn(), i, area);
        }
        if (clearShown()) {
            slot(gc, Icon.CLOSE, false, toggles.size(), area);
        }
    }

    private void slot(GC gc, Icon icon, boolean on, int index, Rectangle area) {
        Rectangle at = slot(index, area);
        if (on || index == under) {
            gc.setBackground(look().color(on ? Token.SELECTION : Token.HOVER));
            gc.fillRoundRectangle(at.x, at.y, at.width, at.height, ROUND, ROUND);
        }
        gc.drawImage(look().icon(icon, on || index == under ? Token.TEXT : Token.MUTED), at.x + (at.width - ICON) / 2,
                at.y + (at.height - ICON) / 2);
    }

    /** Switches stand at the end; the cross stands before them. */
    private Rectangle slot(int index, Rectangle area) {
        int fromEnd = index == toggles.size() ? toggles.size() + 1 : toggles.size() - index;
        return new Rectangle(area.width - Look.STEP + 1 - fromEnd * SWITCH, (area.height - SWITCH) / 2 + 1, SWITCH - 2,
                SWITCH - 2);
    }

    private boolean clearShown() {
        return clearable && getEnabled() && field.getCharCount() > 0;
    }

    private Token inside() {
        return framed && getEnabled() ? ground() == Token.RAISED ? Token.BACKGROUND : Token.RAISED : ground();
    }

    private void dress() {
        NativeField.plain(field, look(), inside(), getEnabled() ? Token.TEXT : Token.MUTED);
        redraw();
    }

    private void place() {
        Rectangle area = getClientArea();
        int left = framed || leading != null ? PAD : 0;
        left += leading == null ? 0 : ICON + Look.STEP;
        int right = toggles.size() * SWITCH + (clearable ? SWITCH : 0) + Look.STEP;
        int height = Math.min(area.height, field.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        field.setBounds(left, (area.height - height) / 2, Math.max(0, area.width - left - right), height);
        redraw();
    }

    private int slotAt(int x, int y) {
        int count = toggles.size() + (clearShown() ? 1 : 0);
        for (int i = 0; i < count; i++) {
            if (slot(i, getClientArea()).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }

    private void press(Event event) {
        int slot = slotAt(event.x, event.y);
        if (slot >= 0 && slot < toggles.size()) {
            toggles.get(slot).set(!toggles.get(slot).isOn());
            redraw();
            List.copyOf(toggled).forEach(Runnable::run);
        } else if (slot == toggles.size()) {
            setText("");
        }
        field.setFocus();
    }

    private void move(Event event) {
        over(slotAt(event.x, event.y));
    }

    private void over(int slot) {
        if (slot != under) {
            under = slot;
            boolean toggle = slot >= 0 && slot < toggles.size();
            setToolTipText(toggle ? toggles.get(slot).label() : slot >= 0 ? "Clear" : error.isEmpty() ? null : error);
            setCursor(slot >= 0 ? getDisplay().getSystemCursor(SWT.CURSOR_ARROW) : null);
            redraw();
        }
    }

    private void key(Event event) {
        for (KeyFilter filter : List.copyOf(filters)) {
            if (event.doit && filter.handle(event.keyCode, event.stateMask)) {
                event.doit = false;
            }
        }
    }

    /** So that a filter sees Escape and Tab as keys before they leave the field. */
    private void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_ESCAPE || event.detail == SWT.TRAVERSE_RETURN) {
            event.doit = false;
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 240 : widthHint, HEIGHT);
    }
}
