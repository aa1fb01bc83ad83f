package dev.rustaiide.foundation.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedVectorsTest {
    static List<Vectors> gcm() throws IOException {
        return Vectors.of("aes-gcm");
    }

    static List<Vectors> argon2() throws IOException {
        return Vectors.of("argon2id");
    }

    static List<Vectors> ed25519() throws IOException {
        return Vectors.of("ed25519");
    }

    static List<Vectors> hmac() throws IOException {
        return Vectors.of("hmac-sha256");
    }

    @Test
    void the_files_have_as_many_as_they_should() throws IOException {
        assertEquals(List.of(14, 3, 3, 6), List.of(gcm().size(), argon2().size(), ed25519().size(), hmac().size()));
        assertEquals(3, gcm().stream().filter(vector -> vector.text("result").equals("invalid")).count());
    }

    @ParameterizedTest
    @MethodSource("gcm")
    void aes_gcm_is_as_published(Vectors vector) throws AEADBadTagException {
        var aead = new Aead(new SecretKeySpec(vector.bytes("key"), Aead.KEY_ALGORITHM));
        byte[] plain = vector.bytes("plain");
        byte[] cipher = vector.bytes("cipher");
        byte[] sealed = Arrays.copyOf(cipher, cipher.length + Aead.TAG);
        System.arraycopy(vector.bytes("tag"), 0, sealed, cipher.length, Aead.TAG);
        byte[][] associated = {vector.bytes("associated")};
        byte[] opened = new byte[plain.length];
        if (vector.text("result").equals("invalid")) {
            assertThrows(AEADBadTagException.class, () -> aead.decrypt(vector.bytes("nonce"), associated, sealed,
                    sealed.length, opened, 0));
            return;
        }
        byte[] out = new byte[sealed.length];
        assertEquals(sealed.length, aead.encrypt(vector.bytes("nonce"), associated, plain, plain.length, out, 0));
        assertArrayEquals(sealed, out);
        aead.decrypt(vector.bytes("nonce"), associated, sealed, sealed.length, opened, 0);
        assertArrayEquals(plain, opened);
    }

    @ParameterizedTest
    @MethodSource("argon2")
    void argon2id_is_as_published(Vectors vector) {
        var cost = new PasswordHash.Cost(vector.number("memory"), vector.number("passes"), vector.number("lanes"));
        assertArrayEquals(vector.bytes("hash"), Argon2.hash(cost, vector.bytes("password"), vector.bytes("salt"), 32,
                vector.bytes("secret"), vector.bytes("associated")));
    }

    @ParameterizedTest
    @MethodSource("ed25519")
    void ed25519_is_as_published(Vectors vector) {
        try (Signer signer = Signer.of(vector.bytes("seed"), vector.bytes("public"))) {
            assertArrayEquals(vector.bytes("signature"), signer.sign(vector.bytes("message")));
            assertTrue(VerifyingKey.of(vector.bytes("public")).verify(vector.bytes("message"),
                    vector.bytes("signature")));
        }
    }

    @ParameterizedTest
    @MethodSource("hmac")
    void hmac_is_as_published(Vectors vector) {
        var hmac = new Hmac(vector.bytes("key"));
        assertArrayEquals(vector.bytes("mac"), hmac.sign(vector.bytes("message")));
        assertTrue(hmac.verify(vector.bytes("message"), vector.bytes("mac")));
        byte[] wrong = vector.bytes("mac");
        wrong[31] ^= 1;
        assertFalse(hmac.verify(vector.bytes("message"), wrong));
        assertFalse(hmac.verify(vector.bytes("message"), Arrays.copyOf(vector.bytes("mac"), 16)));
    }
}
