package dev.rustaiide.foundation.platform;

/**
 * Whether one thing that the application builds on is as it should be.
 *
 * @param group what it belongs to
 * @param name for people and for scripts, e.g. {@code rust-analyzer}
 * @param needed whether the daily work stops without it
 * @param version as the program tells it, or else what was measured; may be empty
 * @param path where it is; may be empty
 * @param purpose what it is good for, as a sentence without its period
 * @param howToGet what mends it: a command or an imperative sentence; empty if all is well
 */
public record Finding(Group group, String name, State state, boolean needed, String version, String path,
        String purpose, String howToGet) {
    /** A finding about a program. */
    public Finding(String name, State state, boolean needed, String version, String path, String purpose,
            String howToGet) {
        this(Group.TOOLS, name, state, needed, version, path, purpose, howToGet);
    }

    /** Something that is as it is, and fine. */
    public static Finding fact(Group group, String name, String value) {
        return new Finding(group, name, State.OK, false, value, "", "", "");
    }

    /** Something that works, but less well than it could. */
    public static Finding weak(Group group, String name, String value, String purpose, String howToGet) {
        return new Finding(group, name, State.WEAK, false, value, "", purpose, howToGet);
    }

    /** Something without which the daily work stops. */
    public static Finding broken(Group group, String name, String value, String purpose, String howToGet) {
        return new Finding(group, name, State.BROKEN, true, value, "", purpose, howToGet);
    }

    /** What belongs together, in the order in which it is shown. */
    public enum Group {
        SYSTEM, MACHINE, DESKTOP, JAVA, INSTALLATION, FOLDERS, SETTINGS, SECURITY, SERVICES, TOOLS
    }

    /** How it is. */
    public enum State {
        /** There and fit. */
        OK,
        /** There, but less than the work would like. */
        WEAK,
        /** Not there. */
        MISSING,
        /** There, but too old to be of use. */
        OLD,
        /** There, but it does not run. */
        BROKEN
    }

    /** Whether the user should do something about it. */
    public boolean isTrouble() {
        return needed && state != State.OK && state != State.WEAK;
    }
}
