package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class Sha256Test {
    @Test
    void hashes_are_those_of_the_standard() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.hex("abc"));
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256.hex(new byte[0]));
        assertEquals(Sha256.hex("ä".getBytes(StandardCharsets.UTF_8)), Sha256.hex("ä"));
        assertEquals("ba7816bf8f01cfea", Sha256.hex("abc", 16));
    }

    @Test
    void each_digest_has_read_nothing_yet() {
        Sha256.digest().update((byte) 1);
        assertEquals(32, Sha256.digest().digest().length);
        assertEquals(Sha256.hex(""), java.util.HexFormat.of().formatHex(Sha256.digest().digest()));
    }
}
