package dev.rustaiide.foundation.fs.internal;

/** A charset has no bytes for the character at {@code offset} of a text. */
final class NotEncodableException extends Exception {
    private static final long serialVersionUID = 1;

    final int offset;

    NotEncodableException(int offset) {
        super(null, null, false, false);
        this.offset = offset;
    }
}
