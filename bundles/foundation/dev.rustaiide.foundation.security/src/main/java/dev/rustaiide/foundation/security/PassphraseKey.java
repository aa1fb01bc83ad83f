package dev.rustaiide.foundation.security;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Wrapping keys that come from a passphrase by Argon2id. The name of such a key tells how: it is the beginning of a
 * {@link PasswordHash}, cost and salt without the hash.
 */
public final class PassphraseKey {
    private static final String BEGIN = "$argon2id$";
    private static final byte[] NO_HASH = new byte[WrappingKey.BYTES];

    private PassphraseKey() {}

    /** A name with the recommended cost and a new salt. */
    public static String newId() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String phc = new PasswordHash(PasswordHash.RECOMMENDED, salt, NO_HASH).toString();
        return phc.substring(0, phc.lastIndexOf('$'));
    }

    /** Whether {@code keyId} is the name of a key from a passphrase. */
    public static boolean isOne(String keyId) {
        return keyId.startsWith(BEGIN);
    }

    /**
     * The key of that name. A wrong passphrase gives a wrong key, which opens nothing. Takes a good part of a second.
     *
     * @throws IllegalArgumentException if {@code keyId} is not {@link #isOne one}, or its cost is beyond all measure
     */
    public static WrappingKey derive(String keyId, Secret passphrase) {
        PasswordHash how = PasswordHash.parse(keyId + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        byte[] key = PasswordHash.of(passphrase, how.cost(), how.salt()).hash();
        try {
            return new WrappingKey(keyId, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
