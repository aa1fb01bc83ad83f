package dev.rustaiide.system.git.integration;

/**
 * Who signed a commit, as git found when it was asked.
 *
 * @param signer as the key says; empty if that is not known
 * @param key its id or fingerprint; empty if there is none
 */
public record Signature(State state, String signer, String key) {
    /** What a signature is worth. */
    public enum State {
        NONE("It is not signed."), GOOD("The signature is good."),
        UNTRUSTED("The signature is good, but nobody said that the key can be trusted."),
        EXPIRED("The signature is good, but the signature or its key has expired."),
        REVOKED("The signature is good, but its key was revoked."),
        BAD("The signature is not of this commit: somebody has changed it."),
        UNKNOWN("It is signed, but the key is not here, so that nobody can tell by whom.");

        private final String sentence;

        State(String sentence) {
            this.sentence = sentence;
        }

        /** For people. */
        public String sentence() {
            return sentence;
        }
    }
}
