package dev.rustaiide.app.explorer.internal;

import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.OpenFolders;

/** What the explorer's context menu can do, for the palette. */
@Creatable
public final class ExplorerCommands {
    private final ExplorerFiles files;
    private final OpenFolders folders;
    private final Commands commands;

    @Inject
    public ExplorerCommands(ExplorerFiles files, OpenFolders folders, Commands commands) {
        this.files = files;
        this.folders = folders;
        this.commands = commands;
    }

    /** Adds them to {@code all}. */
    public void addTo(Commands all) {
        all.add(Command.when("explorer.newFile", MenuGroup.FILE, "New file in folder…", "", this::hasFolder,
                () -> inExplorer(explorer -> explorer.create(false))));
        all.add(Command.when("explorer.newFolder", MenuGroup.FILE, "New folder…", "", this::hasFolder,
                () -> inExplorer(explorer -> explorer.create(true))));
        all.add(Command.when("explorer.rename", MenuGroup.FILE, "Rename file…", "", this::hasFolder,
                () -> inExplorer(ExplorerView::rename)));
        all.add(Command.when("explorer.filter", MenuGroup.FILE, "Filter the explorer…", "", this::hasFolder,
                () -> inExplorer(ExplorerView::filter)));
        all.add(Command.when("explorer.restore", MenuGroup.FILE, "Undo what the explorer did last", "",
                files::canUndo, files::undo));
    }

    private boolean hasFolder() {
        return !folders.all().isEmpty();
    }

    private void inExplorer(Consumer<ExplorerView> action) {
        commands.run(new CommandId("view.explorer"));
        files.view().ifPresent(action);
    }
}
