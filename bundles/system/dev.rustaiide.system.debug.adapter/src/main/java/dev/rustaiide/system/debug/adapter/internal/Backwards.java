package dev.rustaiide.system.debug.adapter.internal;

import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.Step;

/** How a debugger goes back whose adapter has no request for it: by the words of its own console. */
final class Backwards {
    private static final String GDB = "gdb";

    private Backwards() {}

    static boolean isKnown(String adapter) {
        return adapter.equals(GDB);
    }

    /** What has it remember the way from here on; nothing where it always does. */
    static Optional<String> record(String adapter) {
        return adapter.equals(GDB) ? Optional.of("record full") : Optional.empty();
    }

    static Json request(Step step) {
        String words = step == Step.BACK ? "reverse-next" : "reverse-continue";
        return Json.object().put("expression", words).put("context", "repl").build();
    }
}
