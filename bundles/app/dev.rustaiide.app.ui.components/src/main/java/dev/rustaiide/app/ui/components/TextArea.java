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

/** Several lines to type, which wrap; it grows with them, up to a limit, and has a frame that shows the focus. */
public final class TextArea extends Painted {
    private static final int PAD = 2 * Look.STEP;
    private static final int LEAST = 2;
    private static final int MOST = 10;
    private static final int CARET = 3;

    private final Text field;
    private final TypedStates states = new TypedStates();
    private final List<TextField.KeyFilter> filters = new ArrayList<>();
    private final List<Consumer<String>> changed = new ArrayList<>();
    private final Caption hint;
    private int wanted;
    private boolean stepping;

    /** {@code name} is for screen readers, {@code placeholder} shows while it is empty. */
    public TextArea(Composite parent, Look look, String name, String placeholder) {
        super(parent, SWT.NONE, look);
        // The toolkit has hints for fields of one line only. It stands above the field, and behind its caret.
        hint = new Caption(this, look, placeholder, TextSize.BODY, Token.MUTED);
        hint.addListener(SWT.MouseDown, event -> setFocus());
        field = new Text(this, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
        describe(name, ACC.ROLE_GROUP);
        dress();
        addListener(SWT.Resize, event -> place());
        addListener(SWT.MouseDown, event -> field.setFocus());
        field.addListener(SWT.FocusIn, event -> redraw());
        field.addListener(SWT.FocusOut, event -> redraw());
        field.addListener(SWT.Modify, event -> modified());
        field.addListener(SWT.KeyDown, this::key);
        field.addListener(SWT.Traverse, TextArea::traverse);
        hint.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_IBEAM));
        hint.moveAbove(field);
    }

    public String text() {
        return field.getText();
    }

    /** The caret is at the end then. */
    public void setText(String text) {
        field.setText(text);
        field.setSelection(field.getCharCount());
        // Without a size the toolkit scrolls past its end, and shows nothing ever after.
        if (!field.getSize().equals(new Point(0, 0))) {
            field.showSelection();
        }
    }

    /** Puts {@code text} in the place of what is selected. */
    public void insert(String text) {
        field.insert(text);
    }

    /** Whether the caret stands in the last line, as the text is wrapped now. */
    public boolean isInLastLine() {
        int height = field.computeSize(field.getSize().x, SWT.DEFAULT).y;
        int caret = field.getTopPixel() + field.getCaretLocation().y;
        return caret + field.getLineHeight() * 3 / 2 >= height;
    }

    public void selectAll() {
        field.selectAll();
    }

    public void setPlaceholder(String text) {
        hint.setText(text);
    }

    /** Tells {@code listener} the text after each change. */
    public void onChange(Consumer<String> listener) {
        changed.add(listener);
    }

    /** Asks {@code filter} first for each key; the first that handles it wins. */
    public void onKey(TextField.KeyFilter filter) {
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
        gc.setBackground(look().color(inside()));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        outline(gc, look(), field.isFocusControl() ? Token.ACCENT : Token.BORDER, 0, 0, area.width, area.height,
                ROUND);
    }

    private Token inside() {
        return ground() == Token.RAISED ? Token.BACKGROUND : Token.RAISED;
    }

    private void dress() {
        NativeField.plain(field, look(), inside(), Token.TEXT);
        hint.setGround(inside());
        redraw();
    }

    private void modified() {
        String now = field.getText();
        if (!stepping) {
            states.typed(now, field.getCaretPosition());
        }
        if (height(getSize().x) != wanted) {
            requestLayout();
        }
        hint.setVisible(now.isEmpty());
        List.copyOf(changed).forEach(listener -> listener.accept(now));
    }

    private void key(Event event) {
        boolean control = (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == SWT.MOD1;
        boolean shift = (event.stateMask & SWT.SHIFT) != 0;
        if (control && (event.keyCode == 'z' || event.keyCode == 'y')) {
            show(event.keyCode == 'z' && !shift ? states.undo() : states.redo());
            event.doit = false;
        }
        for (TextField.KeyFilter filter : List.copyOf(filters)) {
            if (event.doit && filter.handle(event.keyCode, event.stateMask)) {
                event.doit = false;
            }
        }
    }

    private void show(TypedStates.State state) {
        stepping = true;
        field.setText(state.text());
        field.setSelection(Math.min(state.caret(), field.getCharCount()));
        stepping = false;
    }

    /** So that a filter sees Escape as a key; Tab leaves the field, as it has no use for it. */
    private static void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_ESCAPE || event.detail == SWT.TRAVERSE_RETURN) {
            event.doit = false;
        } else if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
        }
    }

    private void place() {
        Rectangle area = getClientArea();
        // The toolkit complains of a scroll bar that has no room.
        field.getVerticalBar().setVisible(area.height >= heightOf(MOST));
        field.setBounds(PAD, PAD, Math.max(0, area.width - PAD - 2), Math.max(0, area.height - 2 * PAD));
        hint.setBounds(PAD + CARET, PAD + 1, Math.max(0, area.width - 2 * PAD - CARET),
                Math.max(0, area.height - 2 * PAD - 1));
        redraw();
    }

    private int heightOf(int lines) {
        return lines * field.getLineHeight() + 2 * PAD;
    }

    private int height(int width) {
        int natural = field.computeSize(Math.max(1, width - PAD - 2), SWT.DEFAULT).y + 2 * PAD;
        return Math.clamp(natural, heightOf(LEAST), heightOf(MOST));
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 240 : widthHint;
        wanted = height(width);
        return new Point(width, heightHint == SWT.DEFAULT ? wanted : heightHint);
    }
}
