package dev.rustaiide.system.cli.internal;

/** The command line is wrong. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
