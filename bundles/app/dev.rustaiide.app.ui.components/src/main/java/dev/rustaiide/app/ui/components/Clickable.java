package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A painted control that does something when clicked, or by Enter or Space when it has the focus. A click leaves the
 * focus where it was: who writes goes on writing.
 */
public abstract class Clickable extends Painted {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean pressed;

    protected Clickable(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        takeFocus();
        addListener(SWT.MouseDown, event -> press(event.button == 1));
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.KeyDown, this::key);
    }

    /** Runs {@code listener} on each press. */
    public void onPress(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Takes the focus, but not while the pointer is over it: this is what SWT calls on a click, before it tells of the
     * click. {@link #forceFocus} always takes it.
     */
    @Override
    public boolean setFocus() {
        return !isHovered() && super.setFocus();
    }

    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        redraw();
    }

    protected final boolean isPressed() {
        return pressed;
    }

    /** Does what a click does. */
    protected void pressed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Marks that it has the focus. */
    protected final void ring(GC gc, Rectangle area) {
        if (isFocusControl()) {
            outline(gc, look(), Token.ACCENT, area.x, area.y, area.width, area.height, ROUND);
        }
    }

    private void press(boolean down) {
        pressed = down;
        redraw();
    }

    private void release(Event event) {
        boolean was = pressed;
        press(false);
        if (was && getClientArea().contains(event.x, event.y)) {
            pressed();
        }
    }

    private void key(Event event) {
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR || event.character == ' ') {
            pressed();
        }
    }
}
