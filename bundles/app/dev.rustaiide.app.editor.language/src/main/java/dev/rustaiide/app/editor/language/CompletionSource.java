package dev.rustaiide.app.editor.language;

import java.util.List;

import dev.rustaiide.foundation.text.Text;

/** Knows what could be written in a text. */
@FunctionalInterface
public interface CompletionSource {
    /** Where nothing is known. */
    CompletionSource NONE = (text, offset) -> List.of();

    /**
     * Everything that fits the place, whatever is typed there already; the editor filters and ranks. Called on a thread
     * that is not the UI's, and interrupted when nobody waits for the answer any more.
     */
    List<Completion> at(Text text, int offset) throws InterruptedException;
}
