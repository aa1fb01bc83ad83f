package dev.rustaiide.app.workbench.internal.files;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.Trash;

/** What the user does with files, besides editing them; open editors follow. UI thread only, and none of it waits. */
@Creatable
public final class FileActions {
    private final PartEditors editors;
    private final Documents documents;
    private final WorkspaceNames names;
    private final WindowLayout layout;
    private final Notices notices;
    private final Look look;
    private final Ui ui;
    private final TextFiles texts;
    private final FileOperations operations;
    private final Deque<Trash.Item> deleted = new ArrayDeque<>();
    private Optional<InPlace> explorer = Optional.empty();

    @Inject
    public FileActions(PartEditors editors, Documents documents, WorkspaceNames names, WindowLayout layout,
            Notices notices, Trash trash, TextFiles texts, Look look, Ui ui) {
        this.editors = editors;
        this.documents = documents;
        this.names = names;
        this.layout = layout;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        this.texts = texts;
        operations = new FileOperations(trash);
    }

    /** Names are given in {@code view} from now on. */
    public void attach(InPlace view) {
        explorer = Optional.of(view);
    }

    public Optional<InPlace> explorer() {
        return explorer;
    }

    /** Makes an empty file. */
    public void createFile(Path file, Consumer<Path> then) {
        Call.start("create " + file.getFileName(), scope -> operations.createFile(file))
                .onFailure(ui, notices::show).onSuccess(ui, then);
    }

    public void createFolder(Path folder, Consumer<Path> then) {
        Call.start("create " + folder.getFileName(), scope -> operations.createFolder(folder))
                .onFailure(ui, notices::show).onSuccess(ui, then);
    }

    /** Renames a file or a folder; its editors show it under its new name, with what is unsaved. */
    public void rename(Path from, Path to, Consumer<Path> then) {
        // First of all, so that no editor takes its file for deleted while the disk and its watchers catch up.
        follow(from, to);
        Call.start("rename " + from.getFileName(), scope -> {
            Path renamed = operations.rename(from, to);
            texts.moved(from, renamed);
            return renamed;
        }).onFailure(ui, cause -> {
            follow(to, from);
            notices.show(cause);
        }).onSuccess(ui, then);
    }

    private void follow(Path from, Path to) {
        for (Document document : documents.all()) {
            document.file().filter(file -> file.startsWith(from))
                    .ifPresent(file -> document.moved(to.resolve(from.relativize(file)).normalize()));
        }
        editors.moved(from, to);
    }

    /** Asks, then moves {@code file} to the trash and closes the editors of what is gone, unless they have changes. */
    public void delete(Path file, boolean folder) {
        String name = String.valueOf(file.getFileName());
        String text = (folder ? "The folder with all in it goes to the trash." : "The file goes to the trash.")
                + unsaved(file) + " The command “Bring back what was deleted” undoes it.";
        layout.shell().ifPresent(shell -> Question.ask(shell, look, "Delete " + name + "?", text,
                List.of("Move to trash", "Keep"), 1, answer -> {
                    if (answer == 0) {
                        deleteNow(file);
                    }
                }));
    }

    private String unsaved(Path file) {
        long dirty = documents.dirty().stream()
                .filter(document -> document.file().filter(one -> one.startsWith(file)).isPresent()).count();
        return dirty == 0 ? "" : " Changes that are not saved stay open.";
    }

    private void deleteNow(Path file) {
        Call.start("delete " + file.getFileName(), scope -> operations.delete(file)).onFailure(ui, notices::show)
                .onSuccess(ui, item -> {
                    deleted.push(item);
                    editors.closeClean(file);
                    documents.all().forEach(Document::checkDisk);
                });
    }

    public boolean canRestore() {
        return !deleted.isEmpty();
    }

    /** Takes what was deleted last in this session out of the trash. */
    public void restore() {
        if (deleted.isEmpty()) {
            return;
        }
        Trash.Item item = deleted.pop();
        Call.start("restore " + item.original().getFileName(), scope -> operations.restore(item))
                .onFailure(ui, cause -> {
                    deleted.push(item);
                    notices.show(cause);
                }).onSuccess(ui, file -> documents.all().forEach(Document::checkDisk));
    }

    public void copyPath(Path file) {
        copy(file.toString());
    }

    /** The path below the open folder. */
    public void copyRelativePath(Path file) {
        copy(names.relative(file));
    }

    /** Puts {@code text} on the clipboard. */
    public void copy(String text) {
        layout.shell().ifPresent(shell -> {
            Clipboard clipboard = new Clipboard(shell.getDisplay());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        });
    }

    /** Hands {@code file} to the program that the desktop has for it. */
    public void openOutside(Path file) {
        if (!Program.launch(file.toString())) {
            notices.show(new Failure.Other("Cannot open " + file.getFileName() + " outside.",
                    "The desktop has no program for it.", "Choose one in the settings of the desktop."));
        }
    }
}
