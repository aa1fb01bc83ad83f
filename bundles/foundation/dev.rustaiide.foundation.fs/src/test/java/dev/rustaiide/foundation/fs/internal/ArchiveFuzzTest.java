package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

class ArchiveFuzzTest {
    private static List<byte[]> seeds() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (String name : List.of("a/b.rs", "c", "d/", "ä")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes());
            }
        }
        byte[] tar = new Archives().file("a/b", "content").entry("l", '2', "a/b", new byte[0])
                .entry("x", 'x', "", "20 path=some/name/x\n".getBytes()).file("y", "z").tar();
        return List.of(zip.toByteArray(), tar, Archives.gzip(tar));
    }

    @Test
    void no_bytes_do_harm() throws IOException {
        Random random = new Random(42);
        int survived = 0;
        for (byte[] seed : seeds()) {
            ArchiveFuzz.fuzzerTestOneInput(seed);
            for (int i = 0; i < 400; i++) {
                byte[] bytes = seed.clone();
                for (int change = random.nextInt(1, 8); change > 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xFF);
                }
                if (random.nextInt(4) == 0) {
                    bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                }
                ArchiveFuzz.fuzzerTestOneInput(bytes);
                survived++;
            }
        }
        assertTrue(survived == 1200);
    }
}
