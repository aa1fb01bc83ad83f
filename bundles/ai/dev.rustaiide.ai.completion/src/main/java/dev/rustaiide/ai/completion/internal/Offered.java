package dev.rustaiide.ai.completion.internal;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;

/** Ghost text of a model, where it was offered. */
record Offered(CompletionPlace place, String text, GhostText.Writer by) {
    /** The first {@code length} characters of it. */
    Offered only(int length) {
        return new Offered(place, text.substring(0, Math.clamp(length, 0, text.length())), by);
    }
}
