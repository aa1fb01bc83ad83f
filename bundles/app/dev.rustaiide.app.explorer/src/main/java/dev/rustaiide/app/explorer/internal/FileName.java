package dev.rustaiide.app.explorer.internal;

import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.foundation.validation.Reason;
import dev.rustaiide.foundation.validation.Verdict.Refused;

/** What speaks against a name for a file beside others, in the words of the field where it is typed. */
public final class FileName {
    private FileName() {}

    /** Why {@code name} cannot be given beside {@code siblings}, as a sentence; empty if it can. */
    public static Optional<String> objection(String name, Set<String> siblings) {
        if (siblings.contains(name)) {
            return Optional.of("There is " + name + " already.");
        }
        return PathRules.name(name).refusal().map(FileName::words);
    }

    private static String words(Refused<String> refused) {
        return refused.reason() == Reason.PATH_SEPARATOR ? refused.why() + " Make the folder first." : refused.why();
    }
}
