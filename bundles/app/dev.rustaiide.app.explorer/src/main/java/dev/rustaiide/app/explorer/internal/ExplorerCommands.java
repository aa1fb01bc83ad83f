package dev.rustaiide.app.explorer.internal;

import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.KeyContext;
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
        add(all, "explorer.newFile", "New file in folder…", explorer -> explorer.create(false));
        add(all, "explorer.newFolder", "New folder…", explorer -> explorer.create(true));
        add(all, "explorer.rename", "Rename file…", ExplorerView::rename);
        add(all, "explorer.filter", "Filter the explorer…", ExplorerView::filter);
        all.add(Command.when("explorer.restore", MenuGroup.FILE, "Undo last change in the explorer", "", files::canUndo,
                files::undo).within(explorer()));
    }

    private void add(Commands all, String id, String title, Consumer<ExplorerView> action) {
        all.add(Command.when(id, MenuGroup.FILE, title, "", this::hasFolder, () -> inExplorer(action))
                .within(explorer()));
    }

    /** From the palette they make sense everywhere. */
    private KeyContext explorer() {
        return new KeyContext("explorer", () -> files.view().filter(ExplorerView::hasFocus).isPresent());
    }

    private boolean hasFolder() {
        return !folders.all().isEmpty();
    }

    private void inExplorer(Consumer<ExplorerView> action) {
        commands.run(new CommandId("view.explorer"));
        files.view().ifPresent(action);
    }
}
