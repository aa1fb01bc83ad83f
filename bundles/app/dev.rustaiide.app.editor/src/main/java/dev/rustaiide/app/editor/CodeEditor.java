package dev.rustaiide.app.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.internal.EditorModel;
import dev.rustaiide.app.editor.internal.EditorParts;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * Shows a {@link Document} and lets people edit it. Several editors may show one document. It takes text and keys by
 * itself: a window that binds keys to {@link EditorCommand}s just gets them first. UI thread only.
 */
public final class CodeEditor extends Composite {
    private final EditorModel model;
    private final EditorParts parts;
    private final List<EditorListener> listeners = new ArrayList<>();

    public CodeEditor(Composite parent, Look look, Document document) {
        super(parent, SWT.NONE);
        model = new EditorModel(document);
        parts = new EditorParts(this, look, model, listeners);
        addListener(SWT.Dispose, event -> model.close());
    }

    /** Changes how it behaves, at once. */
    public void setOptions(EditorOptions options) {
        if (!options.equals(model.options())) {
            model.setOptions(options);
        }
    }

    /** The text with what is this editor's own, for what works on it besides people. */
    public EditedText text() {
        return model;
    }

    /** For what is shown within the text. */
    public EditorView view() {
        return parts.view();
    }

    /** For what a debugger shows beside and behind lines. */
    public LineMarks marks() {
        return parts.marks();
    }

    /** For what a version control shows beside lines. */
    public LineVersions versions() {
        return parts.versions();
    }

    /** For what tests say of its lines. */
    public TestedLines tested() {
        return parts.tested();
    }

    /** For what takes a part of the commands, keys and clicks. */
    public EditorInput input() {
        return parts.input();
    }

    public Document document() {
        return model.document();
    }

    public void addEditorListener(EditorListener listener) {
        listeners.add(listener);
    }

    public void removeEditorListener(EditorListener listener) {
        listeners.remove(listener);
    }

    /** Does {@code command}; says whether there was something to do. */
    public boolean execute(EditorCommand command) {
        return parts.execute(command);
    }

    public Selections selections() {
        return model.selections();
    }

    /** Selects {@code range} as far as it exists and brings it into view. */
    public void reveal(Range range) {
        Text text = model.text();
        parts.reveal(new Selection(text.offsetOf(range.start()), text.offsetOf(range.end())));
    }

    /**
     * Opens a field over {@code range} in which a name is changed: Enter accepts, Escape and leaving it do not. What
     * speaks against the new name stands under it.
     */
    public void editName(Range range, String name, LabelEdit edit) {
        parts.editName(model.text().offsetOf(range.start()), name, edit);
    }

    /** Where the main caret is. */
    public Position caret() {
        return model.text().positionOf(model.selections().main().caret());
    }

    /** Selects without scrolling. */
    public void select(Selections selections) {
        model.select(selections);
    }

    public EditorStatus status() {
        return parts.status();
    }

    /** What is underlined, marked and explained; the places follow edits until the next call. */
    public void setDiagnostics(List<Diagnostic> diagnostics) {
        parts.setDiagnostics(diagnostics);
    }

    /**
     * Where a message about the document can be shown above its text. Put one control in it, or dispose it, and then
     * call {@link #layOutBanner}.
     */
    public Composite banner() {
        return parts.banner();
    }

    /** Gives what is in {@link #banner} its room, or takes the room back. */
    public void layOutBanner() {
        parts.layOutBanner();
    }

    /** Shows the names that lead to the file, its own last, before the declarations around the caret. */
    public void setFilePath(List<String> names) {
        parts.setFilePath(names);
    }

    /** Forbids or allows editing here, whatever the document allows elsewhere. */
    public void setReadOnly(boolean readOnly) {
        model.setReadOnly(readOnly);
    }

    /** Indents with tabs or spaces, so many columns a level. */
    public void setIndentation(boolean tabs, int width) {
        parts.setIndentation(tabs, width);
    }

    @Override
    public boolean setFocus() {
        return parts.setFocus();
    }
}
