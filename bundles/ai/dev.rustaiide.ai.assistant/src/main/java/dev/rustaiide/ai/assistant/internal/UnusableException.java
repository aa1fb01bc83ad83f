package dev.rustaiide.ai.assistant.internal;

/** An answer cannot be used as it is. */
final class UnusableException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param reason a sentence for people and for the model */
    UnusableException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
