package dev.rustaiide.app.workbench.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.EditorTabs;
import dev.rustaiide.app.workbench.internal.window.Origins;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.Pickers;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.config.WorkspaceFile;
import dev.rustaiide.foundation.types.Language;

/** Folders and files: open, save, close. */
@Creatable
public final class FileCommands {
    private final Openings openings;
    private final Folders folders;
    private final PartEditors editors;
    private final EditorTabs tabs;
    private final Documents documents;
    private final FileActions files;
    private final Pickers pickers;
    private final WindowLayout layout;
    private final Notices notices;
    private final Provider<IWorkbench> workbench;
    private final Ui ui;

    @Inject
    public FileCommands(Openings openings, Folders folders, PartEditors editors, EditorTabs tabs, Documents documents,
            FileActions files, Pickers pickers, WindowLayout layout, Notices notices, Provider<IWorkbench> workbench,
            Ui ui) {
        this.openings = openings;
        this.folders = folders;
        this.editors = editors;
        this.tabs = tabs;
        this.documents = documents;
        this.files = files;
        this.pickers = pickers;
        this.layout = layout;
        this.notices = notices;
        this.workbench = workbench;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        commands.add(Command.of("file.new", MenuGroup.FILE, "New file", "Ctrl+N", this::newFile));
        commands.add(Command.of("file.open", MenuGroup.FILE, "Open file…", "Ctrl+O", this::openFile));
        commands.add(Command.of("folder.open", MenuGroup.FILE, "Open folder…", "Ctrl+K Ctrl+O", this::openFolder));
        commands.add(Command.of("folder.recent", MenuGroup.FILE, "Open recent folder…", "Ctrl+R",
                () -> pickers.recentFolders(openings::open)));
        commands.add(Command.of("folder.add", MenuGroup.FILE, "Add folder to window…", "Ctrl+K Ctrl+A",
                this::addFolder));
        commands.add(Command.when("folder.remove", MenuGroup.FILE, "Remove folder from window…", "",
                folders::areSeveral, this::removeFolder));
        commands.add(Command.when("workspace.save", MenuGroup.FILE, "Save workspace as…", "",
                () -> folders.set().isPresent(), this::saveWorkspace));
        commands.add(Command.of("workspace.open", MenuGroup.FILE, "Open workspace from file…", "",
                this::openWorkspace));
        commands.add(Command.when("folder.trust", MenuGroup.FILE, "Trust this folder or withdraw trust…", "",
                () -> folders.current().isPresent(), openings::askTrust));
        commands.add(Command.when("file.save", MenuGroup.FILE, "Save", "Ctrl+S", this::canSave, this::save));
        commands.add(Command.when("file.saveAs", MenuGroup.FILE, "Save as…", "Ctrl+Shift+S", this::hasEditor,
                this::saveAs));
        commands.add(Command.when("file.saveAll", MenuGroup.FILE, "Save all", "Ctrl+Alt+S",
                () -> !documents.dirty().isEmpty(), this::saveAll));
        commands.add(Command.when("file.revert", MenuGroup.FILE, "Load again from disk", "", this::hasEditor,
                () -> document().ifPresent(document -> document.reload().onFailure(ui, notices::show))));
        commands.add(Command.when("file.close", MenuGroup.FILE, "Close editor", "Ctrl+W",
                tabs::hasFront, tabs::closeFront));
        commands.add(Command.when("file.saveAndClose", MenuGroup.FILE, "Save and close editor", "",
                tabs::hasFront, tabs::saveAndCloseFront));
        commands.add(Command.when("file.closeUnsaved", MenuGroup.FILE, "Close editor without saving", "",
                tabs::hasFront, tabs::closeFrontUnsaved));
        commands.add(Command.when("file.copyPath", MenuGroup.FILE, "Copy path of file", "Shift+Alt+C",
                () -> editors.active().isPresent(), () -> editors.active().ifPresent(files::copyPath)));
        commands.add(Command.when("file.copyRelativePath", MenuGroup.FILE, "Copy relative path of file",
                "Ctrl+K Ctrl+Shift+C", () -> editors.active().isPresent(),
                () -> editors.active().ifPresent(files::copyRelativePath)));
        commands.add(Command.when("file.openOutside", MenuGroup.FILE, "Open in default program", "",
                () -> editors.active().filter(file -> !Origins.isElsewhere(file)).isPresent(),
                () -> editors.active().ifPresent(files::openOutside)));
        commands.add(Command.of("app.quit", MenuGroup.FILE, "Quit", "Ctrl+Q", () -> workbench.get().close()));
    }

