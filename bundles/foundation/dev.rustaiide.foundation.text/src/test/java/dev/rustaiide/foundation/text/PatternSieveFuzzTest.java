package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PatternSieveFuzzTest {
    private static final String PIECES =
            "()[]{}|*+?^$.\\-&,:<>=!~#abkABK19_ \n\r\tdDwWsSbBpPLuxQEhvRXzN0éßſ\u2028\u0301";
    private static final List<String> SEEDS = List.of("0fn\\s+(\\w+)\\(\0fn a(\nfn\nb(\n",
            "1[a-c&&[^b]]{2,3}$\0acA\r\n", "0(?i)\\bk\\b|^(?s:a.b)\0K\na\nb",
            "0\\Qa.b\\E\\p{L}+\\x41\\u0042\0a.béAB", "1(?<n>a*?)(?:b|c)++(?=d)\0abcd",
            "0[^\\s\"]*\"\0a\"b\n\"", "0\\W\\B\0\r\n\u0085é a\u0301");

    /** Cuts, doubles and changes pieces of the seeds; the same each time. */
    @Test
    void thousands_of_odd_expressions_hold_nothing_back() {
        var random = new Random(42);
        for (int i = 0; i < 6000; i++) {
            byte[] data = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random).getBytes(StandardCharsets.UTF_8);
            if (i % 4 == 0) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            assertDoesNotThrow(() -> PatternSieveFuzz.fuzzerTestOneInput(data), () -> Arrays.toString(data));
        }
    }

    private static String mutated(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, piece);
                case 1 -> text.insert(at, piece);
                case 2 -> text.insert(at, seed, 1, 1 + random.nextInt(seed.length() - 1));
                default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(3)));
            }
        }
        return text.toString();
    }
}
