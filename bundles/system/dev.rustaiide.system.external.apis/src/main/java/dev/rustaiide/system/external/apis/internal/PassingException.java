package dev.rustaiide.system.external.apis.internal;

import dev.rustaiide.foundation.error.FailureException;

/** Something that may work the next time. */
final class PassingException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient FailureException failure;

    PassingException(FailureException failure) {
        super(failure);
        this.failure = failure;
    }

    FailureException failure() {
        return failure;
    }
}
