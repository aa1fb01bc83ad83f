package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Position;

class TextTest {
    private static final String[] PIECES = {"a", "", "\n", "\r\n", "ä", "€", "😀", "fn main() {\n", "\ud83d", "\ude00",
        "x".repeat(900), "ß\n".repeat(400), "\ud83d\ud83d", "\udc80", "😀".repeat(700)};

    @Test
    void random_edits_give_what_a_string_builder_gives() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var expected = new StringBuilder();
            Text text = Text.EMPTY;
            for (int step = 0; step < 150; step++) {
                int start = random.nextInt(expected.length() + 1);
                int most = random.nextInt(10) == 0 ? 5000 : 20;
                int end = start + random.nextInt(Math.min(most, expected.length() - start) + 1);
                String piece = PIECES[random.nextInt(PIECES.length)];
                expected.replace(start, end, piece);
                text = text.replace(start, end, piece);
                check(expected.toString(), text, random);
            }
            assertEquals(expected.toString(), text.toString(), "seed " + seed);
            assertEquals(Text.of(expected), text, "two halves of a pair must be one character again, seed " + seed);
            assertEquals(Text.of(expected).hashCode(), text.hashCode());
        }
    }

    private static void check(String expected, Text text, Random random) {
        assertTrue(!(text.root() instanceof Node node) || node.isSound(), "balance");
        assertEquals(expected.length(), text.length());
        assertEquals(Utf8.encode(expected).length, text.byteLength());
        int offset = random.nextInt(expected.length() + 1);
        int line = (int) expected.substring(0, offset).chars().filter(c -> c == '\n').count();
        assertEquals(line, text.lineOf(offset));
        assertEquals(expected.lastIndexOf('\n', offset - 1) + 1, text.lineStart(line));
        assertEquals(expected.substring(0, offset), text.substring(0, offset));
        assertEquals(expected.substring(offset), text.subSequence(offset, text.length()).toString());
        boolean insidePair = offset > 0 && offset < expected.length()
                && Character.isSurrogatePair(expected.charAt(offset - 1), expected.charAt(offset));
        int whole = insidePair ? offset - 1 : offset;
        assertEquals(Utf8.encode(expected.substring(0, whole)).length, text.byteOf(offset));
        assertEquals(whole, text.offsetOfByte(text.byteOf(offset)));
        if (offset < expected.length()) {
            assertEquals(expected.charAt(offset), text.charAt(offset));
        }
    }

    @Test
    void bytes_come_back_as_a_text_and_as_bytes() {
        Text text = Text.of("a\ud83d😀".repeat(2000));
        assertEquals(text, Text.ofUtf8(text.toUtf8()));
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Text.ofUtf8(new byte[] {'a', (byte) 0xFF}));
        assertThrows(IllegalArgumentException.class, () -> Text.ofUtf8(new byte[] {(byte) 0xE2, (byte) 0x82}));
    }

    @Test
    void an_offset_outside_is_refused() {
        Text text = Text.of("ab\n");
        assertThrows(IndexOutOfBoundsException.class, () -> text.charAt(3));
        assertThrows(IndexOutOfBoundsException.class, () -> text.lineStart(2));
        assertThrows(IndexOutOfBoundsException.class, () -> text.replace(2, 4, ""));
        assertThrows(IndexOutOfBoundsException.class, () -> text.substring(2, 1));
    }

    @Test
    void a_line_ends_before_its_terminator_and_a_lone_return_belongs_to_it() {
        Text text = Text.of("one\r\n\ntwo\rthree");
        assertEquals(3, text.lineCount());
        assertEquals("one", text.line(0));
        assertEquals("", text.line(1));
        assertEquals("two\rthree", text.line(2));
        assertEquals(3, text.offsetOf(new Position(0, 99)));
        assertEquals(text.length(), text.offsetOf(new Position(99, 0)));
        assertEquals(new Position(2, 4), text.positionOf(10));
    }

    @Test
    void typing_leaves_no_crumbs() {
        Text text = Text.of("x".repeat(200_000));
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int at = random.nextInt(text.length());
            text = text.replace(at, at, "y");
        }
        int[] leaves = {0};
        text.forEachChunk(chunk -> leaves[0]++);
        assertTrue(leaves[0] < 250, leaves[0] + " leaves");
    }

    @Test
    void texts_with_other_characters_differ() {
        assertNotEquals(Text.of("ab"), Text.of("ac"));
        assertNotEquals(Text.of("ab"), Text.of("abc"));
    }
}
