package dev.rustaiide.app.workbench.internal.commands;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.internal.window.EditorTabs;
import dev.rustaiide.app.workbench.internal.window.FocusAreas;
import dev.rustaiide.app.workbench.internal.window.PartEditors;

/** Going from tab to tab and from area to area, and closing tabs. */
@Creatable
public final class TabCommands {
    private final EditorTabs tabs;
    private final PartEditors editors;
    private final FocusAreas areas;

    @Inject
    public TabCommands(EditorTabs tabs, PartEditors editors, FocusAreas areas) {
        this.tabs = tabs;
        this.editors = editors;
        this.areas = areas;
    }

    public void addTo(Commands commands) {
        add(commands, "file.closeOthers", "Close other editors", "", tabs::closeOthers);
        add(commands, "file.closeRight", "Close editors to the right", "", tabs::closeRight);
        add(commands, "file.closeSaved", "Close saved editors", "Ctrl+K U", tabs::closeSaved);
        add(commands, "file.closeAll", "Close all editors", "Ctrl+K Ctrl+W", tabs::closeAll);
        commands.add(Command.when("file.keepOpen", MenuGroup.FILE, "Keep editor open", "Ctrl+K Enter",
                tabs::isPreviewInFront, tabs::keepFront));
        commands.add(Command.when("file.reopenClosed", MenuGroup.FILE, "Open closed editor again", "Ctrl+K Ctrl+T",
                editors::hasClosed, editors::reopenClosed));
        commands.add(Command.when("go.nextTab", MenuGroup.GO, "Next tab", "Ctrl+PageDown | Ctrl+Tab", tabs::hasFront,
                () -> tabs.go(1)));
        commands.add(Command.when("go.previousTab", MenuGroup.GO, "Previous tab", "Ctrl+PageUp | Ctrl+Shift+Tab",
                tabs::hasFront, () -> tabs.go(-1)));
        commands.add(Command.of("go.nextArea", MenuGroup.GO, "Next area of the window", "F6", () -> areas.go(1)));
        commands.add(Command.of("go.previousArea", MenuGroup.GO, "Previous area of the window", "Shift+F6",
                () -> areas.go(-1)));
    }

    private void add(Commands commands, String id, String title, String keys, Runnable action) {
        commands.add(Command.when(id, MenuGroup.FILE, title, keys, tabs::hasFront, action));
    }
}