    private boolean hasEditor() {
        return document().isPresent();
    }

    /** A file of an archive or a revision stays as it is; it can be saved elsewhere. */
    private boolean canSave() {
        return hasEditor() && document().flatMap(Document::file).filter(file -> !Origins.canWrite(file)).isEmpty();
    }

    private Optional<Document> document() {
        return editors.activeEditor().flatMap(EditorPart::document);
    }

    private void newFile() {
        editors.open(documents.create(Language.PLAIN_TEXT));
    }

    private void openFile() {
        layout.shell().ifPresent(shell -> {
            FileDialog dialog = new FileDialog(shell, SWT.OPEN);
            folders.current().ifPresent(folder -> dialog.setFilterPath(folder.path().toString()));
            Optional.ofNullable(dialog.open()).ifPresent(name -> editors.open(Path.of(name)));
        });
    }

    private void openFolder() {
        layout.shell().ifPresent(shell -> {
            DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
            Optional.ofNullable(dialog.open()).ifPresent(name -> openings.open(Path.of(name)));
        });
    }

    private void addFolder() {
        layout.shell().ifPresent(shell -> {
            DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
            dialog.setText("Add folder to window");
            folders.current().map(folder -> folder.path().getParent())
                    .ifPresent(beside -> dialog.setFilterPath(beside.toString()));
            Optional.ofNullable(dialog.open()).ifPresent(name -> openings.add(Path.of(name)));
        });
    }

    private void removeFolder() {
        pickers.pick("Remove folder from window", folders.all(), folders::nameOf, openings::remove);
    }

    private void openWorkspace() {
        layout.shell().ifPresent(shell -> {
            FileDialog dialog = new FileDialog(shell, SWT.OPEN);
            dialog.setText("Open workspace");
            dialog.setFilterExtensions(new String[] {"*" + WorkspaceFile.ENDING + ";*.code-workspace", "*.*"});
            dialog.setFilterNames(new String[] {"Workspaces", "All files"});
            Optional.ofNullable(dialog.open()).ifPresent(name -> openings.open(Path.of(name)));
        });
    }

    /** What it is called does not matter to the user, who may leave the ending out; to the program it does. */
    private void saveWorkspace() {
        layout.shell().ifPresent(shell -> {
            FileDialog dialog = new FileDialog(shell, SWT.SAVE);
            dialog.setText("Save workspace");
            dialog.setOverwrite(true);
            dialog.setFileName(folders.current().map(Folder::name).orElse("all") + WorkspaceFile.ENDING);
            folders.current().map(folder -> folder.path().getParent())
                    .ifPresent(beside -> dialog.setFilterPath(beside.toString()));
            Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> folders.saveAs(WorkspaceFile.isOne(file)
                    ? file : file.resolveSibling(file.getFileName() + WorkspaceFile.ENDING)));
        });
    }

    private void save() {
        editors.activeEditor().ifPresent(editor -> {
            if (editor.document().flatMap(Document::file).isEmpty()) {
                saveAs();
            } else {
                editor.save();
            }
        });
    }

    private void saveAs() {
        layout.shell().ifPresent(shell -> document().ifPresent(document -> {
            FileDialog dialog = new FileDialog(shell, SWT.SAVE);
            dialog.setOverwrite(true);
            dialog.setFileName(document.name());
            folders.current().ifPresent(folder -> dialog.setFilterPath(folder.path().toString()));
            String name = dialog.open();
            if (name != null) {
                Path target = Path.of(name);
                var call = document.saveAs(target);
                call.onFailure(ui, notices::show);
                call.onSuccess(ui, saved -> {
                    editors.closeActive();
                    editors.open(target);
                });
            }
        }));
    }

    private void saveAll() {
        for (EditorPart editor : List.copyOf(editors.editors())) {
            if (editor.document().filter(Document::isDirty).flatMap(Document::file).isPresent()) {
                editor.save();
            }
        }
    }
}
