package dev.rustaiide.ai.inference.internal.grammar;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

class GbnfFuzzTest {
    private static final String[] PARTS = {"root", " ::= ", "\"a\"", "[a-z]", "(", ")", " | ", "*", "+", "?", "{1,3}",
        "\n", "b", " ", ".", "[^\\n]", "\"\\u00e4\"", "#", "{2,}", "::="};

    @Test
    void thrown_together_grammars_are_read_or_refused() {
        var random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder("root ::= ");
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            text.append(random.nextBoolean() ? "\nb ::= \"b\"\n" : "");
            GbnfFuzz.fuzzerTestOneInput(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
