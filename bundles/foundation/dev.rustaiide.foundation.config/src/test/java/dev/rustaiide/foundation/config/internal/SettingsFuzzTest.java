package dev.rustaiide.foundation.config.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class SettingsFuzzTest {
    private static final List<String> SEEDS = List.of("",
            "{\n  // mine\n  \"editor.tabSize\": 2, /* two */\n  \"search.skip\": [\"a\"],\n}",
            "{\"by\": \"IT\", \"reason\": \"why\", \"settings\": {\"editor.tabSize\": 99, \"x\": {}}, "
                    + "\"locked\": [\"editor.*\", \"look.tehme\", 1]}",
            "{\"settings\": [], \"locked\": \"x\", \"by\": 1, \"tool.program\": \"x\", \"editor.tabSize\": null}",
            "\ufeff{\"a\":\"\\ud800\",\"a\":1}//");

    /** Cuts, doubles and changes pieces of the seeds; the same each time. */
    @Test
    void thousands_of_broken_files_do_no_harm() {
        var random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            byte[] data = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4); changes > 0 && data.length > 0; changes--) {
                data = mutate(data, random);
            }
            byte[] input = data;
            assertDoesNotThrow(() -> SettingsFuzz.fuzzerTestOneInput(input),
                    () -> new String(input, StandardCharsets.UTF_8));
        }
    }

    private static byte[] mutate(byte[] data, Random random) {
        int at = random.nextInt(data.length);
        int length = random.nextInt(data.length - at);
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(data, at);
            }
            case 1 -> data[at] = (byte) random.nextInt(256);
            case 2 -> data[at] = (byte) "{}[],:\"/*\\ \n1".charAt(random.nextInt(13));
            default -> {
                byte[] longer = Arrays.copyOf(data, data.length + length);
                System.arraycopy(data, at, longer, data.length, length);
                return longer;
            }
        }
        return data;
    }
}
