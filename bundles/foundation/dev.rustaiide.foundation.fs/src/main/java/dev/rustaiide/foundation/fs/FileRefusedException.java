package dev.rustaiide.foundation.fs;

import java.io.IOException;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A failure that people meet, on its way through {@code java.nio.file}. */
public final class FileRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public FileRefusedException(FailureException cause) {
        super(cause.getMessage(), cause);
        this.failure = cause.failure();
    }

    public Failure failure() {
        return failure;
    }
}
