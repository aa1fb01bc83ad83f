package dev.rustaiide.app.workbench.internal.commands;

import java.nio.file.Path;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.files.InPlace;
import dev.rustaiide.app.workbench.internal.window.Origins;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.SideViews;

/** What the explorer's context menu can do, for the palette. */
@Creatable
public final class ExplorerCommands {
    private final FileActions files;
    private final Folders folders;
    private final PartEditors editors;
    private final SideViews side;

    @Inject
    public ExplorerCommands(FileActions files, Folders folders, PartEditors editors, SideViews side) {
        this.files = files;
        this.folders = folders;
        this.editors = editors;
        this.side = side;
    }

    public void addTo(Commands commands) {
        commands.add(Command.when("explorer.newFile", MenuGroup.FILE, "New file in folder…", "", this::hasFolder,
                () -> inExplorer(explorer -> explorer.create(false))));
        commands.add(Command.when("explorer.newFolder", MenuGroup.FILE, "New folder…", "", this::hasFolder,
                () -> inExplorer(explorer -> explorer.create(true))));
        commands.add(Command.when("explorer.rename", MenuGroup.FILE, "Rename file…", "", this::hasFolder,
                () -> inExplorer(InPlace::rename)));
        commands.add(Command.when("explorer.restore", MenuGroup.FILE, "Bring back what was deleted", "",
                files::canRestore, files::restore));
        add(commands, "file.copyPath", "Copy path of file", "Shift+Alt+C", files::copyPath);
        add(commands, "file.copyRelativePath", "Copy relative path of file", "Ctrl+K Ctrl+Shift+C",
                files::copyRelativePath);
        commands.add(Command.when("file.openOutside", MenuGroup.FILE, "Open in the desktop's program", "",
                () -> editors.active().filter(file -> !Origins.isElsewhere(file)).isPresent(),
                () -> editors.active().ifPresent(files::openOutside)));
    }

    private void add(Commands commands, String id, String title, String keys, Consumer<Path> action) {
        commands.add(Command.when(id, MenuGroup.FILE, title, keys, () -> editors.active().isPresent(),
                () -> editors.active().ifPresent(action)));
    }

    private boolean hasFolder() {
        return folders.current().isPresent();
    }

    private void inExplorer(Consumer<InPlace> action) {
        side.show(SideViews.Kind.EXPLORER);
        files.explorer().ifPresent(action);
    }
}
