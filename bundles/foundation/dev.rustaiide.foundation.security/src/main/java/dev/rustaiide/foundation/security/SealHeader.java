package dev.rustaiide.foundation.security;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;

import dev.rustaiide.foundation.security.UnsealException.Reason;

/**
 * How something sealed begins:
 *
 * <pre>
 * 4   "RAIS"
 * 1   version, 1
 * 1   binary logarithm of the size of a chunk before its tag
 * 12  nonce that those of the chunks are made from                      up to here: fixed for good
 * 1   length of the name of the wrapping key
 * n   the name, ASCII
 * 12  nonce of the wrapping
 * 48  key of the message, encrypted by the wrapping key, with its tag   authenticates everything before it
 * </pre>
 *
 * <p>The chunks authenticate the fixed part, so the rest can be written anew when the wrapping key changes.
 *
 * @param fixed its first 18 bytes
 * @param wrapped the encrypted key of the message with its tag
 */
record SealHeader(byte[] fixed, String keyId, byte[] wrapNonce, byte[] wrapped) {
    static final int CHUNK_LOG = 16;
    private static final byte[] MAGIC = "RAIS".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int FIXED = 18;
    private static final int NONCE_AT = 6;
    private static final int SMALLEST_LOG = 8;
    private static final int LARGEST_LOG = 24;

    /** A header for a new message that {@code messageKey} encrypts. */
    static SealHeader create(WrappingKey key, byte[] messageKey, SecureRandom random) {
        byte[] fixed = ByteBuffer.allocate(FIXED).put(MAGIC).put(VERSION).put((byte) CHUNK_LOG)
                .put(nonce(random)).array();
        return wrap(fixed, key, messageKey, random);
    }

    /** The same message's header with its key wrapped by {@code key}. */
    SealHeader rewrapped(WrappingKey key, byte[] messageKey, SecureRandom random) {
        return wrap(fixed, key, messageKey, random);
    }

    private static SealHeader wrap(byte[] fixed, WrappingKey key, byte[] messageKey, SecureRandom random) {
        byte[] nonce = nonce(random);
        byte[] wrapped = new byte[WrappingKey.BYTES + Aead.TAG];
        new Aead(key.forAes()).encrypt(nonce, new byte[][] {fixed, name(key.id())}, messageKey, messageKey.length,
                wrapped, 0);
        return new SealHeader(fixed, key.id(), nonce, wrapped);
    }

    private static byte[] nonce(SecureRandom random) {
        byte[] nonce = new byte[Aead.NONCE];
        random.nextBytes(nonce);
        return nonce;
    }

    /** The name as it is written: its length, then itself. */
    private static byte[] name(String keyId) {
        byte[] ascii = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + ascii.length).put((byte) ascii.length).put(ascii).array();
    }

    static SealHeader read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        byte[] fixed = in.readNBytes(FIXED);
        if (fixed.length < MAGIC.length || !Arrays.equals(fixed, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new UnsealException(Reason.NOT_SEALED);
        }
        if (fixed.length > MAGIC.length && fixed[MAGIC.length] != VERSION) {
            throw new UnsealException(Reason.OTHER_VERSION);
        }
        try {
            byte[] name = new byte[data.readUnsignedByte()];
            data.readFully(name);
            byte[] nonce = new byte[Aead.NONCE];
            data.readFully(nonce);
            byte[] wrapped = new byte[WrappingKey.BYTES + Aead.TAG];
            data.readFully(wrapped);
            return new SealHeader(fixed, new String(name, StandardCharsets.ISO_8859_1), nonce, wrapped);
        } catch (EOFException cut) {
            throw new UnsealException(Reason.TRUNCATED);
        }
    }

    byte[] write() {
        byte[] name = name(keyId);
        return ByteBuffer.allocate(fixed.length + name.length + wrapNonce.length + wrapped.length).put(fixed).put(name)
                .put(wrapNonce).put(wrapped).array();
    }

    /** The key of the message; the caller wipes it. */
    byte[] unwrap(WrappingKeys keys) throws UnsealException {
        WrappingKey key = keys.find(keyId).orElseThrow(() -> new UnsealException(Reason.UNKNOWN_KEY));
        byte[] messageKey = new byte[WrappingKey.BYTES];
        try {
            new Aead(key.forAes()).decrypt(wrapNonce, new byte[][] {fixed, name(keyId)}, wrapped, wrapped.length,
                    messageKey, 0);
        } catch (AEADBadTagException e) {
            throw new UnsealException(Reason.ALTERED);
        }
        if (fixed[NONCE_AT - 1] < SMALLEST_LOG || fixed[NONCE_AT - 1] > LARGEST_LOG) {
            throw new UnsealException(Reason.OTHER_VERSION);
        }
        return messageKey;
    }

    /** The size of every chunk but the last, before its tag. */
    int chunk() {
        return 1 << fixed[NONCE_AT - 1];
    }

    /** The nonce of a chunk: its number and whether it is the last, over the one of the header. */
    byte[] nonce(long number, boolean last) {
        byte[] nonce = Arrays.copyOfRange(fixed, NONCE_AT, FIXED);
        for (int i = 0; i < Integer.BYTES; i++) {
            nonce[Aead.NONCE - 2 - i] ^= (byte) (number >>> Byte.SIZE * i);
        }
        nonce[Aead.NONCE - 1] ^= (byte) (last ? 1 : 0);
        return nonce;
    }
}
