package dev.rustaiide.foundation.logging.internal.audit;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

import dev.rustaiide.foundation.common.Sha256;

/**
 * How a line of the trail looks, and its hash.
 *
 * <pre>{"seq":7,"prev":"64 digits","time":"…","pid":1,"kind":"…","subject":"…","details":{…},"hash":"64 digits"}</pre>
 *
 * <p>The hash is the SHA-256 of the line's bytes up to the comma before it, {@code prev} is the hash of the line
 * before, zeros for the first. So no byte is outside of both, and a line can be checked without reading it as JSON.
 */
final class Chain {
    static final int HASH = 64;
    static final byte[] NOTHING = "0".repeat(HASH).getBytes(StandardCharsets.US_ASCII);
    static final byte[] BEFORE_HASH = ascii(",\"hash\":\"");
    static final byte[] END = ascii("\"}");
    /** What follows the content: the hash with its name, and the end of the object. */
    static final int TAIL = BEFORE_HASH.length + HASH + END.length;

    private static final byte[] HEX = ascii("0123456789abcdef");

    private final MessageDigest sha;
    private final byte[] digest = new byte[HASH / 2];

    Chain() {
        this.sha = Sha256.digest();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String text(byte[] hash) {
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /** Writes the hash of {@code content} at {@code at}, in hexadecimal. */
    void hash(byte[] content, int from, int length, byte[] target, int at) {
        sha.update(content, from, length);
        try {
            sha.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < digest.length; i++) {
            target[at + 2 * i] = HEX[digest[i] >> 4 & 0xf];
            target[at + 2 * i + 1] = HEX[digest[i] & 0xf];
        }
    }

    byte[] hash(byte[] content, int from, int length) {
        byte[] hash = new byte[HASH];
        hash(content, from, length, hash, 0);
        return hash;
    }

    static boolean isHash(byte[] text, int from) {
        for (int i = from; i < from + HASH; i++) {
            if (text[i] < '0' || text[i] > 'f' || text[i] > '9' && text[i] < 'a') {
                return false;
            }
        }
        return true;
    }

    static boolean matches(byte[] text, int from, byte[] expected) {
        return from >= 0 && from + expected.length <= text.length
                && Arrays.equals(text, from, from + expected.length, expected, 0, expected.length);
    }
}
