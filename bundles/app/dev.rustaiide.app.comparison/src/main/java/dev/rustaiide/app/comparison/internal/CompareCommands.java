package dev.rustaiide.app.comparison.internal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;

import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.SaveOutcome;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Comparing.Wish;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileMenu;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.RevisionChoice;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** Comparing the file that people are on, or one of the explorer, with another, and what keys do in differences. */
@Creatable
public final class CompareCommands {
    private static final KeyContext DIFFERENCES = KeyContext.of("differences");
    private static final int MOST = 200;

    private final Comparisons comparisons;
    private final Editors editors;
    private final Documents documents;
    private final OpenFolders folders;
    private final Panels panels;
    private final FileNames names;
    private final RevisionChoice revisions;
    private final Provider<TextFiles> files;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public CompareCommands(Comparisons comparisons, Editors editors, Documents documents, OpenFolders folders,
            Panels panels, FileNames names, RevisionChoice revisions, Provider<TextFiles> files,
            FailureNotices notices, Look look, Ui ui) {
        this.comparisons = comparisons;
        this.editors = editors;
        this.documents = documents;
        this.folders = folders;
        this.panels = panels;
        this.names = names;
        this.revisions = revisions;
        this.files = files;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    public void addTo(Commands commands, FileMenu menu) {
        add(commands, "compare.file", "Compare with file…", "Ctrl+K Ctrl+D", this::withFile);
        add(commands, "compare.clipboard", "Compare with clipboard", "Ctrl+K Ctrl+V", this::withClipboard);
        add(commands, "compare.saved", "Compare with saved", "", this::withSaved);
        add(commands, "compare.revision", "Compare with Git revision…", "", this::withRevision);
        addWithin(commands);
        menu.add(new FileMenu.Entry("Select for comparing", (file, isFolder) -> !isFolder, comparisons::choose));
        menu.add(new FileMenu.Entry("Compare with selected", (file, isFolder) -> !isFolder
                && comparisons.chosen().filter(chosen -> !chosen.equals(file)).isPresent(),
                file -> comparisons.chosen().ifPresent(chosen -> compare(chosen, file))));
        menu.add(new FileMenu.Entry("Compare with file…", (file, isFolder) -> !isFolder, this::withFile));
        menu.add(new FileMenu.Entry("Compare with Git revision…", (file, isFolder) -> !isFolder, this::withRevision));
    }

    private void addWithin(Commands commands) {
        inView(commands, DiffView.NEXT, MenuGroup.GO, "Next difference", "F7", view -> view.step(1));
        inView(commands, DiffView.PREVIOUS, MenuGroup.GO, "Previous difference", "Shift+F7", view -> view.step(-1));
        commands.add(Command.when(DiffView.TAKE, MenuGroup.EDIT, "Take over, restore or stage this change",
                "Ctrl+Enter", () -> view().filter(DiffView::hasKeyboard).filter(DiffView::canTake).isPresent(),
                () -> view().ifPresent(DiffView::take)).within(DIFFERENCES));
        inView(commands, "diff.layout", MenuGroup.VIEW, "Differences side by side or in one column", "",
                DiffView::switchLayout);
        inText(commands, "diff.undo", MenuGroup.EDIT, "Undo in differences", "Ctrl+Z", Document::undo);
        inText(commands, "diff.redo", MenuGroup.EDIT, "Redo in differences", "Ctrl+Shift+Z | Ctrl+Y", Document::redo);
        inText(commands, "diff.save", MenuGroup.FILE, "Save in differences", "Ctrl+S", this::save);
    }

    private void inView(Commands commands, String id, MenuGroup menu, String title, String keys,
            Consumer<DiffView> action) {
        commands.add(Command.when(id, menu, title, keys, () -> view().isPresent(), () -> view().ifPresent(action))
                .within(DIFFERENCES));
    }

    private void inText(Commands commands, String id, MenuGroup menu, String title, String keys,
            Consumer<Document> action) {
        commands.add(Command.when(id, menu, title, keys, () -> edited().isPresent(), () -> edited().ifPresent(action))
                .within(DIFFERENCES));
    }

    private void add(Commands commands, String id, String title, String keys, Consumer<Path> action) {
        commands.add(Command.when(id, MenuGroup.FILE, title, keys, () -> editors.active().isPresent(),
                () -> editors.active().ifPresent(action)));
    }

    private Optional<DiffView> view() {
        return DiffView.focused(ui.display().getFocusControl());
    }

    private Optional<Document> edited() {
        return DocumentDiff.focused(ui.display().getFocusControl()).map(DocumentDiff::document)
                .filter(document -> !document.isReadOnly());
    }

    private void save(Document document) {
        document.save().onFailure(ui, notices::show).onSuccess(ui, outcome -> {
            if (!(outcome instanceof SaveOutcome.Saved)) {
                notices.show(new Failure.Other("Cannot save " + document.name() + ".",
                        "It was changed or deleted by another program.",
                        "Open it in an editor: that asks which of the two you want."));
            }
        });
    }

    /** Compares two files; the second can be edited. */
    private void compare(Path before, Path file) {
        Optional<Document> open = documents.find(before);
        Call<Text> text = open.isPresent() ? Call.of(open.get().text()) : read(before);
        comparisons.compare(new Wish(name(before) + " ↔ " + name(file), names.relative(before), text, file));
    }

    private Call<Text> read(Path file) {
        return Call.start("read " + file.getFileName(), scope -> files.get().read(file).text());
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName(), file.toString());
    }

    private void withFile(Path file) {
        panels.shell().ifPresent(shell -> new Picker<Path>(shell, look, "Compare with file", this::find)
                .placeholder("A file to compare " + name(file) + " with")
                .nothing("No file of the folder is called like that.")
                .onPick((other, beside) -> compare(other, file)).open(""));
    }

    private Call<List<PickerItem<Path>>> find(String query) {
        if (folders.current().isEmpty()) {
            return Call.of(List.of());
        }
        FileIndex index = folders.current().get().index();
        return Call.start("files", scope -> {
            var items = new ArrayList<PickerItem<Path>>();
            for (FileIndex.Hit hit : index.query(query, MOST).await()) {
                String shown = name(hit.file());
                int start = hit.shown().length() - shown.length();
                items.add(new PickerItem<>(hit.file(), Row.of(Glyph.ofFile(shown), shown)
                        .detail(start > 0 ? hit.shown().substring(0, start - 1) : "")));
            }
            return items;
        });
    }

    private void withClipboard(Path file) {
        Clipboard clipboard = new Clipboard(ui.display());
        Object content = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        if (content instanceof String text) {
            comparisons.compare(new Wish("Clipboard ↔ " + name(file), "Clipboard", Call.of(Text.of(text)), file));
        } else {
            notices.show(new Failure.Other("Cannot compare with the clipboard.", "There is no text on it.",
                    "Copy a text, and try again."));
        }
    }

    private void withSaved(Path file) {
        comparisons.compare(new Wish("Saved ↔ " + name(file), "As it is saved", read(file), file));
    }

    private void withRevision(Path file) {
        if (file.getFileSystem() == FileSystems.getDefault()) {
            revisions.choose(file, "Compare with Git revision", past -> comparisons.compare(
                    new Wish(name(file) + " in Git", "At " + revision(past), read(past), file)));
        }
    }

    private static String revision(Path past) {
        return FileLocation.of(past) instanceof FileLocation.AtRevision at ? SafeText.line(at.shortRevision())
                : past.toString();
    }
}
