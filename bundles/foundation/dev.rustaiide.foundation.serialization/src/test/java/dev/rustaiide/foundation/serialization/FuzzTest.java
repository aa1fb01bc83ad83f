package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.StoredTest.Place;
import dev.rustaiide.foundation.serialization.StoredTest.Rich;

/** Feeds the fuzz targets with inputs that are always the same; {@code Jazzer} finds others. */
class FuzzTest {
    private final Random random = new Random(11);

    @Test
    void mutated_files_never_surprise_the_reader() throws Exception {
        Rich inner = new Rich("i", List.of(), new Place("p", 1), List.of(), Optional.of(2.5), new byte[] {4});
        var outer = new Rich("o", List.of(inner, inner), new Place("q", 2), List.of(List.of("x", "y"), List.of()),
                Optional.empty(), new byte[] {1, 2});
        byte[] file = StoredTest.store(StoredTest.RICH, List.of(outer, inner), Compression.NONE);
        var description = new ByteSink();
        StoredTest.RICH.description(List.of()).write(description);
        var sheet = new SheetOut();
        Encoder encoder = StoredTest.RICH.encoder(sheet);
        encoder.put(new Object[] {outer, inner}, 2);
        var block = new ByteSink();
        sheet.flush(block);
        for (int i = 0; i < 1500; i++) {
            StoredFuzz.fuzzerTestOneInput(mutated((byte) 0, file));
            StoredFuzz.fuzzerTestOneInput(mutated((byte) 1, description.toByteArray()));
            StoredFuzz.fuzzerTestOneInput(mutated((byte) 2, block.toByteArray()));
        }
    }

    @Test
    void mutated_json_never_surprises_the_readers() {
        String text = "{\"a\": [1, -2.5e3, \"x\\u00e4\\n\", true], /* c */ \"b\": {\"c\": null,},\n // d\n"
                + " \"e\": \"😀\"}";
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        JsonFuzz.fuzzerTestOneInput(json);
        for (int i = 0; i < 1500; i++) {
            byte[] mutated = mutated((byte) 0, json);
            JsonFuzz.fuzzerTestOneInput(Arrays.copyOfRange(mutated, 1, mutated.length));
        }
    }

    private byte[] mutated(byte first, byte[] from) {
        byte[] data = new byte[from.length + 1];
        System.arraycopy(from, 0, data, 1, from.length);
        data[0] = first;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = 1 + random.nextInt(from.length);
            switch (random.nextInt(4)) {
                case 0 -> data[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> data[at] = (byte) random.nextInt();
                case 2 -> data[at] = data[1 + random.nextInt(from.length)];
                default -> System.arraycopy(data, at, data, Math.max(1, at - 3), data.length - at);
            }
        }
        return data;
    }
}
