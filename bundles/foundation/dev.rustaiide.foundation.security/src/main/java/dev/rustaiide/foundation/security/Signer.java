package dev.rustaiide.foundation.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * Signs with an Ed25519 key (RFC 8032). Any thread may use it, until it is closed.
 */
public final class Signer implements AutoCloseable {
    private static final int SEED = 32;

    private final byte[] seed;
    private final PrivateKey key;
    private final VerifyingKey verifyingKey;

    private Signer(byte[] seed, PrivateKey key, VerifyingKey verifyingKey) {
        this.seed = seed;
        this.key = key;
        this.verifyingKey = verifyingKey;
    }

    /** A signer with a key that nobody has had before. */
    public static Signer generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new Signer(seed, pair.getPrivate(), VerifyingKey.of((EdECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without Ed25519", e);
        }
    }

    /**
     * The signer that {@code saved} was {@link #save saved} from.
     *
     * @throws IllegalArgumentException if it is none, or its two halves do not belong together
     */
    public static Signer restore(Secret saved) {
        byte[] halves = saved.bytes();
        try {
            if (halves.length != SEED + VerifyingKey.BYTES) {
                throw new IllegalArgumentException("not a signing key");
            }
            return of(Arrays.copyOf(halves, SEED), Arrays.copyOfRange(halves, SEED, halves.length));
        } finally {
            Arrays.fill(halves, (byte) 0);
        }
    }

    /** @param seed the private key of RFC 8032, which becomes this signer's own */
    static Signer of(byte[] seed, byte[] publicKey) {
        try {
            PrivateKey key = KeyFactory.getInstance(VerifyingKey.ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var signer = new Signer(seed, key, VerifyingKey.of(publicKey));
            byte[] probe = {1};
            if (!signer.verifyingKey.verify(probe, signer.sign(probe))) {
                throw new IllegalArgumentException("the halves of a signing key do not belong together");
            }
            return signer;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a signing key", e);
        }
    }

    /** What {@link #restore} takes: seed and public key, for a {@link SecretStore}. */
    public Secret save() {
        byte[] halves = Arrays.copyOf(seed, SEED + VerifyingKey.BYTES);
        System.arraycopy(verifyingKey.bytes(), 0, halves, SEED, VerifyingKey.BYTES);
        try {
            return Secret.ofBytes(halves);
        } finally {
            Arrays.fill(halves, (byte) 0);
        }
    }

    /** The signature of {@code message}, 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(VerifyingKey.ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without Ed25519", e);
        }
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** Overwrites what can be: the JDK keeps a copy of its own until it is collected. */
    @Override
    public void close() {
        Arrays.fill(seed, (byte) 0);
    }
}
