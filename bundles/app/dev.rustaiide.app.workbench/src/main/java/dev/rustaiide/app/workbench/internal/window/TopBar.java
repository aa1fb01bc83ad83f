package dev.rustaiide.app.workbench.internal.window;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

import dev.rustaiide.app.ui.components.DropButton;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.SearchButton;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Openings;

/** The bar at the top: the menu, the folder, search for everything, and run. No more. */
public final class TopBar {
    private static final int HEIGHT = 40;
    private static final int SEARCH_WIDTH = 420;

    private final Composite bar;
    private final Look look;
    private final Folders folders;
    private final Builds builds;
    private final Commands commands;
    private final IconButton menu;
    private final DropButton folder;
    private final SearchButton search;
    private final IconButton run;
    private final IconButton debug;
    private final IconButton test;
    private final IconButton stop;

    @Inject
    public TopBar(Composite parent, Look look, Folders folders, Builds builds, Commands commands, Openings openings,
            Notices notices) {
        this.look = look;
        this.folders = folders;
        this.builds = builds;
        this.commands = commands;
        parent.setLayout(Grids.stacked());
        bar = new Composite(parent, SWT.NO_FOCUS);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        menu = new IconButton(bar, look, Icon.MENU, "Menu");
        folder = new DropButton(bar, look, "Open another folder");
        search = new SearchButton(bar, look, "Search everywhere", "");
        run = button(Icon.RUN, "Run", "run.run");
        debug = button(Icon.DEBUG, "Debug", "debug.start");
        test = button(Icon.TEST, "Run all tests", "run.test");
        stop = button(Icon.STOP, "Stop", "run.stop");
        run.setTint(Token.SUCCESS);
        stop.setTint(Token.ERROR);
        menu.onPress(this::openMenu);
        commands.add(Command.of("view.menu", MenuGroup.VIEW, "Menu", "Alt+F10", this::openMenu));
        folder.onPress(() -> commands.run(new CommandId("folder.recent")));
        search.onPress(() -> commands.run(new CommandId("go.everywhere")));
        bar.setLayout(new Places());
        List<Look.Registration> registrations = List.of(look.onChange(this::paint), commands.onKeys(this::name));
        bar.addListener(SWT.Dispose, event -> registrations.forEach(Look.Registration::close));
        folders.onChange(this::update);
        builds.onChange(this::update);
        new Messages(parent, look, openings, notices);
        paint();
        name();
        update();
    }

    /** The tips tell the keys that commands have now. */
    private void name() {
        menu.setName(commands.withKeys("Menu", new CommandId("view.menu")));
        run.setName(commands.withKeys("Run", new CommandId("run.run")));
        debug.setName(commands.withKeys("Debug", new CommandId("debug.start")));
        test.setName(commands.withKeys("Run all tests", new CommandId("run.test")));
        stop.setName(commands.withKeys("Stop", new CommandId("debug.stop")));
        search.setKey(commands.keysOf(new CommandId("go.everywhere")));
    }

    private IconButton button(Icon icon, String name, String command) {
        IconButton button = new IconButton(bar, look, icon, name);
        button.onPress(() -> commands.run(new CommandId(command)));
        return button;
    }

    private void openMenu() {
        new MainMenu(commands).open(menu);
    }

    private void paint() {
        bar.setBackground(look.color(Token.SURFACE));
    }

    private void update() {
        if (bar.isDisposed()) {
            return;
        }
        folder.setLabel(folders.title().orElse("Open folder"));
        boolean cargo = builds.workspace().isPresent();
        run.setVisible(cargo);
        debug.setVisible(cargo);
        test.setVisible(cargo);
        stop.setVisible(builds.isRunning());
        bar.layout(true);
    }

    /** Menu and folder at the left, search in the middle, run at the right. */
    private final class Places extends Layout {
        @Override
        protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flushCache) {
            return new Point(widthHint == SWT.DEFAULT ? 800 : widthHint, HEIGHT);
        }

        @Override
        protected void layout(Composite composite, boolean flushCache) {
            Rectangle area = composite.getClientArea();
            int left = area.x + 2 * Look.STEP;
            left = place(menu, left, area) + Look.STEP;
            left = place(folder, left, area);
            int right = area.width - 2 * Look.STEP;
            for (Control control : new Control[] {stop, test, debug, run}) {
                if (control.getVisible()) {
                    Point size = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
                    right -= size.x;
                    control.setBounds(right, (HEIGHT - size.y) / 2, size.x, size.y);
                    right -= Look.STEP;
                }
            }
            int width = Math.min(SEARCH_WIDTH, Math.max(0, right - left - 8 * Look.STEP));
            int x = Math.max(left + 4 * Look.STEP, (area.width - width) / 2);
            x = Math.min(x, right - 4 * Look.STEP - width);
            int height = search.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
            search.setBounds(x, (HEIGHT - height) / 2, width, height);
        }

        private int place(Control control, int x, Rectangle area) {
            Point size = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            control.setBounds(x, area.y + (HEIGHT - size.y) / 2, size.x, size.y);
            return x + size.x;
        }
    }}
