package dev.rustaiide.app.assistant.internal.parts;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Clickable;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** A small thing that goes with something, by its name: it can be opened, and taken away by its cross or Delete. */
public final class Chip extends Clickable {
    private static final int HEIGHT = 24;
    private static final int ICON = 16;
    private static final int CROSS = 20;
    private static final int PAD = 6;
    private static final int MOST = 240;

    private final Icon icon;
    private final String label;
    private final List<Runnable> removed = new ArrayList<>();

    public Chip(Composite parent, Look look, Icon icon, String label) {
        super(parent, look);
        this.icon = icon;
        this.label = label;
        describe(label, ACC.ROLE_PUSHBUTTON);
        setToolTipText(label);
        addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL || event.keyCode == SWT.BS) {
                remove();
            }
        });
        addListener(SWT.MouseUp, event -> {
            if (isRemovable() && event.button == 1 && event.x >= getClientArea().width - CROSS) {
                remove();
            }
        });
    }

    /** With it there is a cross. */
    public void onRemove(Runnable listener) {
        removed.add(listener);
        redraw();
    }

    private boolean isRemovable() {
        return !removed.isEmpty();
    }

    private void remove() {
        List.copyOf(removed).forEach(Runnable::run);
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(isHovered() ? Token.HOVER : Token.RAISED));
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        outline(gc, look(), Token.BORDER, 0, 0, area.width, area.height, ROUND);
        ring(gc, area);
        gc.drawImage(look().icon(icon, Token.MUTED), PAD, (area.height - ICON) / 2);
        int right = isRemovable() ? CROSS : PAD;
        int x = PAD + ICON + Look.STEP;
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(Token.TEXT));
        text(gc, shortened(gc, label, area.width - x - right), x, 0, area.height);
        if (isRemovable()) {
            gc.drawImage(look().icon(Icon.CLOSE, Token.MUTED, 12), area.width - CROSS + 3, (area.height - 12) / 2);
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.SMALL));
        int text = gc.stringExtent(label).x;
        gc.dispose();
        return new Point(Math.min(MOST, PAD + ICON + Look.STEP + text + 1 + (isRemovable() ? CROSS + 2 : PAD)),
                HEIGHT);
    }
}
