package dev.rustaiide.app.editor.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/**
 * What can be told about the place of the caret once it rests: the brackets around it, the other places of the name it
 * is on, and the declarations it is in.
 */
final class Insights implements EditedText.Listener {
    private static final Duration REST = Duration.ofMillis(150);
    /** Behind a key: longer than between keys, so that nobody who types pays for it. */
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final int MOST_OCCURRENCES = 10_000;

    private final EditorModel model;
    private final TextView view;
    private final Display display;
    private final Consumer<List<Outline.Level>> pathChanged;
    private final Debounce rest;
    private final Debounce pause;
    private Text looked;
    private @Nullable Call<Found> running;
    /** The outline last asked for, and the tree it is of; read on the thread that looks. */
    private volatile @Nullable Parsed parsed;
    /** What others than the syntax have said about this text, or one that became it. */
    private Outline told = Outline.NONE;
    /** What is shown a part of. */
    private Outline shown = Outline.NONE;

    private record Parsed(SyntaxTree tree, Outline outline) {}

    private record Found(int open, int close, List<Span> occurrences, Outline outline, List<Outline.Level> path) {}

    /** {@code pathChanged} hears of the declarations around the caret, outermost first. */
    Insights(EditorModel model, TextView view, Consumer<List<Outline.Level>> pathChanged) {
        this.model = model;
        this.view = view;
        this.display = view.canvas().getDisplay();
        this.pathChanged = pathChanged;
        this.rest = new Debounce(REST, display::asyncExec, this::look);
        this.pause = new Debounce(PAUSE, display::asyncExec, this::look);
        this.looked = model.text();
        model.addListener(this);
        rest.trigger();
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (looked == model.text()) {
            rest.trigger();
        } else {
            rest.cancel();
            pause.trigger();
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        told = told.edited(change);
        shown = shown.edited(change);
    }

    @Override
    public void parsed() {
        pause.trigger();
    }

    /** Others than the syntax have said what is declared. */
    void tell(Outline outline) {
        told = outline;
        look();
    }

    /** Where the name of a declaration that is shown is now. */
    int offsetOf(Symbol symbol) {
        return Math.min(shown.isEmpty() ? model.text().offsetOf(symbol.selection().start()) : shown.offsetOf(symbol),
                model.text().length());
    }

    @Override
    public void optionsChanged() {
        look();
    }

    private void look() {
        if (view.canvas().isDisposed()) {
            return;
        }
        if (running != null) {
            running.cancel();
        }
        Text text = model.text();
        looked = text;
        Selection main = model.selections().main();
        Optional<SyntaxTree> tree = model.document().tree();
        if (tree.isPresent() && tree.get().text() != text) {
            // The parse under way will bring us here again.
            return;
        }
        EditContext context = model.context();
        Outline known = told;
        Call<Found> call = Call.start("look at caret", scope -> find(text, main, tree, context, known));
        running = call;
        call.onSuccess(display::asyncExec, found -> {
            if (!view.canvas().isDisposed() && text == model.text() && main.equals(model.selections().main())) {
                show(found);
            }
        });
    }

    private Found find(Text text, Selection main, Optional<SyntaxTree> tree, EditContext context, Outline known) {
        int caret = main.caret();
        List<Span> occurrences = List.of();
        if (tree.isPresent() && main.isEmpty() && model.options().markOccurrences()) {
            List<Span> found = tree.get().occurrences(caret);
            occurrences = found.size() > 1 ? found.subList(0, Math.min(found.size(), MOST_OCCURRENCES)) : List.of();
        }
        int open = -1;
        int close = -1;
        int bracket = Brackets.nextTo(text, caret);
        if (tree.isPresent()) {
            Optional<SyntaxTree.Brackets> around = bracket < 0 ? Optional.empty() : tree.get().bracketsAt(caret);
            open = around.map(SyntaxTree.Brackets::open).orElse(-1);
            close = around.map(SyntaxTree.Brackets::close).orElse(-1);
        } else if (bracket >= 0) {
            int partner = Brackets.partner(text, bracket, context.inLiteral());
            open = partner < 0 ? -1 : Math.min(bracket, partner);
            close = partner < 0 ? -1 : Math.max(bracket, partner);
        }
        Outline outline = known.isEmpty() ? tree.map(this::outlineOf).orElse(Outline.NONE) : known;
        return new Found(open, close, occurrences, outline, outline.around(caret));
    }

    private Outline outlineOf(SyntaxTree tree) {
        Parsed last = parsed;
        if (last == null || last.tree != tree) {
            last = new Parsed(tree, new Outline(tree.text(), tree.outline(), List.of()));
            parsed = last;
        }
        return last.outline;
    }

    private void show(Found found) {
        Decorations decorations = view.decorations();
        Selection main = model.selections().main();
        List<Span> occurrences = view.names().at(model.text(), main).orElse(found.occurrences);
        view.names().rest(model.text(), main);
        boolean same = decorations.openBracket == found.open && decorations.closeBracket == found.close
                && decorations.occurrences.equalsSpans(occurrences);
        if (!same) {
            decorations.openBracket = found.open;
            decorations.closeBracket = found.close;
            decorations.occurrences.set(occurrences);
            view.redrawAll();
        }
        shown = found.outline;
        pathChanged.accept(found.path);
    }
}
