package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.types.Span;

/** Text that leads to a file or a page, for a click with Ctrl. */
final class DocumentLinks implements EditedText.Listener, GoTo.Links {
    private static final Duration QUIET = Duration.ofMillis(600);

    private final TrackedSpans spans = new TrackedSpans();
    private final Consumer<String> linked;
    private List<TextShape.Link> links = List.of();

    /** {@code linked} gets the address of what is followed. */
    DocumentLinks(EditorView view, Inquiries inquiries, Consumer<String> linked) {
        this.linked = linked;
        Inquiry inquiry = inquiries.inquiry();
        new Refresh(view, inquiries, QUIET, false,
                () -> inquiry.follow(new TextShape.Links(inquiries.source()), this::take));
        inquiries.model().addListener(this);
    }

    private void take(Answer<List<TextShape.Link>> answer, Drift drift) {
        List<TextShape.Link> ordered = new ArrayList<>(answer.value());
        ordered.sort(Comparator.comparing(link -> link.range().start()));
        List<Span> places = new ArrayList<>();
        ordered.forEach(link -> places.add(drift.now(link.range())));
        links = ordered;
        spans.set(places);
    }

    @Override
    public void textChanged(DocumentChange change) {
        spans.edited(change);
    }

    private int indexAt(int offset) {
        for (int i = 0; i < spans.size() && spans.start(i) <= offset; i++) {
            if (offset < spans.end(i)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean follow(int offset) {
        int index = indexAt(offset);
        if (index >= 0) {
            linked.accept(links.get(index).address());
        }
        return index >= 0;
    }

    @Override
    public Span at(int offset) {
        int index = indexAt(offset);
        return index < 0 ? new Span(0, 0) : spans.span(index);
    }
}
