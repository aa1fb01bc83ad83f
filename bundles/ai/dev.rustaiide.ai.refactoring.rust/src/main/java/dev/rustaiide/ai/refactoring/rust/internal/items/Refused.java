package dev.rustaiide.ai.refactoring.rust.internal.items;

import dev.rustaiide.ai.refactoring.rust.internal.RustNames;
import dev.rustaiide.foundation.error.FailureException;

/** Says why something cannot be done. */
final class Refused {
    private Refused() {}

    static FailureException because(String what, String why, String nextStep) {
        return RustNames.refused(what, why, nextStep);
    }
}
