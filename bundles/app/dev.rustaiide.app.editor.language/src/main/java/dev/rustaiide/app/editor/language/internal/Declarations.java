package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.List;

import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;

/** Has the path to the caret say what who knows types says of the declarations there, not only the syntax. */
final class Declarations {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final EditorView view;
    private final Inquiries inquiries;

    Declarations(EditorView view, Inquiries inquiries) {
        this.view = view;
        this.inquiries = inquiries;
        Inquiry inquiry = inquiries.inquiry();
        new Refresh(view, inquiries, QUIET, false, () -> {
            Text text = inquiries.text();
            inquiry.ask(new FoundSymbol.In(inquiries.source()), answer -> take(text, answer));
        });
    }

    /** What is known by syntax only, the editor knows sooner by itself, if it has a grammar. */
    private void take(Text text, Answer<List<Symbol>> answer) {
        boolean better = !answer.isSyntactic() || inquiries.model().document().tree().isEmpty();
        view.setSymbols(text, better ? answer.value() : List.of());
    }
}
