package dev.rustaiide.foundation.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

/** A short run of the fuzz targets, always the same. */
class FuzzTest {
    private static final int ROUNDS = 500;
    private final Random random = new Random(42);

    private void run(byte[] seed, Consumer<byte[]> target) {
        for (int round = 0; round < ROUNDS; round++) {
            target.accept(round % 5 == 0 ? noise() : mutated(seed));
        }
        target.accept(seed);
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated(byte[] seed) {
        byte[] bytes = Arrays.copyOf(seed, random.nextInt(4) == 0 ? random.nextInt(seed.length + 20) : seed.length);
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void anything_is_opened_or_refused() {
        byte[] seed = new Sealer(WrappingKeys.of(SealFuzz.KEY)).seal(new byte[100], new byte[0]);
        run(seed, SealFuzz::fuzzerTestOneInput);
    }

    @Test
    void any_text_is_a_password_hash_or_refused() {
        String seed = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        run(seed.getBytes(ISO_8859_1), PasswordHashFuzz::fuzzerTestOneInput);
    }
}
