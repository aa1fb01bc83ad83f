package dev.rustaiide.foundation.security;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The place where this system keeps secrets. A service that {@link SecretStore} collects: the first one that
 * {@link #isHere} is used.
 *
 * <p>Its methods may block. They run on a thread that is interrupted when they take too long, after which this keyring
 * is asked no more in this process; one that cannot be interrupted must end by itself. Every {@link IOException} says
 * in its message, as a sentence for people, why the keyring does not do what it should.
 */
@ConsumerType
public interface Keyring {
    /** For people, e.g. {@code the Secret Service}. */
    String name();

    /** Whether this is the right one for this system; nothing is started or loaded to find out. */
    boolean isHere();

    /** The secret; empty if there is none. */
    Optional<Secret> get(Place place, SecretId id) throws IOException;

    /** Keeps {@code secret} in the place of any other. */
    void put(Place place, SecretId id, Secret secret) throws IOException;

    /** Forgets a secret; false if there was none. */
    boolean remove(Place place, SecretId id) throws IOException;

    /** The names of all secrets of {@code place}. Also used to find out whether the keyring works. */
    SortedSet<SecretId> list(Place place) throws IOException;

    /**
     * Keeps installations of one user apart that have different folders.
     *
     * @param name the path of the folder that the installation keeps its state in
     */
    record Place(String name) {}
}
