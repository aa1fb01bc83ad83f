package dev.rustaiide.foundation.validation.internal;

import java.util.Optional;

import dev.rustaiide.foundation.validation.Reason;

/** What speaks against the arguments of a program. */
public record Objection(Reason reason, String why) {
    static Optional<Objection> of(Reason reason, String why) {
        return Optional.of(new Objection(reason, why));
    }
}
