package dev.rustaiide.system.testing;

/** How a test ended. */
public enum TestOutcome {
    PASSED, FAILED,
    /** It took the program down with it: a signal, an abort, an exit in the middle. */
    CRASHED,
    /** It took longer than it was given, and was stopped. */
    TIMED_OUT,
    /** The run was stopped while it was under way. */
    STOPPED,
    /** It is marked so that it does not run unless asked for by name. */
    IGNORED;

    /** Whether people have to look at it. */
    public boolean isFailure() {
        return this == FAILED || this == CRASHED || this == TIMED_OUT;
    }
}
