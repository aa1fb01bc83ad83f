package dev.rustaiide.foundation.security;

import java.security.GeneralSecurityException;
import java.security.Key;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM with a tag of 128 bits (NIST SP 800-38D), by the JDK. */
final class Aead {
    static final String KEY_ALGORITHM = "AES";
    static final int NONCE = 12;
    static final int TAG = 16;

    private final Cipher cipher;
    private final Key key;

    Aead(Key key) {
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without AES-GCM", e);
        }
        this.key = key;
    }

    /** Encrypts {@code length} bytes; gives how many it wrote. The nonce must not have been used with this key. */
    int encrypt(byte[] nonce, byte[][] associated, byte[] in, int length, byte[] out, int at) {
        try {
            return run(Cipher.ENCRYPT_MODE, nonce, associated, in, length, out, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /**
     * Decrypts {@code length} bytes with their tag; gives how many it wrote.
     *
     * @throws AEADBadTagException if anything is not as it was encrypted; nothing is written then
     */
    int decrypt(byte[] nonce, byte[][] associated, byte[] in, int length, byte[] out, int at)
            throws AEADBadTagException {
        try {
            return run(Cipher.DECRYPT_MODE, nonce, associated, in, length, out, at);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    private int run(int mode, byte[] nonce, byte[][] associated, byte[] in, int length, byte[] out, int at)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        for (byte[] part : associated) {
            cipher.updateAAD(part);
        }
        return cipher.doFinal(in, 0, length, out, at);
    }
}
