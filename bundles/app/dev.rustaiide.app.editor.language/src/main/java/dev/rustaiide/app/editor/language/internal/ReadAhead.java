package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.text.Text;

/**
 * Tells where the caret rests, so that what stands around it can be read before the first key. Typing is no rest: a
 * question follows each key anyway, and has all that was read. Needs no widget. UI thread only.
 */
final class ReadAhead implements EditedText.Listener {
    private static final Duration REST = Duration.ofMillis(200);

    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final BooleanSupplier wanted;
    private final Debounce rest;
    /** The text in which the caret moved last. */
    private Text text;

    /** @param wanted whether ghost text would be shown where the caret is */
    ReadAhead(Inquiries inquiries, BooleanSupplier wanted) {
        this.inquiries = inquiries;
        this.wanted = wanted;
        this.inquiry = inquiries.inquiry();
        this.rest = new Debounce(REST, inquiries.ui(), this::tell);
        this.text = inquiries.text();
        inquiries.model().addListener(this);
        inquiries.onRefresh(this::rests);
    }

    /** The caret is where it is, and nobody is typing. */
    void rests() {
        rest.trigger();
    }

    /** Nobody looks at it any more. */
    void cancel() {
        rest.cancel();
        inquiry.cancel();
    }

    private void tell() {
        if (wanted.getAsBoolean()) {
            inquiry.ask(new InlineCompletions.Ahead(inquiries.source(), inquiries.caret()), answer -> { });
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        rest.cancel();
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (inquiries.text() == text) {
            cancel();
            rests();
        }
        text = inquiries.text();
    }
}
