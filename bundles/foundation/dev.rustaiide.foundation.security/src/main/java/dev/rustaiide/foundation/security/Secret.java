package dev.rustaiide.foundation.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * A text that must not be seen: a password, a token, a key in its written form. It shows itself as {@value #SHOWN} and
 * is overwritten in memory when it is closed; what was handed out as a copy is the caller's to wipe. Any thread may use
 * it; all but {@link #toString}, {@link #hashCode} and {@link #close} throw {@link IllegalStateException} once closed.
 *
 * <p>Being text without NUL it fits every keyring. Bytes go in by {@link #ofBytes} as Base64.
 */
public final class Secret implements AutoCloseable {
    public static final String SHOWN = "•••";

    private final byte[] utf8;
    private boolean closed;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * A secret with the text of {@code chars}, which is copied.
     *
     * @throws IllegalArgumentException if it has a NUL or a lone surrogate; the message does not tell the text
     */
    public static Secret of(char[] chars) {
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chars));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not a text");
        }
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return checked(bytes);
    }

    /**
     * A secret with the text that {@code utf8} encodes, which is copied.
     *
     * @throws IllegalArgumentException if it has a NUL or is no UTF-8; the message does not tell the text
     */
    public static Secret ofUtf8(byte[] utf8) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            Arrays.fill(text.array(), '\0');
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not a text in UTF-8");
        }
        return checked(utf8.clone());
    }

    /** A secret whose text is the Base64 (URL-safe, not padded) of {@code bytes}. */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(Base64.getUrlEncoder().withoutPadding().encode(bytes));
    }

    private static Secret checked(byte[] utf8) {
        for (byte unit : utf8) {
            if (unit == 0) {
                Arrays.fill(utf8, (byte) 0);
                throw new IllegalArgumentException("a secret has no NUL");
            }
        }
        return new Secret(utf8);
    }

    /** Its text in UTF-8: a copy, to be wiped by the caller. */
    public synchronized byte[] utf8() {
        return open().clone();
    }

    /** Its text: a copy, to be wiped by the caller. */
    public synchronized char[] chars() {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(open()));
        char[] chars = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        return chars;
    }

    /**
     * The bytes that {@link #ofBytes} was given: a copy, to be wiped by the caller.
     *
     * @throws IllegalArgumentException if it is not Base64; the message does not tell the text
     */
    public synchronized byte[] bytes() {
        try {
            return Base64.getUrlDecoder().decode(open());
        } catch (IllegalArgumentException tellsTheText) {
            throw new IllegalArgumentException("not Base64");
        }
    }

    /** Another one with the same text, to be closed by itself. */
    public Secret copy() {
        return new Secret(utf8());
    }

    public synchronized boolean isEmpty() {
        return open().length == 0;
    }

    private byte[] open() {
        if (closed) {
            throw new IllegalStateException("the secret was closed");
        }
        return utf8;
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(utf8, (byte) 0);
    }

    /** Whether both have the same text; how long it takes does not tell where they differ. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Secret secret)) {
            return false;
        }
        byte[] theirs = secret.utf8();
        try {
            synchronized (this) {
                return MessageDigest.isEqual(open(), theirs);
            }
        } finally {
            Arrays.fill(theirs, (byte) 0);
        }
    }

    /** The same for all: a hash would tell something about the text. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
