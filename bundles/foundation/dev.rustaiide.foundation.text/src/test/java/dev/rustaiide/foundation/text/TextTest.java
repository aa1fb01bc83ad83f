package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class TextTest {
    private static final String[] PIECES = {"a", "\n", "\r\n", "ä", "€", "😀", "fn main() {\n", "\ud83d", "\ude00", "x".repeat(900)};

    @Test
    void random_edits_give_what_a_string_builder_gives() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var expected = new StringBuilder();
            Text text = Text.EMPTY;
            for (int step = 0; step < 200; step++) {
                int start = random.nextInt(expected.length() + 1);
                int end = start + random.nextInt(Math.min(20, expected.length() - start) + 1);
                String piece = PIECES[random.nextInt(PIECES.length)];
                expected.replace(start, end, piece);
                text = text.replace(start, end, piece);
                check(expected.toString(), text, random);
            }
        }
    }

    private static void check(String expected, Text text, Random random) {
        assertEquals(expected.length(), text.length());
        int offset = random.nextInt(expected.length() + 1);
        int line = (int) expected.substring(0, offset).chars().filter(c -> c == '\n').count();
        assertEquals(line, text.lineOf(offset));
        assertEquals(expected.lastIndexOf('\n', offset - 1) + 1, text.lineStart(line));
        assertEquals(expected.substring(0, offset), text.substring(0, offset));
        assertEquals(expected.substring(offset), text.substring(offset, text.length()));
    }
}
