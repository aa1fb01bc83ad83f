package dev.rustaiide.app.ui.components;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/** A short list under (or over) a control, to pick one of; it has the focus while it is open. */
final class DropList<T> {
    private static final int ROWS = 10;

    private final Control owner;
    private final FloatingPanel panel;
    private final RowView<T> list;
    private final Listener elsewhere = this::elsewhere;

    private DropList(Control owner, Look look, List<T> items, Function<T, Row> rows) {
        this.owner = owner;
        Shell shell = owner.getShell();
        panel = new FloatingPanel(shell, look, shell.getClientArea());
        panel.setVisible(false);
        list = new RowView<>(panel, look, "Choices", RowModel.flat(() -> items, rows), false);
        list.setGround(Token.RAISED);
    }

    static <T> void open(Control owner, Look look, List<T> items, T chosen, Function<T, Row> rows, Consumer<T> picked) {
        DropList<T> drop = new DropList<>(owner, look, items, rows);
        drop.list.refresh();
        drop.list.select(chosen);
        drop.list.onActivate((item, how) -> {
            drop.close();
            picked.accept(item);
        });
        drop.show(items.size());
    }

    private void show(int count) {
        int shadow = FloatingPanel.SHADOW;
        Shell shell = owner.getShell();
        Rectangle room = shell.getClientArea();
        Point corner = owner.getDisplay().map(owner.getParent(), shell, owner.getLocation());
        int height = list.heightOf(Math.min(ROWS, count)) + 4;
        int below = corner.y + owner.getSize().y + 2;
        int top = below + height <= room.height ? below : Math.max(0, corner.y - 2 - height);
        int width = Math.max(140, owner.getSize().x);
        panel.setPictureOrigin(corner.x - shadow, top - shadow);
        panel.setBounds(corner.x - shadow, top - shadow, width + 2 * shadow, height + 2 * shadow);
        Rectangle inside = panel.inside();
        list.setBounds(inside.x, inside.y + 1, inside.width, inside.height - 2);
        panel.moveAbove(null);
        panel.setVisible(true);
        list.setFocus();
        list.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                close();
            }
        });
        Display display = owner.getDisplay();
        display.addFilter(SWT.FocusIn, elsewhere);
        display.addFilter(SWT.MouseDown, elsewhere);
        panel.addListener(SWT.Dispose, event -> {
            display.removeFilter(SWT.FocusIn, elsewhere);
            display.removeFilter(SWT.MouseDown, elsewhere);
        });
    }

    private void elsewhere(Event event) {
        if (event.widget != list) {
            if (!panel.isDisposed()) {
                panel.dispose();
            }
        }
    }

    private void close() {
        if (!panel.isDisposed()) {
            panel.dispose();
        }
        if (!owner.isDisposed()) {
            owner.forceFocus();
        }
    }
}
