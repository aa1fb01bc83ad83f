package dev.rustaiide.app.editor.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.Selection;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Where in the text the thing at the caret is named, from who knows what names mean: they know better than syntax. */
final class Marks {
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Runnable changed;
    private @Nullable Known known;

    private record Known(Text text, Selection at, List<Span> spans) {}

    /** {@code changed} runs when something is known of the caret's place. */
    Marks(Inquiries inquiries, Runnable changed) {
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.changed = changed;
        inquiries.onRefresh(() -> known = null);
    }

    /** The places, if they are known for what is selected in this very text. */
    Optional<List<Span>> at(Text text, Selection selection) {
        Known now = known;
        return now != null && now.text == text && now.at.equals(selection) ? Optional.of(now.spans) : Optional.empty();
    }

    /** Asks for the caret's place unless it is known. */
    void look(Text text, Selection selection) {
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
                changed.run();
            }
        });
    }
}
