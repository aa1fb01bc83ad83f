package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** A context menu that is made when it opens and gone when it closes. */
public final class PopupMenu {
    private final Menu menu;

    public PopupMenu(Control owner) {
        menu = new Menu(owner);
    }

    /** Adds an item; {@code keys} as people read them, empty for none. */
    public PopupMenu add(String title, String keys, Runnable action) {
        return add(title, keys, true, action);
    }

    public PopupMenu add(String title, String keys, boolean enabled, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(title.replace("&", "&&") + (keys.isEmpty() ? "" : "\t" + keys));
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, chosen -> action.run());
        return this;
    }

    public PopupMenu line() {
        new MenuItem(menu, SWT.SEPARATOR);
        return this;
    }

    /** Opens it at a place on the display. */
    public void open(Point at) {
        menu.setLocation(at);
        // An item's selection event comes after the menu is hidden.
        menu.addListener(SWT.Hide, hidden -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }
}
