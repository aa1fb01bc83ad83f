package dev.rustaiide.foundation.serialization;

/** Stored bytes that are not what they should be; becomes a failure before anybody outside sees it. */
final class CorruptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason goes on after the path of the file, e.g. {@code it ends early} */
    CorruptException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
