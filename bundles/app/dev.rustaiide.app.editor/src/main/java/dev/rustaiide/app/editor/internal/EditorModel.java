package dev.rustaiide.app.editor.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.Indentation;
import dev.rustaiide.foundation.text.Text;

/** What one editor knows about its document: carets, folds, indentation. Needs no widget. UI thread only. */
public final class EditorModel implements EditedText, DocumentListener {
    private final Document document;
    private final RowMap rows = new RowMap();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AutoClosed autoClosed = new AutoClosed();
    private Selections selections;
    private EditorOptions options = EditorOptions.STANDARD;
    private Indentation indentation;
    private boolean readOnly;

    public EditorModel(Document document) {
        this.document = document;
        this.selections = Selections.at(document.lastEditAt());
        this.indentation = Indentation.of(options, document.text());
        document.addListener(this);
    }

    /** Stops listening to the document. */
    public void close() {
        document.removeListener(this);
    }

    @Override
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public Document document() {
        return document;
    }

    @Override
    public Text text() {
        return document.text();
    }

    @Override
    public Selections selections() {
        return selections;
    }

    public RowMap rows() {
        return rows;
    }

    /** The rows that the whole text takes. */
    public int rowCount() {
        return rows.rows(text().lineCount());
    }

    @Override
    public Indentation indentation() {
        return indentation;
    }

    @Override
    public EditorOptions options() {
        return options;
    }

    /** Also finds the indentation anew, unless nothing about it changes: people may have chosen another. */
    public void setOptions(EditorOptions chosen) {
        boolean other = chosen.tabSize() != options.tabSize() || chosen.insertSpaces() != options.insertSpaces()
                || chosen.detectIndentation() != options.detectIndentation();
        options = chosen;
        if (other) {
            indentation = Indentation.of(chosen, text());
        }
        stateChanged(document);
        for (Listener listener : listeners) {
            listener.optionsChanged();
        }
    }

    public void setIndentation(Indentation chosen) {
        indentation = chosen;
        stateChanged(document);
    }

    @Override
    public boolean isReadOnly() {
        return readOnly || document.isReadOnly();
    }

    public void setReadOnly(boolean forbidden) {
        readOnly = forbidden;
    }

    @Override
    public String indentBefore(int offset) {
        return context().indentBefore(offset);
    }

    @Override
    public boolean isLiteral(int offset) {
        return literals().test(offset);
    }

    /** What edits have to know about this moment. */
    public EditContext context() {
        return new EditContext(text(), selections, document.language(), indentation,
                document.lineEnding().characters(), literals());
    }

    /** New input rules over {@link #context()}. */
    public Typing typing() {
        return new Typing(context(), autoClosed::contains, options.closeBrackets());
    }

    private IntPredicate literals() {
        // The last tree is good enough here: at most it misses the key before.
        Optional<SyntaxTree> tree = document.tree();
        return offset -> tree.isPresent() && isLiteral(tree.get(), offset);
    }

    private static boolean isLiteral(SyntaxTree tree, int offset) {
        if (offset < 0 || offset >= tree.text().length()) {
            return false;
        }
        for (Highlight highlight : tree.highlights(offset, offset + 1)) {
            HighlightKind kind = highlight.kind();
            if (highlight.start() <= offset && highlight.end() > offset) {
                return kind == HighlightKind.STRING || kind == HighlightKind.COMMENT
                        || kind == HighlightKind.DOCUMENTATION || kind == HighlightKind.ESCAPE;
            }
        }
        return false;
    }

    /** Does what {@code plan} says; nothing if the text must not be edited and it would be. */
    public boolean run(EditPlan plan) {
        if (!plan.changes().isEmpty()) {
            if (isReadOnly()) {
                return false;
            }
            document.edit(plan.kind(), plan.changes(), selections, plan.after());
            autoClosed.remember(plan);
        }
        set(plan.after());
        return true;
    }

    @Override
    public void select(Selections chosen) {
        if (!chosen.equals(selections)) {
            document.closeStep();
            set(chosen);
        }
    }

    /** Selects {@code chosen} as far as it lies within the text. */
    public void select(Selection chosen) {
        int length = text().length();
        select(Selections.of(new Selection(Math.min(chosen.anchor(), length), Math.min(chosen.caret(), length))));
    }

    private void set(Selections chosen) {
        Selections before = selections;
        if (!chosen.equals(before)) {
            selections = chosen;
            autoClosed.keepOnLineOf(text(), chosen);
            if (!rows.isEmpty() && revealAll(chosen)) {
                rowsChanged();
            }
            for (Listener listener : listeners) {
                listener.selectionsChanged(before);
            }
        }
    }

    private boolean revealAll(Selections chosen) {
        boolean opened = false;
        for (Selection selection : chosen.all()) {
            opened |= rows.reveal(text().lineOf(selection.caret()));
        }
        return opened;
    }

    /** Takes the last step back and selects what was selected before it. */
    public void undo() {
        if (!isReadOnly()) {
            document.undo().ifPresent(this::set);
        }
    }

    /** Does again what was undone. */
    public void redo() {
        if (!isReadOnly()) {
            document.redo().ifPresent(this::set);
        }
    }

    /** Closes the fold of the lines from {@code start} to {@code end}; carets in it go to its first line. */
    public void fold(int start, int end) {
        rows.fold(start, end);
        int header = text().lineEnd(start);
        int last = text().lineEnd(Math.min(end, text().lineCount() - 1));
        set(selections.each(one -> one.caret() > header && one.caret() <= last ? Selection.at(header) : one));
        rowsChanged();
    }

    public void unfold(int start) {
        rows.unfold(start);
        rowsChanged();
    }

    public void unfoldAll() {
        rows.unfoldAll();
        rowsChanged();
    }

    private void rowsChanged() {
        for (Listener listener : listeners) {
            listener.rowsChanged();
        }
    }

    @Override
    public void changed(Document source, DocumentChange change) {
        rows.edited(change);
        autoClosed.edited(change);
        Selections before = selections;
        selections = selections.each(change::map);
        for (Listener listener : listeners) {
            listener.textChanged(change);
        }
        if (!selections.equals(before)) {
            for (Listener listener : listeners) {
                listener.selectionsChanged(before);
            }
        }
    }

    @Override
    public void parsed(Document source) {
        for (Listener listener : listeners) {
            listener.parsed();
        }
    }

    @Override
    public void stateChanged(Document source) {
        for (Listener listener : listeners) {
            listener.stateChanged();
        }
    }
}
