package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Span;

/**
 * Has names that belong together, such as the tags of an element, changed together: for the time of a key there is a
 * caret in each. Needs no widget.
 */
public final class LinkedEditing implements EditedText.Listener, EditorInput.Overlay {
    private static final Duration REST = Duration.ofMillis(200);

    private final EditedText model;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Debounce rest;
    private List<Span> linked = List.of();
    private @Nullable Text of;
    private boolean together;

    public LinkedEditing(Inquiries inquiries) {
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.rest = new Debounce(REST, inquiries.ui(), this::look);
        model.addListener(this);
    }

    private void look() {
        boolean single = model.selections().isSingle() && model.selections().main().isEmpty();
        if (!single || !inquiries.isConnected() || isInside()) {
            return;
        }
        inquiry.ask(new TextShape.Linked(inquiries.source(), inquiries.caret()), answer -> {
            Text text = model.text();
            List<Span> spans = new ArrayList<>();
            answer.value().forEach(range ->
                    spans.add(new Span(text.offsetOf(range.start()), text.offsetOf(range.end()))));
            spans.sort(Comparator.comparingInt(Span::start));
            linked = spans.size() > 1 && isSame(text, spans) ? spans : List.of();
            of = text;
        });
    }

    private static boolean isSame(Text text, List<Span> spans) {
        String first = text.substring(spans.getFirst().start(), spans.getFirst().end());
        return spans.stream().allMatch(span -> text.substring(span.start(), span.end()).equals(first));
    }

    private boolean isInside() {
        int caret = model.selections().main().caret();
        return of == model.text() && linked.stream().anyMatch(span -> span.touches(caret));
    }

    @Override
    public void typing(String characters) {
        if (characters.chars().allMatch(c -> Words.isName((char) c) || c == '-' || c == ':')) {
            begin();
        } else {
            linked = List.of();
        }
    }

    @Override
    public boolean take(EditorCommand command) {
        if (command == EditorCommand.DELETE_LEFT || command == EditorCommand.DELETE_RIGHT) {
            begin();
        }
        return false;
    }

    /** A caret in each, as far from its start as the one that there is. */
    private void begin() {
        Selection main = model.selections().main();
        if (!model.selections().isSingle() || !main.isEmpty() || !isInside()) {
            return;
        }
        Span here = linked.stream().filter(span -> span.touches(main.caret())).findFirst().orElseThrow();
        List<Selection> carets = new ArrayList<>();
        linked.forEach(span -> carets.add(Selection.at(span.start() + main.caret() - here.start())));
        together = true;
        model.select(Selections.merged(carets, linked.indexOf(here)));
        inquiries.ui().execute(this::end);
    }

    private void end() {
        together = false;
        if (model.selections().all().size() == linked.size()) {
            model.select(Selections.of(model.selections().main()));
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        List<Span> moved = new ArrayList<>();
        for (Span span : linked) {
            int start = change.map(span.start(), false);
            moved.add(new Span(start, Math.max(start, change.map(span.end(), true))));
        }
        boolean still = together && isSame(change.after(), moved);
        linked = still ? moved : List.of();
        of = change.after();
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (!together) {
            rest.trigger();
        }
    }
}
