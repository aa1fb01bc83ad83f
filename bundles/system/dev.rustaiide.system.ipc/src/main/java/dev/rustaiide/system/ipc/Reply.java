package dev.rustaiide.system.ipc;

/**
 * The answer of the IDE.
 *
 * @param accepted whether it does what was asked for
 * @param message for people; may be empty
 */
public record Reply(boolean accepted, String message) {
    public static final Reply ACCEPTED = new Reply(true, "");

    public static Reply refused(String why) {
        return new Reply(false, why);
    }
}
