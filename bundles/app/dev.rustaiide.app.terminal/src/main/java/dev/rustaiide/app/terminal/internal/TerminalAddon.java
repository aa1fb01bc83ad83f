package dev.rustaiide.app.terminal.internal;

import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.terminal.ProgramTerminals;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FileMenu;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;

/** Adds the commands. Nothing of terminals is made before somebody opens one. */
public final class TerminalAddon {
    private static final KeyContext TERMINAL = KeyContext.of("terminal");
    private static final CommandId EDITOR = new CommandId("go.editor");

    @PostConstruct
    void start(MApplication application, Commands commands, Panels panels, FileMenu files) {
        IEclipseContext context = application.getContext();
        var door = new TerminalDoor(panels, () -> {
            Shelf made = ContextInjectionFactory.make(Shelf.class, context);
            context.set(Shelf.class, made);
            context.set(TerminalLinks.class, ContextInjectionFactory.make(TerminalLinks.class, context));
            return made;
        }, () -> commands.run(EDITOR));
        context.set(ProgramTerminals.class, door);
        commands.add(Command.of("view.terminal", MenuGroup.VIEW, "Terminal", "Ctrl+`", door::toggle));
        commands.add(Command.of("terminal.new", MenuGroup.TERMINAL, "New terminal", "Ctrl+Shift+`",
                () -> door.enter(Shelf::open)));
        files.add(new FileMenu.Entry("Open in terminal", (file, folder) -> folder || file.getParent() != null,
                door::enterAt));
        addWithin(commands, door);
    }

    /** What makes sense while people are in a terminal; with the same keys these come before what the window has. */
    private static void addWithin(Commands commands, TerminalDoor door) {
        within(commands, door, "terminal.split", "Split", "Ctrl+Shift+5", TerminalPanel::split);
        within(commands, door, "terminal.close", "Close", "Ctrl+Shift+W", TerminalPanel::close);
        within(commands, door, "terminal.rename", "Rename…", "", TerminalPanel::rename);
        inView(commands, door, "terminal.copy", "Copy", "Ctrl+Shift+C | Ctrl+Insert", TerminalView::copy);
        inView(commands, door, "terminal.paste", "Paste", "Ctrl+Shift+V", TerminalView::paste);
        inView(commands, door, "terminal.selectAll", "Select all", "Ctrl+Shift+A", TerminalView::selectAll);
        inView(commands, door, "terminal.find", "Find…", "Ctrl+Shift+F", TerminalView::openFind);
        inView(commands, door, "terminal.clear", "Clear", "Ctrl+Shift+K", TerminalView::clear);
        inView(commands, door, "terminal.previousPrompt", "Previous prompt", "Ctrl+Up", view -> view.goToPrompt(-1));
        inView(commands, door, "terminal.nextPrompt", "Next prompt", "Ctrl+Down", view -> view.goToPrompt(1));
        onShelf(commands, door, "terminal.next", "Next terminal", "Ctrl+PageDown", shelf -> shelf.step(1));
        onShelf(commands, door, "terminal.previous", "Previous terminal", "Ctrl+PageUp", shelf -> shelf.step(-1));
    }

    private static void within(Commands commands, TerminalDoor door, String id, String title, String keys,
            Consumer<TerminalPanel> action) {
        add(commands, door, id, title, keys, () -> door.panel().ifPresent(action));
    }

    private static void onShelf(Commands commands, TerminalDoor door, String id, String title, String keys,
            Consumer<Shelf> action) {
        add(commands, door, id, title, keys, () -> door.enter(action));
    }

    private static void add(Commands commands, TerminalDoor door, String id, String title, String keys,
            Runnable action) {
        commands.add(Command.when(id, MenuGroup.TERMINAL, title, keys, door::hasFocus, action).within(TERMINAL));
    }

    private static void inView(Commands commands, TerminalDoor door, String id, String title, String keys,
            Consumer<TerminalView> action) {
        within(commands, door, id, title, keys, panel -> panel.view().ifPresent(action));
    }
}
