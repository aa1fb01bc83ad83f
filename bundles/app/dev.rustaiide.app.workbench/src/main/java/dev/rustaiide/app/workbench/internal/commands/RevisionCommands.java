package dev.rustaiide.app.workbench.internal.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.RevisionChoice;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.RevisionPicker;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.Local;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.system.git.integration.Revisions;

/** Files as they were. */
@Creatable
public final class RevisionCommands implements RevisionChoice {
    private final PartEditors editors;
    private final RevisionPicker picker;
    private final Provider<Revisions> revisions;
    private final Provider<VirtualFiles> files;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public RevisionCommands(PartEditors editors, RevisionPicker picker, Provider<Revisions> revisions,
            Provider<VirtualFiles> files, Notices notices, Ui ui) {
        this.editors = editors;
        this.picker = picker;
        this.revisions = revisions;
        this.files = files;
        this.notices = notices;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        commands.add(Command.when("file.openAtRevision", MenuGroup.FILE, "Open file at Git revision…", "Ctrl+K Ctrl+G",
                () -> file().isPresent(), () -> file().ifPresent(this::openAtRevision)));
    }

    private Optional<Path> file() {
        return editors.active().filter(Path::isAbsolute).filter(file -> {
            FileLocation place = FileLocation.of(file);
            return place instanceof Local || place instanceof AtRevision;
        });
    }

    private void openAtRevision(Path file) {
        choose(file, "Open file at Git revision", editors::open);
    }

    @Override
    public void choose(Path file, String title, Consumer<Path> chosen) {
        Consumer<AtRevision> found = place -> chosen.accept(files.get().path(place));
        picker.open(file, title, commit -> found.accept(commit.file()),
                revision -> revisions.get().at(file, revision).onSuccess(ui, found).onFailure(ui, notices::show));
    }
}
