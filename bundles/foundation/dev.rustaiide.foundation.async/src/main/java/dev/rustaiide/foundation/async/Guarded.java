package dev.rustaiide.foundation.async;

import org.slf4j.LoggerFactory;


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
            LoggerFactory.getLogger(Guarded.class).error("A listener of {} failed", purpose,
                    cause);
        }
    }
}
