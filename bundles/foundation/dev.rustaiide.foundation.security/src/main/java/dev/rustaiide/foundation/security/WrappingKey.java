package dev.rustaiide.foundation.security;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits that encrypts the keys of messages, never the messages. Its name is written into what it seals, so
 * that it is found again. Any thread may use it, until it is closed.
 */
public final class WrappingKey implements AutoCloseable {
    static final int BYTES = 32;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final String id;
    private final byte[] key;

    /**
     * @param id 1 to 255 printable ASCII characters, no blanks; nothing secret
     * @param key 32 bytes that nobody can guess; copied
     */
    public WrappingKey(String id, byte[] key) {
        if (!ID.matcher(id).matches() || key.length != BYTES) {
            throw new IllegalArgumentException("a wrapping key has a name and 256 bits");
        }
        this.id = id;
        this.key = key.clone();
    }

    /** A new key, called {@code purpose} and 16 random hexadecimal digits. */
    public static WrappingKey generate(String purpose) {
        var random = new SecureRandom();
        byte[] name = new byte[8];
        byte[] key = new byte[BYTES];
        random.nextBytes(name);
        random.nextBytes(key);
        try {
            return new WrappingKey(purpose + '-' + HexFormat.of().formatHex(name), key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    public String id() {
        return id;
    }

    /** Its bytes: a copy, to be wiped by the caller. */
    byte[] bytes() {
        return key.clone();
    }

    SecretKey forAes() {
        return new SecretKeySpec(key, Aead.KEY_ALGORITHM);
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return id;
    }
}
