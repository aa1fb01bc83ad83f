package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.app.editor.EditorListener;
import dev.rustaiide.app.editor.EditorStatus;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.editor.Indentation;
import dev.rustaiide.app.editor.LineMarks;
import dev.rustaiide.app.editor.LineVersions;
import dev.rustaiide.app.editor.TestedLines;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/** Puts the parts of an editor together. */
public final class EditorParts implements EditedText.Listener {
    private final CodeEditor editor;
    private final Breadcrumb breadcrumb;
    private final EditorModel model;
    private final List<EditorListener> listeners;
    private final TextView view;
    private final Commands commands;
    private final Insights insights;
    private final Composite banner;
    private @Nullable NameField nameField;
    private boolean statusWaits;

    public EditorParts(CodeEditor editor, Look look, EditorModel model, List<EditorListener> listeners) {
        this.editor = editor;
        this.model = model;
        this.listeners = listeners;
        editor.setLayout(Grids.stacked());
        banner = new Composite(editor, SWT.NONE);
        banner.setLayout(new FillLayout());
        GridData bannerData = new GridData(SWT.FILL, SWT.CENTER, true, false);
        bannerData.exclude = true;
        banner.setLayoutData(bannerData);
        breadcrumb = new Breadcrumb(editor, look, this::goTo);
        breadcrumb.canvas().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        view = new TextView(editor, look, model);
        FindBar find = new FindBar(editor, look, model, view);
        find.control().moveAbove(view.canvas());
        view.canvas().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        view.decorations().marks.attach(model, view);
        view.decorations().versions.attach(model, view);
        view.decorations().tested.attach(model, view);
        insights = new Insights(model, view, breadcrumb::show);
        view.onSymbols(insights::tell);
        new ScreenReader(model, view);
        commands = new Commands(model, view, find);
        new KeyInput(model, view, commands);
        new MouseInput(model, view, commands, this::markClicked);
        view.onScroll(() -> Optional.ofNullable(nameField).ifPresent(NameField::close));
        model.addListener(this);
    }

    /** Where a message can be shown above the text; call {@link #layOutBanner} when it has one, or none any more. */
    public Composite banner() {
        return banner;
    }

    public EditorView view() {
        return view;
    }

    public LineMarks marks() {
        return view.decorations().marks;
    }

    public LineVersions versions() {
        return view.decorations().versions;
    }

    public TestedLines tested() {
        return view.decorations().tested;
    }

    public EditorInput input() {
        return commands;
    }

    @Override
    public void optionsChanged() {
        view.redrawAll();
    }

    /** Gives the banner the room it needs. */
    public void layOutBanner() {
        boolean filled = banner.getChildren().length > 0;
        ((GridData) banner.getLayoutData()).exclude = !filled;
        banner.setVisible(filled);
        editor.layout(true, true);
    }

    private void goTo(Symbol symbol) {
        reveal(Selection.at(insights.offsetOf(symbol)));
        view.canvas().setFocus();
    }

    private void markClicked(int line) {
        Optional<SyntaxTree.Runnable> runnable = view.gutter().runnableAt(line);
        if (runnable.isPresent()) {
            for (EditorListener listener : List.copyOf(listeners)) {
                listener.runClicked(editor, runnable.get());
            }
        } else if (view.gutter().bulbLine() == line) {
            commands.run(EditorCommand.FIX);
        }
    }

    public boolean execute(EditorCommand command) {
        return commands.run(command);
    }

    public boolean setFocus() {
        return view.canvas().setFocus();
    }

    /** Selects {@code selection} and scrolls it to the middle unless it is in view. */
    public void reveal(Selection selection) {
        model.select(selection);
        view.revealCentred(selection.caret());
    }

    /** See {@link CodeEditor#editName}. */
    public void editName(int offset, String name, LabelEdit edit) {
        view.revealCaret();
        nameField = NameField.open(view, offset, name, edit);
    }

    public EditorStatus status() {
        Text text = model.text();
        Position caret = text.positionOf(model.selections().main().caret());
        int selected = 0;
        for (Selection selection : model.selections().all()) {
            selected += selection.end() - selection.start();
        }
        return new EditorStatus(caret.line() + 1, caret.character() + 1, selected, model.selections().all().size(),
                model.document().language(), model.document().encoding(), model.document().lineEnding(),
                model.indentation().toString());
    }

    public void setDiagnostics(List<Diagnostic> diagnostics) {
        Text text = model.text();
        List<Diagnostic> ordered = new ArrayList<>(diagnostics);
        ordered.sort(Comparator.comparing(diagnostic -> diagnostic.location().range().start()));
        List<Span> spans = new ArrayList<>();
        for (Diagnostic diagnostic : ordered) {
            int start = text.offsetOf(diagnostic.location().range().start());
            spans.add(new Span(start, Math.max(start, text.offsetOf(diagnostic.location().range().end()))));
        }
        view.setProblems(ordered, spans);
    }

    public void setIndentation(boolean tabs, int width) {
        model.setIndentation(new Indentation(tabs, width));
    }

    @Override
    public void selectionsChanged(Selections before) {
        statusChanged();
    }

    @Override
    public void textChanged(DocumentChange change) {
        statusChanged();
    }

    @Override
    public void stateChanged() {
        statusChanged();
    }

    /** The status is told when the key is on the screen. */
    private void statusChanged() {
        if (!statusWaits && !listeners.isEmpty()) {
            statusWaits = true;
            Display display = editor.getDisplay();
            display.asyncExec(() -> {
                statusWaits = false;
                if (!editor.isDisposed()) {
                    for (EditorListener listener : List.copyOf(listeners)) {
                        listener.statusChanged(editor);
                    }
                }
            });
        }
    }

    /** See {@link CodeEditor#setFilePath}. */
    public void setFilePath(List<String> names) {
        breadcrumb.setFile(names);
    }
}
