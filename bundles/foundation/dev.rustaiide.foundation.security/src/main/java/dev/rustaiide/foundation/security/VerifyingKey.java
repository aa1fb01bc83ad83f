package dev.rustaiide.foundation.security;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

import dev.rustaiide.foundation.common.Sha256;

/** The public half of a {@link Signer}: tells whether it was that one who signed. Any thread may use it. */
public final class VerifyingKey {
    static final String ALGORITHM = "Ed25519";
    static final int BYTES = 32;

    private final byte[] bytes;
    private final PublicKey key;

    private VerifyingKey(byte[] bytes, PublicKey key) {
        this.bytes = bytes;
        this.key = key;
    }

    /**
     * The key with these 32 bytes, see RFC 8032.
     *
     * @throws IllegalArgumentException if they are no key
     */
    public static VerifyingKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        byte[] y = new byte[BYTES]; // big endian, without the sign of x
        for (int i = 0; i < BYTES; i++) {
            y[i] = bytes[BYTES - 1 - i];
        }
        boolean odd = y[0] < 0;
        y[0] &= 0x7f;
        try {
            var point = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)));
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(point);
            Signature.getInstance(ALGORITHM).initVerify(key); // only now it is known to lie on the curve
            return new VerifyingKey(bytes.clone(), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    static VerifyingKey of(EdECPublicKey key) {
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < Math.min(y.length, BYTES); i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        bytes[BYTES - 1] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
        return new VerifyingKey(bytes, key);
    }

    /**
     * The key that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static VerifyingKey parse(String text) {
        return of(Base64.getUrlDecoder().decode(text));
    }

    /** Whether {@code signature} is that of the signer for {@code message}; false for anything malformed. */
    public boolean verify(byte[] message, byte[] signature) {
        Signature verification;
        try {
            verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Java without Ed25519", e);
        }
        try {
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** Its 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A short name of the key for people and files: the first 16 hexadecimal digits of its SHA-256. */
    public String id() {
        return Sha256.hex(bytes).substring(0, 16);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The key in Base64, URL-safe, for {@link #parse}. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
