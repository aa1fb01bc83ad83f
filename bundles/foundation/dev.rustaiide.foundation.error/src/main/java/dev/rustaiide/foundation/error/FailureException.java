package dev.rustaiide.foundation.error;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Failure} up to the face that shows it. */
public final class FailureException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    public FailureException(Failure failure, @Nullable Throwable cause) {
        super(WindowMessage.of(failure), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
