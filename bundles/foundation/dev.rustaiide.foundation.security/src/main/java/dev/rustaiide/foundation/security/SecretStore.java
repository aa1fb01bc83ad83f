package dev.rustaiide.foundation.security;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Keeps secrets from one run to the next: in the keyring of the system, or, where there is none that works, in an
 * encrypted file. A service; any thread but the UI thread may use it, as may several processes at once. Every method
 * blocks on the keyring or the disk; an interrupt ends it with a {@link FailureException} and leaves the thread
 * interrupted.
 *
 * <p>A keyring that does not answer in time is left alone until the process ends; that is said once, in the log. What
 * was put into the file meanwhile counts more than what the keyring has, until it is put or removed anew.
 *
 * <p>Each {@link #put} and {@link #remove} is published as a {@link SecretChanged}, and each value that passes through
 * is made known to the {@link Redactor}.
 */
@ProviderType
public interface SecretStore {
    /** The secret called {@code id}, for the caller to close; empty if there is none. */
    Optional<Secret> get(SecretId id) throws FailureException;

    /**
     * The secret called {@code id}; if there is none, the one that {@code first} gives, which is kept from now on. Of
     * several processes that ask at once all get the same.
     */
    Secret getOrPut(SecretId id, Supplier<Secret> first) throws FailureException;

    /** Keeps {@code secret}, which stays the caller's to close, in the place of any other called {@code id}. */
    void put(SecretId id, Secret secret) throws FailureException;

    /** Forgets the secret called {@code id}; false if there was none. */
    boolean remove(SecretId id) throws FailureException;

    /**
     * Gives what is kept in a file another key, for when the old one may be known to somebody; a copy of the old file
     * and the old key still open each other. Whenever it is interrupted, the file can be read.
     *
     * @return whether there was anything: a keyring has keys of its own
     */
    boolean rotateKey() throws FailureException;

    /** The names of all secrets, each with the place that keeps it. */
    SortedMap<SecretId, Backend> list() throws FailureException;

    /** What keeps a secret that is put now. Asks the keyring if nobody has yet. */
    Backend backend() throws FailureException;

    /**
     * A place that keeps secrets.
     *
     * @param name for people, e.g. {@code the Secret Service}
     * @param place where it is, e.g. the path of a file; may be empty
     * @param keyring whether it is the system's own, locked when the user is not there
     * @param reason why it is not the keyring, as a sentence; empty if it is
     */
    record Backend(String name, String place, boolean keyring, String reason) {}
}
