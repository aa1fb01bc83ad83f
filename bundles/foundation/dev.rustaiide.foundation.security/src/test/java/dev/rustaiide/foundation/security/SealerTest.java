package dev.rustaiide.foundation.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.security.UnsealException.Reason;

class SealerTest {
    private static final int CHUNK = 1 << SealHeader.CHUNK_LOG;
    private static final byte[] PLACE = "for this place".getBytes(UTF_8);

    private final WrappingKey key = WrappingKey.generate("test");
    private final Sealer sealer = new Sealer(WrappingKeys.of(key));
    /** Up to here the header: fixed part, name with its length, nonce, wrapped key. */
    private final int header = 18 + 1 + key.id().length() + 12 + 48;

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private Reason refused(byte[] sealed) {
        return assertThrows(UnsealException.class, () -> sealer.open(sealed, PLACE)).reason();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17})
    void what_was_sealed_opens(int size) throws IOException {
        byte[] sealed = sealer.seal(bytes(size), PLACE);
        assertArrayEquals(bytes(size), sealer.open(sealed, PLACE));
        assertEquals(header + size + Aead.TAG * Math.max(1, (size + CHUNK - 1) / CHUNK), sealed.length);
        assertEquals(key.id(), Sealer.keyOf(sealed));
    }

    @Test
    void every_flipped_bit_is_refused() throws IOException {
        byte[] sealed = sealer.seal("text".getBytes(UTF_8), PLACE);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            refused(altered);
        }
        sealer.open(sealed, PLACE); // it was the flipping
    }

    @Test
    void every_cut_is_refused() {
        byte[] sealed = sealer.seal("text".getBytes(UTF_8), PLACE);
        for (int length = 0; length < sealed.length; length++) {
            refused(Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void a_cut_between_chunks_is_called_one() {
        byte[] sealed = sealer.seal(bytes(3 * CHUNK), PLACE);
        assertEquals(Reason.TRUNCATED, refused(Arrays.copyOf(sealed, header + 2 * (CHUNK + Aead.TAG))));
        assertEquals(Reason.TRUNCATED, refused(Arrays.copyOf(sealed, header)));
        assertEquals(Reason.ALTERED, refused(Arrays.copyOf(sealed, header + CHUNK)));
    }

    @Test
    void chunks_in_another_order_twice_or_with_something_appended_are_refused() {
        byte[] sealed = sealer.seal(bytes(3 * CHUNK), PLACE);
        int size = CHUNK + Aead.TAG;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, header, swapped, header + size, size);
        System.arraycopy(sealed, header + size, swapped, header, size);
        assertEquals(Reason.ALTERED, refused(swapped));
        byte[] repeated = sealed.clone();
        System.arraycopy(sealed, header, repeated, header + size, size);
        assertEquals(Reason.ALTERED, refused(repeated));
        assertEquals(Reason.ALTERED, refused(Arrays.copyOf(sealed, sealed.length + 1)));
    }

    @Test
    void chunks_of_another_message_with_the_same_key_are_refused() {
        byte[] one = sealer.seal(bytes(CHUNK + 1), PLACE);
        byte[] other = sealer.seal(bytes(CHUNK + 1), PLACE);
        System.arraycopy(other, header, one, header, CHUNK + Aead.TAG);
        assertEquals(Reason.ALTERED, refused(one));
    }

    @Test
    void nothing_of_a_broken_chunk_is_given_out_and_nothing_after_it() throws IOException {
        byte[] sealed = sealer.seal(bytes(3 * CHUNK), PLACE);
        sealed[header + CHUNK + Aead.TAG + 5] ^= 1; // in the second chunk
        try (InputStream in = sealer.open(new ByteArrayInputStream(sealed), PLACE)) {
            assertArrayEquals(Arrays.copyOf(bytes(3 * CHUNK), CHUNK), in.readNBytes(CHUNK));
            assertEquals(Reason.ALTERED, assertThrows(UnsealException.class, in::read).reason());
            assertEquals(Reason.ALTERED, assertThrows(UnsealException.class, in::read).reason());
        }
    }

    @Test
    void another_place_is_refused() {
        byte[] sealed = sealer.seal(bytes(10), PLACE);
        assertThrows(UnsealException.class, () -> sealer.open(sealed, "elsewhere".getBytes(UTF_8)));
        assertThrows(UnsealException.class, () -> sealer.open(sealed, new byte[0]));
    }

    @Test
    void a_wrong_key_is_refused_whatever_its_name() {
        byte[] sealed = sealer.seal(bytes(10), PLACE);
        var stranger = new Sealer(WrappingKeys.of(WrappingKey.generate("test")));
        assertEquals(Reason.UNKNOWN_KEY,
                assertThrows(UnsealException.class, () -> stranger.open(sealed, PLACE)).reason());
        var impostor = new Sealer(WrappingKeys.of(new WrappingKey(key.id(), bytes(32))));
        assertEquals(Reason.ALTERED, assertThrows(UnsealException.class, () -> impostor.open(sealed, PLACE)).reason());
    }

    @Test
    void what_is_not_sealed_or_newer_is_told_apart() {
        assertEquals(Reason.NOT_SEALED, refused("{\"json\": true}".getBytes(UTF_8)));
        assertEquals(Reason.NOT_SEALED, refused(new byte[0]));
        byte[] newer = sealer.seal(bytes(10), PLACE);
        newer[4] = 2;
        assertEquals(Reason.OTHER_VERSION, refused(newer));
    }

    @Test
    void after_a_rotation_old_and_new_open_and_rewrapping_leaves_the_content() throws IOException {
        byte[] old = sealer.seal(bytes(CHUNK + 5), PLACE);
        WrappingKey next = WrappingKey.generate("next");
        WrappingKeys rotated = WrappingKeys.of(key).rotate(next);
        var both = new Sealer(rotated);
        assertArrayEquals(bytes(CHUNK + 5), both.open(old, PLACE));
        assertEquals(next.id(), Sealer.keyOf(both.seal(bytes(1), PLACE)));

        var out = new ByteArrayOutputStream();
        both.rewrap(new ByteArrayInputStream(old), out);
        byte[] rewrapped = out.toByteArray();
        var onlyNew = new Sealer(rotated.withoutOlder());
        assertArrayEquals(bytes(CHUNK + 5), onlyNew.open(rewrapped, PLACE));
        assertThrows(UnsealException.class, () -> onlyNew.open(old, PLACE));
        assertArrayEquals(Arrays.copyOfRange(old, old.length - CHUNK, old.length),
                Arrays.copyOfRange(rewrapped, rewrapped.length - CHUNK, rewrapped.length));
        for (int bit = 0; bit < header * Byte.SIZE; bit++) {
            byte[] altered = rewrapped.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThrows(UnsealException.class, () -> onlyNew.open(altered, PLACE));
        }
    }

    @Test
    void no_nonce_comes_twice() throws IOException {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            byte[] sealed = sealer.seal(new byte[0], PLACE);
            assertTrue(seen.add(Arrays.toString(Arrays.copyOfRange(sealed, 6, 18))));
            assertTrue(seen.add(Arrays.toString(Arrays.copyOfRange(sealed, header - 60, header - 48))));
        }
        SealHeader read = SealHeader.read(new ByteArrayInputStream(sealer.seal(new byte[0], PLACE)));
        Set<String> chunks = new HashSet<>();
        for (long number : new long[] {0, 1, 255, 256, 65535, 65536, 0xffffffffL}) {
            assertTrue(chunks.add(Arrays.toString(read.nonce(number, false))));
            assertTrue(chunks.add(Arrays.toString(read.nonce(number, true))));
        }
    }

    @Test
    void keys_outlive_the_process_in_a_secret() throws IOException {
        WrappingKeys keys = WrappingKeys.of(key).rotate(WrappingKey.generate("next"));
        WrappingKeys again = WrappingKeys.restore(keys.save());
        assertEquals(keys.current().id(), again.current().id());
        assertArrayEquals(bytes(3), new Sealer(again).open(sealer.seal(bytes(3), PLACE), PLACE));
        var none = assertThrows(IllegalArgumentException.class,
                () -> WrappingKeys.restore(Secret.of("name not!base64".toCharArray())));
        assertFalse(String.valueOf(none.getMessage()).contains("not!base64"));
    }

    @Test
    void a_key_from_a_passphrase_is_the_same_for_the_same_and_another_for_another() throws IOException {
        String id = "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ";
        try (Secret right = Secret.of("correct horse".toCharArray()); Secret wrong = Secret.of("horse".toCharArray())) {
            byte[] sealed = new Sealer(WrappingKeys.of(PassphraseKey.derive(id, right))).seal(bytes(5), PLACE);
            assertTrue(PassphraseKey.isOne(Sealer.keyOf(sealed)));
            assertArrayEquals(bytes(5),
                    new Sealer(WrappingKeys.of(PassphraseKey.derive(id, right))).open(sealed, PLACE));
            var other = new Sealer(WrappingKeys.of(PassphraseKey.derive(id, wrong)));
            assertThrows(UnsealException.class, () -> other.open(sealed, PLACE));
        }
        assertNotEquals(PassphraseKey.newId(), PassphraseKey.newId());
    }
}
