package dev.rustaiide.system.external.apis.internal;

/** An error that a server tells within an answer that began well. */
final class ServerError extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    /** @param passing whether it may be gone the next time */
    ServerError(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }
}
