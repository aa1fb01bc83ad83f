package dev.rustaiide.app.refactoring.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.ProposedChanges.Wish;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Range;

/** Renaming and the other refactorings at the caret. */
@Creatable
public final class RefactorCommands {
    private static final String SYNTACTIC =
            "Found by names and scopes: no language server has looked at the types.";

    private final Provider<Refactorings> refactorings;
    private final WorkspaceChanges changes;
    private final Editors editors;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public RefactorCommands(Provider<Refactorings> refactorings, WorkspaceChanges changes, Editors editors,
            FailureNotices notices, Ui ui) {
        this.refactorings = refactorings;
        this.changes = changes;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        add(commands, "refactor.rename", "Rename symbol…", "F2", this::rename);
        add(commands, "refactor.variable", "Extract variable…", "Ctrl+Alt+V", at -> extract(at, true));
        add(commands, "refactor.function", "Extract function…", "Ctrl+Alt+M", at -> extract(at, false));
        add(commands, "refactor.inline", "Inline variable", "Ctrl+Alt+N", this::inline);
        add(commands, "refactor.imports", "Organise imports", "Shift+Alt+O", this::imports);
        commands.add(Command.when("refactor.undo", MenuGroup.EDIT, "Undo last change of several files", "",
                changes::canUndo, changes::undoLast));
        commands.add(Command.when("refactor.apply", MenuGroup.EDIT, "Apply previewed change", "Ctrl+Enter",
                changes::isPreviewing, changes::applyPreview));
        commands.add(Command.when("refactor.cancel", MenuGroup.EDIT, "Cancel previewed change", "Escape",
                changes::isPreviewing, changes::cancelPreview));
    }

    private void add(Commands commands, String id, String title, String keys, Consumer<Place> action) {
        commands.add(Command.when(id, MenuGroup.EDIT, title, keys, () -> place().isPresent(),
                () -> place().ifPresent(action)));
    }

    /** Where the user is: an editor that has the keyboard, and a text with a file that can be changed. */
    private record Place(CodeEditor editor, Document document, Path file) {
        SourceText source() {
            return new SourceText(file, document.language().id(), document.version(), document.text());
        }

        boolean isStill(SourceText source) {
            return !editor.isDisposed() && document.text() == source.text();
        }
    }

    private Optional<Place> place() {
        Optional<CodeEditor> editor = editors.activeCode();
        Optional<Document> document = editor.map(CodeEditor::document).filter(one -> !one.isReadOnly());
        boolean focused = editors.hasFocus(ui.display().getFocusControl());
        return focused && editor.isPresent() && document.isPresent() && document.get().file().isPresent()
                ? Optional.of(new Place(editor.get(), document.get(), document.get().file().get())) : Optional.empty();
    }

    private void rename(Place place) {
        SourceText source = place.source();
        refactorings.get().renameAt(source, place.editor().caret()).onFailure(ui, notices::show)
                .onSuccess(ui, answer -> {
                    Range range = answer.value().range();
                    String before = answer.value().name();
                    if (place.isStill(source)) {
                        ask(place, range, before, source, name -> rename(place, source, range, before, name));
                    }
                });
    }

    private void rename(Place place, SourceText source, Range range, String before, String name) {
        refactorings.get().rename(source, range.start(), name).onFailure(ui, notices::show)
                .onSuccess(ui, answer -> propose(place, source, "Rename " + before + " to " + name, answer.value(),
                        answer.isSyntactic() ? SYNTACTIC : ""));
    }

    /** Has the user give a name at {@code range}, which cannot be one that the language forbids. */
    private void ask(Place place, Range range, String before, SourceText source, Consumer<String> then) {
        place.editor().editName(range, before, new LabelEdit() {
            @Override
            public Optional<String> objection(String text) {
                return refactorings.get().objection(source.language(), text);
            }

            @Override
            public void accepted(String text) {
                if (place.isStill(source)) {
                    then.accept(text);
                }
            }
        });
    }

    private void extract(Place place, boolean variable) {
        SourceText source = place.source();
        Selection selected = place.editor().selections().main();
        Range range = new Range(source.text().positionOf(selected.start()), source.text().positionOf(selected.end()));
        Refactorings known = refactorings.get();
        String title = variable ? "Extract variable " : "Extract function ";
        // Whether it can be done is told before a name is asked for.
        (variable ? known.extractVariable(source, range, "extracted_value")
                : known.extractFunction(source, range, "extracted_function")).onFailure(ui, notices::show)
                .onSuccess(ui, possible -> ask(place, range, "", source, name -> change(place, source, title + name,
                        variable ? known.extractVariable(source, range, name)
                                : known.extractFunction(source, range, name))));
    }

    private void inline(Place place) {
        SourceText source = place.source();
        change(place, source, "Inline variable", refactorings.get().inlineVariable(source, place.editor().caret()));
    }

    private void imports(Place place) {
        SourceText source = place.source();
        change(place, source, "Organise imports", refactorings.get().organizeImports(source));
    }

    private void change(Place place, SourceText source, String title, Call<WorkspaceEdit> edit) {
        edit.onFailure(ui, notices::show).onSuccess(ui, wanted -> propose(place, source, title, wanted, ""));
    }

    /** The edits of the text that was asked about are for that version of it. */
    private void propose(Place place, SourceText source, String title, WorkspaceEdit edit, String note) {
        List<WorkspaceEdit.Change> all = new ArrayList<>();
        for (WorkspaceEdit.Change change : edit.changes()) {
            all.add(change instanceof WorkspaceEdit.Edits edits && edits.edits().file().equals(source.file())
                    ? new WorkspaceEdit.Edits(edits.edits(), Optional.of(source.version())) : change);
        }
        changes.propose(new Wish(title, new WorkspaceEdit(all), Optional.of(place.file()), note, false, () -> { }));
    }
}
