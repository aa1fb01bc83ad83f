package dev.rustaiide.app.workbench.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;

/**
 * All commands as a menu with one submenu for each group. Made anew each time, so that it tells what makes sense now.
 */
final class MainMenu {
    private final Commands commands;

    MainMenu(Commands commands) {
        this.commands = commands;
    }

    void open(Control below) {
        Menu menu = new Menu(below);
        for (MenuGroup group : MenuGroup.values()) {
            MenuItem item = new MenuItem(menu, SWT.CASCADE);
            item.setText(group.title());
            item.setMenu(submenu(menu, group));
        }
        menu.setLocation(below.toDisplay(0, below.getSize().y));
        // An item's selection event comes after the menu is hidden.
        menu.addListener(SWT.Hide, hidden -> below.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private Menu submenu(Menu parent, MenuGroup group) {
        Menu menu = new Menu(parent);
        for (Command command : commands.all()) {
            if (command.menu() == group) {
                add(menu, command);
            }
        }
        return menu;
    }

    private static void add(Menu menu, Command command) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        String keys = command.keys().isEmpty() ? "" : "\t" + command.shownKeys();
        item.setText(command.title().replace("&", "&&") + keys);
        item.setEnabled(command.enabled().getAsBoolean());
        item.addListener(SWT.Selection, chosen -> command.action().run());
    }
}
