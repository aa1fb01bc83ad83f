package dev.rustaiide.app.editor.internal;

import java.util.List;

import dev.rustaiide.app.editor.DocumentChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Span;

/** What is drawn over and under the text besides colours and selections. */
final class Decorations {
    final TrackedSpans matches = new TrackedSpans();
    final TrackedSpans occurrences = new TrackedSpans();
    final TrackedSpans problems = new TrackedSpans();
    /** What of a snippet is to be filled in. */
    final TrackedSpans places = new TrackedSpans();
    /** One for each of {@link #problems}. */
    List<Diagnostic> diagnostics = List.of();
    /** What leads somewhere under the pointer. */
    Span link = new Span(0, 0);
    int openBracket = -1;
    int closeBracket = -1;
    int ghostOffset = -1;
    String ghost = "";
    /** What an input method is composing at the main caret. */
    String preedit = "";

    void edited(DocumentChange change) {
        matches.edited(change);
        occurrences.edited(change);
        problems.edited(change);
        if (openBracket >= 0) {
            openBracket = change.map(openBracket, true);
            closeBracket = change.map(closeBracket, true);
        }
        if (ghostOffset >= 0) {
            ghostOffset = -1;
        }
    }
}
