package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.foundation.language.snippet.Snippet;
import dev.rustaiide.foundation.language.snippet.Transform;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * Leads through the places of a snippet that was put in: Tab and Shift+Tab go on and back, those with one number have a
 * caret each, Escape or going elsewhere ends it. A snippet within a place of another comes first. Needs no widget.
 */
public final class SnippetSession implements EditedText.Listener, EditorInput.Overlay {
    private final EditedText model;
    private final Consumer<List<Span>> shown;
    private final BiConsumer<Span, List<String>> choices;
    private final Deque<Run> runs = new ArrayDeque<>();
    private boolean moving;

    /** A place where it is now. */
    private static final class Place {
        final int number;
        final List<String> choices;
        final int parent;
        final Optional<Transform> transform;
        Span span;

        Place(Snippet.Stop stop, int offset) {
            number = stop.number();
            choices = stop.choices();
            parent = stop.parent();
            transform = stop.transform();
            span = new Span(stop.span().start() + offset, stop.span().end() + offset);
        }
    }

    /** A snippet that is being filled in. */
    private static final class Run {
        final List<Place> places = new ArrayList<>();
        final List<Integer> order;
        Span whole;
        int index;

        Run(Snippet snippet, int offset) {
            snippet.stops().forEach(stop -> places.add(new Place(stop, offset)));
            order = snippet.order();
            whole = new Span(offset, offset + snippet.text().length());
        }

        List<Place> active() {
            return places.stream().filter(place -> place.number == order.get(index)).toList();
        }

        void edited(DocumentChange change) {
            List<Place> active = active();
            for (Place place : places) {
                boolean grows = active.stream().anyMatch(one -> isWithin(one, place));
                boolean before = !grows && active.stream().noneMatch(one -> isBehind(place, one));
                int start = change.map(place.span.start(), !grows && !before);
                int end = change.map(place.span.end(), grows || !before && place.span.isEmpty());
                place.span = new Span(start, Math.max(start, end));
            }
            whole = new Span(change.map(whole.start(), false), Math.max(change.map(whole.start(), false),
                    change.map(whole.end(), true)));
        }

        private boolean isWithin(Place inner, Place outer) {
            Place one = inner;
            while (one != outer && one.parent >= 0) {
                one = places.get(one.parent);
            }
            return one == outer;
        }

        /** Of those at the same offset the one that comes later in the snippet lies behind. */
        private boolean isBehind(Place place, Place active) {
            return places.indexOf(place) > places.indexOf(active);
        }
    }

    /**
     * {@code shown} hears where the places are that are filled in now, {@code choices} what can be chosen for one that
     * is visited.
     */
    public SnippetSession(EditedText model, Consumer<List<Span>> shown, BiConsumer<Span, List<String>> choices) {
        this.model = model;
        this.shown = shown;
        this.choices = choices;
        model.addListener(this);
    }

    /** Begins with {@code snippet}, which was just put in at {@code offset}. */
    public void start(Snippet snippet, int offset) {
        runs.push(new Run(snippet, offset));
        visit();
    }

    public boolean isActive() {
        return !runs.isEmpty();
    }

    @Override
    public boolean take(EditorCommand command) {
        if (runs.isEmpty()) {
            return false;
        }
        switch (command) {
            case TAB -> next();
            case OUTDENT -> previous();
            case SINGLE_CURSOR -> {
                leave(runs.element());
                end();
                model.select(Selections.of(Selection.at(model.selections().main().caret())));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void next() {
        Run run = runs.element();
        leave(run);
        if (run.index + 1 < run.order.size()) {
            run.index++;
            visit();
        } else {
            runs.pop();
            if (!runs.isEmpty()) {
                next();
            }
        }
    }

    private void previous() {
        Run run = runs.element();
        leave(run);
        if (run.index > 0) {
            run.index--;
            visit();
        } else if (runs.size() > 1) {
            runs.pop();
            visit();
        }
    }

    /** Those that make something else of what was said where they are filled in do so now. */
    private void leave(Run run) {
        List<Place> active = run.active();
        Place said = active.stream().filter(place -> place.transform.isEmpty()).findFirst().orElse(active.getFirst());
        String text = model.text().substring(said.span.start(), said.span.end());
        List<TextChange> changes = new ArrayList<>();
        for (Place place : active) {
            place.transform.map(transform -> transform.apply(text)).ifPresent(made ->
                    changes.add(TextChange.of(place.span.start(), place.span.end(), made)));
        }
        changes.removeIf(change -> change.replacement().equals(model.text().subSequence(change.start(), change.end())));
        changes.sort(Comparator.comparingInt(TextChange::start));
        if (!changes.isEmpty() && !model.isReadOnly()) {
            moving = true;
            model.document().edit(changes);
            moving = false;
        }
    }

    private void visit() {
        Run run = runs.element();
        List<Place> active = run.active();
        List<Selection> carets = active.stream().map(place -> new Selection(place.span.start(), place.span.end()))
                .sorted(Comparator.comparingInt(Selection::start)).toList();
        moving = true;
        model.select(Selections.merged(carets, 0));
        moving = false;
        Place first = active.getFirst();
        if (first.number == 0) {
            // The last one is where one goes on: nothing leads there any more.
            runs.pop();
        }
        tell();
        if (!first.choices.isEmpty()) {
            choices.accept(first.span, first.choices);
        }
    }

    private void tell() {
        shown.accept(runs.isEmpty() ? List.of() : runs.element().places.stream()
                .filter(place -> place.number != 0).map(place -> place.span)
                .sorted(Comparator.comparingInt(Span::start)).toList());
    }

    private void end() {
        runs.clear();
        tell();
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (!runs.isEmpty()) {
            runs.forEach(run -> run.edited(change));
            runs.removeIf(run -> run.whole.isEmpty());
            tell();
        }
    }

    /** Where nothing is to be filled in, it ends. */
    @Override
    public void selectionsChanged(Selections before) {
        if (moving || runs.isEmpty()) {
            return;
        }
        int caret = model.selections().main().caret();
        boolean left = false;
        while (!runs.isEmpty() && runs.element().places.stream().noneMatch(place -> place.span.touches(caret))) {
            runs.pop();
            left = true;
        }
        if (left) {
            tell();
        }
    }
}
