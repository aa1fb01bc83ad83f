package dev.rustaiide.foundation.logging.internal.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.logging.AuditRecord;

class TrailFuzzTest {
    @Test
    void the_reader_survives_a_few_hundred_mutations() {
        var encoder = new ChainEncoder(1);
        encoder.add(new AuditRecord(Signatures.BEGUN, "x", Map.of("key", "no key")), 0, "");
        encoder.add(new AuditRecord(Signatures.CHECKPOINT, "", Map.of("signature", "?")), 0, "c");
        encoder.add(new AuditRecord("a.b", "x", Map.of()), 0, "");
        var bytes = encoder.take();
        var random = new Random(7);
        for (int round = 0; round < 600; round++) {
            byte[] data = Arrays.copyOf(bytes.array(), bytes.limit());
            for (int i = random.nextInt(8); i > 0; i--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            TrailFuzz.fuzzerTestOneInput(Arrays.copyOf(data, random.nextInt(data.length + 1)));
        }
        byte[] noise = new byte[2000];
        random.nextBytes(noise);
        TrailFuzz.fuzzerTestOneInput(noise);
    }
}
