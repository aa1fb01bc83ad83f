package dev.rustaiide.app.workbench;

import java.util.Objects;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Tells the user about failures, each of them once until it is put away. UI thread only. */
public interface FailureNotices {
    /** Shows {@code failure}, unless it is shown, or was reported and put away just now. */
    void show(Failure failure);

    /** Shows why a call failed; the log has the trace. */
    void show(Throwable cause);

    /** The failure that {@code cause} carries, or one made of its message. */
    static Failure failureOf(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof FailureException named) {
                return named.failure();
            }
        }
        String why = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return new Failure.Other("Something went wrong.", Objects.requireNonNull(why),
                "Try again; the log has the details.");
    }
}
