package dev.rustaiide.system.git.integration;

/**
 * A commit to be made of what is staged.
 *
 * @param message what people wrote; spaces at ends of lines and surplus empty lines go
 * @param amends whether it takes the place of the last one
 * @param signedOff whether a line says that the author may give it away
 */
public record CommitRequest(String message, boolean amends, boolean signedOff, Signing signing) {
    /** Whether it is signed, with the key that git's settings name. */
    public enum Signing {
        /** As {@code commit.gpgSign} says. */ AS_SET, YES, NO
    }

    public static CommitRequest of(String message) {
        return new CommitRequest(message, false, false, Signing.AS_SET);
    }

    /** The same in the place of the last commit. */
    public CommitRequest amending(boolean amend) {
        return new CommitRequest(message, amend, signedOff, signing);
    }

    /** The same with a signature, or without. */
    public CommitRequest signing(boolean signs) {
        return new CommitRequest(message, amends, signedOff, signs ? Signing.YES : Signing.NO);
    }
}
