package dev.rustaiide.foundation.security;

/**
 * An event: a secret was kept or forgotten. It does not tell the value.
 *
 * @param backend the name of what keeps it, see {@link SecretStore.Backend#name}
 */
public record SecretChanged(SecretId id, Action action, String backend) {
    /** What happened to it. */
    public enum Action {
        /** It has a new value. */
        SET,
        /** It is no more. */
        REMOVED
    }
}
