package dev.rustaiide.app.assistant.internal.inline;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;

/** Opens the box in the editor that people work in, one at a time. UI thread only; nothing waits there. */
@Creatable
public final class InlineRewrite {
    private final Editors editors;
    private final OpenFolders folders;
    private final Problems problems;
    private final Provider<Rewriter> rewriter;
    private final Buffers buffers;
    private final Look look;
    private final Commands commands;
    private final FailureNotices notices;
    private final Ui ui;
    private final Set<CodeEditor> followed = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable InlineSession session;

    @Inject
    public InlineRewrite(Editors editors, OpenFolders folders, Problems problems, Provider<Rewriter> rewriter,
            Buffers buffers, Look look, Commands commands, FailureNotices notices, Ui ui) {
        this.editors = editors;
        this.folders = folders;
        this.problems = problems;
        this.rewriter = rewriter;
        this.buffers = buffers;
        this.look = look;
        this.commands = commands;
        this.notices = notices;
        this.ui = ui;
    }

    /** Whether a model can be asked at all. */
    public boolean hasModel() {
        return rewriter.get().obstacle().isEmpty();
    }

    /** Whether there is an editor whose text can be written anew. */
    public boolean isPossible() {
        return editors.activeCode().map(CodeEditor::document).filter(InlineRewrite::isEditable).isPresent();
    }

    private static boolean isEditable(Document document) {
        return document.file().isPresent() && !document.isReadOnly() && !document.isBeyondLanguages();
    }

    /** Has the selected lines, or the declaration around the caret, written anew. */
    public void open(RewriteAction action) {
        open(action, List.of());
    }

    /** As {@link #open(RewriteAction)}, since {@code reported} is wrong with the lines besides what is known to be. */
    public void open(RewriteAction action, List<Diagnostic> reported) {
        Optional<Failure> obstacle = rewriter.get().obstacle();
        Optional<CodeEditor> editor = editors.activeCode().filter(each -> isEditable(each.document()));
        if (obstacle.isPresent() || editor.isEmpty()) {
            notices.show(obstacle.orElseGet(() -> new Failure.Other("There is nothing to rewrite here.",
                    "No editor is open whose text can be changed.", "Open a file, and put the caret into its code.")));
            return;
        }
        discard();
        open(editor.get(), action, reported);
    }

    private void open(CodeEditor editor, RewriteAction action, List<Diagnostic> reported) {
        Document document = editor.document();
        Path file = document.file().orElseThrow();
        SourceText source = new SourceText(file, document.language().id(), document.version(), document.text());
        Selection selected = editor.selections().main();
        Range range = new Range(source.text().positionOf(selected.start()), source.text().positionOf(selected.end()));
        Path folder = folders.of(file).map(Folder::path).orElse(file.getParent());
        var place = new Workplace(folder, buffers, false);
        rewriter.get().lines(source, range).onFailure(ui, notices::show).onSuccess(ui, lines -> {
            if (!editor.isDisposed() && document.version() == source.version()) {
                begin(editor, place, lines, action, reported);
            }
        });
    }

    private void begin(CodeEditor editor, Workplace place, Range lines, RewriteAction action,
            List<Diagnostic> reported) {
        discard();
        var ground = new InlineSession.Ground(place, new InlineTurn(rewriter.get(), editor.document().syntax(), ui),
                look, commands, notices, ui, problems::in);
        InlineSession begun = new InlineSession(editor, ground, lines, action, reported);
        session = begun;
        if (followed.add(editor)) {
            editor.view().onScroll(() -> current(editor).ifPresent(InlineSession::place));
        }
        begun.begin();
    }

    private Optional<InlineSession> current(CodeEditor editor) {
        InlineSession now = session;
        return now == null || now.isEnded() || now.editor() != editor ? Optional.empty() : Optional.of(now);
    }

    private Optional<InlineSession> open() {
        InlineSession now = session;
        return now == null || now.isEnded() ? Optional.empty() : Optional.of(now);
    }

    /** Whether the box has the keyboard. */
    public boolean hasFocus() {
        return open().filter(each -> each.holds(ui.display().getFocusControl())).isPresent();
    }

    /** Whether something is proposed that can be accepted, and the box has the keyboard. */
    public boolean isProposed() {
        return hasFocus() && open().filter(InlineSession::isProposed).isPresent();
    }

    /** Makes what is proposed. */
    public void accept() {
        open().ifPresent(InlineSession::accepted);
    }

    /** Has it written once more. */
    public void again() {
        open().ifPresent(InlineSession::again);
    }

    /** Stops what is being written, or closes the box. */
    public void escape() {
        open().ifPresent(InlineSession::escaped);
    }

    private void discard() {
        open().ifPresent(InlineSession::end);
    }
}
