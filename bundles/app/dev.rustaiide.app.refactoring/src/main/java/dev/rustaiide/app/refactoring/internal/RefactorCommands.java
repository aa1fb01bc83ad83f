package dev.rustaiide.app.refactoring.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.Refactoring.Parameter;
import dev.rustaiide.ai.refactoring.Refactoring.Parameter.Form;
import dev.rustaiide.ai.refactoring.Refactoring.Site;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.ProposedChanges.Wish;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.Range;

/** Renaming and the other refactorings at the caret. */
@Creatable
public final class RefactorCommands {
    private static final KeyContext PREVIEW = KeyContext.of("preview");
    private static final String SYNTACTIC =
            "Found by names and scopes: no language server has looked at the types.";

    private final Provider<Refactorings> refactorings;
    private final WorkspaceChanges changes;
    private final Editors editors;
    private final Panels panels;
    private final Look look;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public RefactorCommands(Provider<Refactorings> refactorings, WorkspaceChanges changes, Editors editors,
            Panels panels, Look look, FailureNotices notices, Ui ui) {
        this.refactorings = refactorings;
        this.changes = changes;
        this.editors = editors;
        this.panels = panels;
        this.look = look;
        this.notices = notices;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        add(commands, "refactor.rename", "Rename symbol…", "F2", this::rename);
        add(commands, "refactor.variable", "Extract variable…", "Ctrl+Alt+V", at -> perform(at, "variable"));
        add(commands, "refactor.function", "Extract function…", "Ctrl+Alt+M", at -> perform(at, "function"));
        add(commands, "refactor.inline", "Inline variable", "Ctrl+Alt+N", at -> perform(at, "inline"));
        add(commands, "refactor.imports", "Organise imports", "Shift+Alt+O", at -> perform(at, "imports"));
        add(commands, "refactor.move", "Move item…", "Shift+Alt+V", at -> perform(at, "move"));
        add(commands, "refactor.signature", "Change signature…", "Ctrl+F6", this::signature);
        add(commands, "refactor.more", "Refactor this…", "Ctrl+Alt+Shift+T", this::choose);
        commands.add(Command.when("refactor.undo", MenuGroup.EDIT, "Undo last change of several files", "",
                changes::canUndo, changes::undoLast));
        commands.add(Command.when("refactor.apply", MenuGroup.EDIT, "Apply previewed change", "Ctrl+Enter",
                changes::isPreviewing, changes::applyPreview).within(PREVIEW));
        commands.add(Command.when("refactor.cancel", MenuGroup.EDIT, "Cancel previewed change", "Escape",
                changes::isPreviewing, changes::cancelPreview).within(PREVIEW));
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
                        answer.isSyntactic() ? SYNTACTIC : "", List.of()));
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

    private void perform(Place place, String id) {
        refactorings.get().find(id).ifPresent(refactoring -> perform(place, refactoring));
    }

    /** All that fit the text, those of other bundles too. */
    private void choose(Place place) {
        List<Refactoring> fitting = refactorings.get().all().stream()
                .filter(each -> each.covers(place.source().language())).toList();
        panels.shell().ifPresent(shell -> new Picker<Refactoring>(shell, look, "Refactor this",
                query -> Call.of(ModuleChoices.matching(query, fitting, Refactoring::title)))
                .placeholder("What to do").nothing("No refactoring has this in its name.")
                .onPick((chosen, beside) -> perform(place, chosen)).open(""));
    }

    private Site site(Place place, SourceText source, Map<String, String> arguments) {
        Selection selected = place.editor().selections().main();
        Range range = new Range(source.text().positionOf(selected.start()), source.text().positionOf(selected.end()));
        return new Site(source, range, arguments, changes.folders(Optional.of(place.file())), changes.buffers());
    }

    /** Asks for what it has to be told, and does it. */
    private void perform(Place place, Refactoring refactoring) {
        if (refactoring.id().equals("signature")) {
            signature(place);
            return;
        }
        SourceText source = place.source();
        Map<String, String> flags = new HashMap<>();
        refactoring.parameters().stream().filter(each -> each.form() == Form.FLAG)
                .forEach(each -> flags.put(each.name(), ""));
        Site site = site(place, source, flags);
        Optional<Parameter> needed = refactoring.parameters().stream().filter(each -> each.form() == Form.NEEDED)
                .findFirst();
        if (needed.isEmpty()) {
            change(place, source, refactoring, site);
            return;
        }
        refactoring.values(site, needed.get()).onFailure(ui, notices::show).onSuccess(ui, values -> {
            if (!values.isEmpty()) {
                pick(place, refactoring, site, needed.get(), values);
            } else {
                name(place, refactoring, site, needed.get());
            }
        });
    }

    /** Whether it can be done is told before a name is asked for. */
    private void name(Place place, Refactoring refactoring, Site site, Parameter parameter) {
        refactoring.refactor(site).onFailure(ui, notices::show).onSuccess(ui, possible -> ask(place, site.range(), "",
                site.source(), name -> change(place, site.source(), refactoring,
                        site.with(with(site, parameter, name)))));
    }

    private void pick(Place place, Refactoring refactoring, Site site, Parameter parameter, List<String> values) {
        panels.shell().ifPresent(shell -> new Picker<String>(shell, look, refactoring.title(),
                query -> Call.of(ModuleChoices.of(query, values)))
                .placeholder("Where to: a module like crate::shapes, or a new one").nothing("Type a path of a module.")
                .onPick((value, beside) -> {
                    if (place.isStill(site.source())) {
                        change(place, site.source(), refactoring, site.with(with(site, parameter, value)));
                    }
                }).open(""));
    }

    private static Map<String, String> with(Site site, Parameter parameter, String value) {
        Map<String, String> all = new HashMap<>(site.arguments());
        all.put(parameter.name(), value);
        return all;
    }

    private void signature(Place place) {
        Optional<Refactoring> known = refactorings.get().find("signature");
        if (known.isEmpty()) {
            return;
        }
        Refactoring refactoring = known.get();
        SourceText source = place.source();
        Site site = site(place, source, Map.of());
        List<Parameter> parameters = refactoring.parameters();
        refactoring.values(site, parameters.getFirst()).onFailure(ui, notices::show).onSuccess(ui, declared ->
                refactoring.values(site, parameters.getLast()).onFailure(ui, notices::show).onSuccess(ui, result ->
                        panels.shell().filter(shell -> place.isStill(source)).ifPresent(shell -> new SignatureDialog(
                                shell, look, new SignatureTable(declared, result.getFirst()), table -> {
                                    Map<String, String> arguments = new HashMap<>(Map.of("params", table.spec()));
                                    if (table.isResultChanged()) {
                                        arguments.put("returns", table.result());
                                    }
                                    change(place, source, refactoring, site.with(arguments));
                                }))));
    }

    private void change(Place place, SourceText source, Refactoring refactoring, Site site) {
        refactoring.refactor(site).onFailure(ui, notices::show).onSuccess(ui, wanted -> propose(place, source,
                wanted.title(), wanted.edit(), wanted.isSyntactic() && wanted.edit().changes().size() > 1
                        ? SYNTACTIC : "", wanted.conflicts()));
    }

    /** The edits of the text that was asked about are for that version of it. */
    private void propose(Place place, SourceText source, String title, WorkspaceEdit edit, String note,
            List<Conflict> conflicts) {
        List<WorkspaceEdit.Change> all = new ArrayList<>();
        for (WorkspaceEdit.Change change : edit.changes()) {
            all.add(change instanceof WorkspaceEdit.Edits edits && edits.edits().file().equals(source.file())
                    ? new WorkspaceEdit.Edits(edits.edits(), Optional.of(source.version())) : change);
        }
        changes.propose(new Wish(title, new WorkspaceEdit(all), Optional.of(place.file()), note, false, () -> { }),
                conflicts);
    }
}
