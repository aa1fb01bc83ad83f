package dev.rustaiide.app.comparison.internal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileMenu;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;

/** Ways to local history. */
@Creatable
public final class HistoryCommands {
    private final Histories histories;
    private final Provider<FileHistory> history;
    private final Editors editors;
    private final OpenFolders folders;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public HistoryCommands(Histories histories, Provider<FileHistory> history, Editors editors, OpenFolders folders,
            FailureNotices notices, Ui ui) {
        this.histories = histories;
        this.history = history;
        this.editors = editors;
        this.folders = folders;
        this.notices = notices;
        this.ui = ui;
    }

    public void addTo(Commands commands, FileMenu menu) {
        commands.add(Command.when("history.file", MenuGroup.FILE, "Local history of file…", "Ctrl+K Ctrl+Y",
                () -> file().isPresent(), () -> file().ifPresent(histories::open)));
        commands.add(Command.when("history.folder", MenuGroup.FILE, "Local history of folder…", "",
                () -> folders.current().isPresent(),
                () -> folders.current().ifPresent(open -> histories.open(open.path()))));
        commands.add(Command.when("history.keep", MenuGroup.FILE, "Add file to local history", "",
                () -> file().isPresent(), () -> file().ifPresent(this::keep)));
        menu.add(new FileMenu.Entry("Local history…", (path, isFolder) -> true, histories::open));
    }

    private Optional<Path> file() {
        return editors.active().filter(path -> path.getFileSystem() == FileSystems.getDefault() && path.isAbsolute());
    }

    private void keep(Path file) {
        Call.start("keep " + file.getFileName(), scope -> {
            Optional<String> refused = history.get().refusal(file);
            if (refused.isEmpty()) {
                history.get().keep(file, new WriteReason(WriteReason.Kind.LABELLED, ""));
            }
            return refused;
        }).onFailure(ui, notices::show).onSuccess(ui, refused -> refused.ifPresentOrElse(
                why -> notices.show(new Failure.Other("Nothing is kept of " + file.getFileName() + ".", why,
                        "The settings of local history say what is kept.")),
                () -> histories.open(file)));
    }
}
