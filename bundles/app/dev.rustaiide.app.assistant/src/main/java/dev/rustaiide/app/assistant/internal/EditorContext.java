package dev.rustaiide.app.assistant.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.app.assistant.internal.talk.AttachmentText;
import dev.rustaiide.app.assistant.internal.talk.InsertedCode;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.git.integration.Revisions;

/** What people have before them and can show to the assistant, and where its code goes. UI thread only. */
@Creatable
public final class EditorContext {
    private static final int LONGEST = 60;

    private final Editors editors;
    private final Problems problems;
    private final OpenFolders folders;
    private final Revisions revisions;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public EditorContext(Editors editors, Problems problems, OpenFolders folders, Revisions revisions,
            FailureNotices notices, Ui ui) {
        this.editors = editors;
        this.problems = problems;
        this.folders = folders;
        this.revisions = revisions;
        this.notices = notices;
        this.ui = ui;
    }

    /** What is selected in the editor that was used last, or where its caret stands. */
    public Optional<Attachment.Selection> selection() {
        Optional<CodeEditor> editor = editors.activeCode();
        return editor.flatMap(code -> source(code.document()).map(source -> new Attachment.Selection(source,
                range(source.text(), code.selections().main()))));
    }

    private static Optional<SourceText> source(Document document) {
        return document.file().map(file -> new SourceText(file, document.language().id(), document.version(),
                document.text()));
    }

    private static Range range(Text text, Selection selection) {
        return new Range(text.positionOf(selection.start()), text.positionOf(selection.end()));
    }

    /** The file of that editor. */
    public Optional<Attachment.Whole> file() {
        return editors.active().map(Attachment.Whole::new);
    }

    /** What is wrong at the caret, or else on its line; the worst first. */
    public List<Attachment> problem() {
        Optional<Path> file = editors.active();
        Optional<Position> caret = editors.activeCode().map(CodeEditor::caret);
        if (file.isEmpty() || caret.isEmpty()) {
            return List.of();
        }
        List<Diagnostic> here = problems.in(file.get()).stream()
                .filter(each -> isOn(each.location().range(), caret.get().line())).toList();
        List<Diagnostic> touching = here.stream().filter(each -> each.location().range().touches(caret.get())).toList();
        return (touching.isEmpty() ? here : touching).stream().sorted((a, b) -> a.severity().compareTo(b.severity()))
                .limit(1).map(each -> (Attachment) new Attachment.Problem(each)).toList();
    }

    private static boolean isOn(Range range, int line) {
        return range.start().line() <= line && line <= range.end().line();
    }

    /** What differs from the last commit in the folder that people work in. */
    public Call<Attachment.Changes> changes() {
        return folders.current().map(folder -> revisions.changes(folder.path()).then("changes", (scope, diff) -> {
            if (diff.files() == 0) {
                throw new FailureException(new Failure.Other("There is nothing to review.",
                        "No file differs from the last commit.", "Change something first."));
            }
            return new Attachment.Changes("Changes in " + Counted.of(diff.files(), "file"), diff.text());
        })).orElseGet(() -> Call.failed(new FailureException(new Failure.Other("There is nothing to review.",
                "No folder is open.", "Open one that has a Git repository."))));
    }

    /** Offers what can be shown; {@code taker} gets what people choose. */
    public void openMenu(Control owner, Point at, Consumer<Attachment> taker) {
        PopupMenu menu = new PopupMenu(owner);
        Optional<Attachment.Selection> selected = selection();
        List<Attachment> wrong = problem();
        Optional<Attachment.Whole> file = file();
        menu.add(selected.map(one -> one.range().isEmpty() ? "The code at the caret: " + AttachmentText.title(one)
                : "The selection: " + AttachmentText.title(one)).orElse("The selection"), "", selected.isPresent(),
                () -> selected.ifPresent(taker));
        menu.add(file.map(one -> "The file: " + AttachmentText.title(one)).orElse("The file"), "", file.isPresent(),
                () -> file.ifPresent(taker));
        menu.add(wrong.isEmpty() ? "The problem at the caret" : "The problem: "
                + AttachmentText.title(wrong.getFirst()), "", !wrong.isEmpty(), () -> wrong.forEach(taker));
        menu.add("My changes since the last commit", "", folders.current().isPresent(),
                () -> changes().onFailure(ui, notices::show).onSuccess(ui, taker::accept));
        menu.open(at);
    }

    /** Puts {@code code} in the place of what is selected, indented as the line that it goes to. */
    public void insert(String code) {
        Optional<CodeEditor> editor = editors.activeCode().filter(one -> !one.document().isReadOnly());
        if (editor.isEmpty()) {
            notices.show(new Failure.Other("The code cannot be inserted.", "No editor is open that can be changed.",
                    "Open a file and put the caret where the code shall go."));
            return;
        }
        Document document = editor.get().document();
        Selection selected = editor.get().selections().main();
        Text text = document.text();
        String line = text.line(text.lineOf(selected.start()));
        String fitted = InsertedCode.fitted(code, line);
        int end = selected.start() + fitted.length();
        document.edit(EditKind.OTHER, List.of(new TextChange(selected.start(), selected.end(), Text.of(fitted))),
                editor.get().selections(), Selections.at(end));
        editor.get().select(Selections.at(end));
        editor.get().setFocus();
    }

    /** For a line of a menu. */
    public static String shortened(String title) {
        return title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1).stripTrailing() + "…";
    }
}
