package dev.rustaiide.foundation.serialization;

import java.io.IOException;

/** What came is no message of the protocol; nothing that follows can be understood either. */
public final class FramingException extends IOException {
    private static final long serialVersionUID = 1;

    FramingException(String message) {
        super(message);
    }
}
