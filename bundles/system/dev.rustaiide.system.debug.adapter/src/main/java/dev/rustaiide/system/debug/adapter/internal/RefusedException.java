package dev.rustaiide.system.debug.adapter.internal;

/** The adapter answered that it does not do something; the message is its own. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
