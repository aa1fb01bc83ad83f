package dev.rustaiide.foundation.async;

import java.lang.System.Logger.Level;

/**
 * Runs callers' code so that what it throws is logged once and goes no further. Loggers are looked up when there is
 * something to say, since the first one costs milliseconds of the start.
 */
final class Guarded {
    private Guarded() {}

    static void run(String purpose, Runnable code) {
        try {
            code.run();
        } catch (RuntimeException | Error cause) { // boundary: somebody else's listener
            System.getLogger(Guarded.class.getName()).log(Level.ERROR, () -> "A listener of " + purpose + " failed",
                    cause);
        }
    }
}
