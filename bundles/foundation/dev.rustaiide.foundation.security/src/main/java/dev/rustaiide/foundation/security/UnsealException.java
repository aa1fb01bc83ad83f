package dev.rustaiide.foundation.security;

import java.io.IOException;

import dev.rustaiide.foundation.error.Failure;

/** Something sealed is not opened. Nothing of what is wrong was given out. */
public final class UnsealException extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public UnsealException(Reason reason) {
        super(reason.why);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The failure for people. {@code what} says what could not be done, as a sentence. */
    public Failure failure(String what) {
        return new Failure.Other(what, reason.why, reason.nextStep);
    }

    /** Why it is not opened. */
    public enum Reason {
        NOT_SEALED("It is not a sealed file of this program.", "Choose the right file."),
        OTHER_VERSION("It was sealed by a newer version of this program.", "Update the program."),
        UNKNOWN_KEY("The key that it was sealed with is not here.", "Bring back the key, or a backup of the file."),
        /** Or another key of the same name, or other associated data: these look the same by design. */
        ALTERED("It was altered since it was sealed, or the key is a wrong one.", "Bring back a backup of the file."),
        TRUNCATED("Its end is missing.", "Bring back a backup of the file.");

        private final String why;
        private final String nextStep;

        Reason(String why, String nextStep) {
            this.why = why;
            this.nextStep = nextStep;
        }
    }
}
