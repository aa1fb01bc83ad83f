package dev.rustaiide.foundation.validation;

import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** What a check says of something from outside. Immutable. */
public sealed interface Verdict<T> {
    /**
     * It may be used, in this form and no other.
     *
     * @param value what was checked: normalised, decoded, resolved
     */
    record Accepted<T>(T value) implements Verdict<T> {}

    /**
     * It may not be used.
     *
     * @param why one sentence for people, which names the part that is wrong
     */
    record Refused<T>(Reason reason, String why) implements Verdict<T> {
        /** The same of something that would have become another. */
        <U> Refused<U> to() {
            return new Refused<>(reason, why);
        }
    }

    static <T> Verdict<T> accept(T value) {
        return new Accepted<>(value);
    }

    static <T> Verdict<T> refuse(Reason reason, String why) {
        return new Refused<>(reason, why);
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /** The value, if it was accepted. */
    default Optional<T> accepted() {
        return this instanceof Accepted<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** The refusal, if it is one. */
    default Optional<Refused<T>> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused) : Optional.empty();
    }

    /** Goes on with the next check where this one accepted. */
    default <U> Verdict<U> then(Function<? super T, Verdict<U>> next) {
        return switch (this) {
            case Accepted<T>(T value) -> next.apply(value);
            case Refused<T> refused -> refused.to();
        };
    }

    /**
     * The accepted value.
     *
     * @param what one sentence: what cannot be done without it
     * @throws FailureException with the reason and what to do next, if it was refused
     */
    default T orThrow(String what) throws FailureException {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Refused<T>(Reason reason, String why) -> throw new FailureException(
                    new Failure.Refused(what, reason.code(), why, reason.nextStep()));
        };
    }
}
