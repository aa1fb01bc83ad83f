package dev.rustaiide.ai.assistant.internal;

import dev.rustaiide.ai.assistant.Turn.Ending;

/** A turn ends before its time. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Ending ending;

    /** @param reason a sentence for people */
    StoppedException(Ending ending, String reason) {
        super(reason);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
