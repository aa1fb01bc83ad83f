package dev.rustaiide.app.editor.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
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
    private final Consumer<List<Level>> pathChanged;
    private final Debounce rest;
    private final Debounce pause;
    private Text looked;
    private @Nullable Call<Found> running;
    /** The outline last asked for, and the tree it is of; read on the thread that looks. */
    private volatile @Nullable Outline outline;

    /** A declaration around the caret, and those beside it. */
    record Level(Symbol symbol, List<Symbol> siblings) {}

    private record Outline(SyntaxTree tree, List<Symbol> symbols) {}

    private record Found(int open, int close, List<Span> occurrences, List<Level> path) {}

    /** {@code pathChanged} hears of the declarations around the caret, outermost first. */
    Insights(EditorModel model, TextView view, Consumer<List<Level>> pathChanged) {
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
    public void parsed() {
        pause.trigger();
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
        Call<Found> call = Call.start("look at caret", scope -> find(text, main, tree, context));
        running = call;
        call.onSuccess(display::asyncExec, found -> {
            if (!view.canvas().isDisposed() && text == model.text() && main.equals(model.selections().main())) {
                show(found);
            }
        });
    }

    private Found find(Text text, Selection main, Optional<SyntaxTree> tree, EditContext context) {
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
        List<Level> path = tree.isEmpty() ? List.of() : path(outlineOf(tree.get()), text.positionOf(caret));
        return new Found(open, close, occurrences, path);
    }

    private List<Symbol> outlineOf(SyntaxTree tree) {
        Outline last = outline;
        if (last == null || last.tree != tree) {
            last = new Outline(tree, tree.outline());
            outline = last;
        }
        return last.symbols;
    }

    static List<Level> path(List<Symbol> symbols, Position caret) {
        List<Level> path = new ArrayList<>();
        List<Symbol> level = symbols;
        while (true) {
            Symbol around = null;
            for (Symbol symbol : level) {
                if (symbol.range().touches(caret)) {
                    around = symbol;
                }
            }
            if (around == null) {
                return path;
            }
            path.add(new Level(around, level));
            level = around.children();
        }
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
        pathChanged.accept(found.path);
    }
}
