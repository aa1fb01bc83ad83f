package dev.rustaiide.foundation.platform;

/**
 * Whether one thing that the application builds on is as it should be.
 *
 * @param name for people and for scripts, e.g. {@code rust-analyzer}
 * @param needed whether the daily work stops without it
 * @param version as the program tells it; may be empty
 * @param path where it is; may be empty
 * @param purpose what it is good for, as a sentence without its period
 * @param howToGet what mends it: a command or an imperative sentence; empty if all is well
 */
public record Finding(String name, State state, boolean needed, String version, String path, String purpose,
        String howToGet) {
    /** How it is. */
    public enum State {
        /** There and fit. */
        OK,
        /** Not there. */
        MISSING,
        /** There, but too old to be of use. */
        OLD,
        /** There, but it does not run. */
        BROKEN
    }

    /** Whether the user should do something about it. */
    public boolean isTrouble() {
        return needed && state != State.OK;
    }
}
