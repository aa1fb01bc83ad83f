package dev.rustaiide.system.testing.internal;

import java.util.Map;

/** What an exit code says of a harness that ended in the middle of its tests. */
final class ExitText {
    private static final Map<Integer, String> SIGNALS = Map.of(1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4,
            "SIGILL (an instruction that the processor does not know)", 6, "SIGABRT (it aborted itself)", 7, "SIGBUS",
            8, "SIGFPE", 9, "SIGKILL (somebody killed it, perhaps the system for want of memory)", 11,
            "SIGSEGV (it used memory that is not its own)", 15, "SIGTERM");
    private static final int SIGNALLED = 128;

    private ExitText() {}

    static String of(int exit) {
        if (exit > SIGNALLED && exit < SIGNALLED + 65) {
            int signal = exit - SIGNALLED;
            return "The process was ended by " + SIGNALS.getOrDefault(signal, "signal " + signal) + ".";
        }
        return "The process ended with exit code " + exit + " in the middle of the test.";
    }
}
