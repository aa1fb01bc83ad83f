package dev.rustaiide.system.external.apis.internal;

import dev.rustaiide.foundation.serialization.Json;

/** An error that a server tells within an answer that began well. */
final class ServerError extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean passing;
    private final boolean tooLong;

    /** @param passing whether it may be gone the next time */
    ServerError(String message, boolean passing) {
        super(message);
        this.passing = passing;
        this.tooLong = false;
    }

    /** One that the server's event tells of. */
    ServerError(Json event, boolean passing) {
        super(ErrorText.of(event));
        this.passing = passing;
        this.tooLong = ErrorText.isTooLong(event);
    }

    /** Whether the prompt is longer than the model reads. */
    boolean isTooLong() {
        return tooLong;
    }

    boolean isPassing() {
        return passing;
    }
}
