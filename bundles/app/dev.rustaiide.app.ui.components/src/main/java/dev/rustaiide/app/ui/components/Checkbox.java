package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A box to tick, and what it means. */
public final class Checkbox extends Clickable {
    private static final int BOX = 16;
    private static final int PAD = 3;
    private static final int GAP = 2 * Look.STEP;

    private final String label;
    private final List<Consumer<Boolean>> changed = new ArrayList<>();
    private boolean on;

    public Checkbox(Composite parent, Look look, String label) {
        super(parent, look);
        this.label = label;
        describe(label, ACC.ROLE_CHECKBUTTON);
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail |= ACC.STATE_FOCUSABLE | (on ? ACC.STATE_CHECKED : 0);
            }
        });
    }

    /** What is written beside the box. */
    public String label() {
        return label;
    }

    public boolean isOn() {
        return on;
    }

    /** Without telling anybody. */
    public void set(boolean value) {
        on = value;
        redraw();
    }

    /** Told the new state after each press. */
    public void onChange(Consumer<Boolean> listener) {
        changed.add(listener);
    }

    @Override
    protected void pressed() {
        set(!on);
        super.pressed();
        List.copyOf(changed).forEach(listener -> listener.accept(on));
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        int top = (area.height - BOX) / 2;
        boolean enabled = isEnabled();
        Token unlit = isHovered() && enabled ? Token.HOVER : Token.RAISED;
        gc.setBackground(look().color(on && enabled ? Token.ACCENT : unlit));
        gc.fillRoundRectangle(PAD, top, BOX, BOX, 8, 8);
        if (!on || !enabled) {
            outline(gc, look(), enabled ? Token.MUTED : Token.BORDER, PAD, top, BOX, BOX, 8);
        }
        if (on) {
            gc.drawImage(look().icon(Icon.CHECK, enabled ? Token.ON_ACCENT : Token.MUTED), PAD, top);
        }
        if (isFocusControl()) {
            outline(gc, look(), Token.ACCENT, PAD - 3, top - 3, BOX + 6, BOX + 6, 12);
        }
        gc.setForeground(look().color(enabled ? Token.TEXT : Token.MUTED));
        text(gc, label, PAD + BOX + GAP, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changedSize) {
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.BODY));
        int width = gc.stringExtent(label).x;
        gc.dispose();
        return new Point(PAD + BOX + GAP + width + 2, 24);
    }
}
