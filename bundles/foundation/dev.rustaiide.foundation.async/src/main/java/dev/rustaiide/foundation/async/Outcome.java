package dev.rustaiide.foundation.async;

/** How a {@link Call} ended. */
public sealed interface Outcome<T> {
    /** The work returned {@code value}. */
    record Success<T>(T value) implements Outcome<T> {}

    /** The work threw {@code cause}. */
    record Failed<T>(Throwable cause) implements Outcome<T> {}

    /** Somebody cancelled it before it ended. */
    record Cancelled<T>() implements Outcome<T> {}
}
