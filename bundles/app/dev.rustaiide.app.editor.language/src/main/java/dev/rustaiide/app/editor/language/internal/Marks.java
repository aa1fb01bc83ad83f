package dev.rustaiide.app.editor.language.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Where in the text the thing at the caret is named, from who knows what names mean: they know better than syntax. */
final class Marks implements EditorView.Names {
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final EditorView view;
    private @Nullable Known known;

    private record Known(Text text, Selection at, List<Span> spans) {}

    Marks(EditorView view, Inquiries inquiries) {
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.view = view;
        inquiries.onRefresh(() -> known = null);
        view.setNames(this);
    }

    @Override
    public Optional<List<Span>> at(Text text, Selection selection) {
        Known now = known;
        return now != null && now.text == text && now.at.equals(selection) ? Optional.of(now.spans) : Optional.empty();
    }

    @Override
    public void rest(Text text, Selection selection) {
        boolean asks = inquiries.isConnected() && selection.isEmpty() && at(text, selection).isEmpty()
                && inquiries.model().options().markOccurrences();
        if (!asks) {
            return;
        }
        inquiry.ask(new Reference.Marks(inquiries.source(), text.positionOf(selection.caret())), answer -> {
            boolean better = !answer.isSyntactic() && !answer.value().isEmpty();
            if (better && selection.equals(inquiries.model().selections().main())) {
                known = new Known(text, selection, answer.value().stream().map(mark ->
                        new Span(text.offsetOf(mark.range().start()), text.offsetOf(mark.range().end())))
                        .sorted(Comparator.comparingInt(Span::start)).toList());
                view.namesChanged();
            }
        });
    }
}
