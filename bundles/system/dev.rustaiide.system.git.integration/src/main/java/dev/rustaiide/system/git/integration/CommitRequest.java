package dev.rustaiide.system.git.integration;

/**
 * A commit to be made of what is staged.
 *
 * @param message what people wrote; spaces at ends of lines and surplus empty lines go
 * @param amends whether it takes the place of the last one
 * @param signedOff whether a line says that the author may give it away
 * @param signed whether it is signed with the key that git's settings name, though they do not say that all are
 */
public record CommitRequest(String message, boolean amends, boolean signedOff, boolean signed) {
    public static CommitRequest of(String message) {
        return new CommitRequest(message, false, false, false);
    }

    /** The same in the place of the last commit. */
    public CommitRequest amending(boolean amend) {
        return new CommitRequest(message, amend, signedOff, signed);
    }
}
