package dev.rustaiide.system.git.integration;

/**
 * A commit to be made of what is staged.
 *
 * @param message what people wrote; spaces at ends of lines and surplus empty lines go
 * @param amends whether it takes the place of the last one
 * @param signedOff whether a line says that the author may give it away
 */
public record CommitRequest(String message, boolean amends, boolean signedOff) {
    public static CommitRequest of(String message) {
        return new CommitRequest(message, false, false);
    }
}
