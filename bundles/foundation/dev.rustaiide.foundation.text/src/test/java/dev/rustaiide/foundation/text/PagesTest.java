package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Span;

class PagesTest {
    private static Pages over(byte[] bytes) {
        return new Pages((position, into, length) -> System.arraycopy(bytes, (int) position, into, 0, length));
    }

    /** Text of several pages with all that bytes can be. */
    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        String[] parts = {"plain words, ", "äöü", "日本", "😀", "\r\n", "\n", "\r", "x".repeat(300)};
        int at = 0;
        while (at < size) {
            byte[] part = random.nextInt(20) == 0 ? new byte[] {(byte) random.nextInt()}
                    : parts[random.nextInt(parts.length)].getBytes(StandardCharsets.UTF_8);
            int length = Math.min(part.length, size - at);
            System.arraycopy(part, 0, bytes, at, length);
            at += length;
        }
        return bytes;
    }

    @Test
    void a_text_of_pages_is_the_same_as_one_in_the_heap() throws IOException {
        var random = new Random(11);
        for (int round = 0; round < 6; round++) {
            byte[] bytes = bytes(random, random.nextInt(400_000));
            DecodedText paged = over(bytes).decode(0, bytes.length);
            DecodedText heap = DecodedText.ofUtf8(bytes, 0, bytes.length);
            assertEquals(heap, paged);
            String all = heap.text().toString();
            assertEquals(all, paged.text().toString());
            assertEquals(bytes.length > 0, paged.text().pages().isPresent());
            for (int i = 0; i < 300 && !all.isEmpty(); i++) {
                same(heap.text(), paged.text(), random);
            }
        }
    }

    private static void same(Text heap, Text paged, Random random) {
        int offset = random.nextInt(heap.length());
        int other = random.nextInt(offset, Math.min(heap.length(), offset + 100_000) + 1);
        assertEquals(heap.charAt(offset), paged.charAt(offset));
        assertEquals(heap.lineOf(offset), paged.lineOf(offset));
        assertEquals(heap.byteOf(offset), paged.byteOf(offset));
        assertEquals(heap.substring(offset, other), paged.substring(offset, other));
        assertEquals(heap.subSequence(offset, other), paged.subSequence(offset, other));
        assertEquals(heap.replace(offset, other, "new"), paged.replace(offset, other, "new"));
        int at = random.nextInt(heap.byteLength());
        assertEquals(heap.offsetOfByte(at), paged.offsetOfByte(at));
        int line = random.nextInt(heap.lineCount());
        assertEquals(heap.lineStart(line), paged.lineStart(line));
        assertEquals(heap.line(line), paged.line(line));
        assertEquals(TextSearch.literal("äö", true, false).next(heap, offset),
                TextSearch.literal("äö", true, false).next(paged, offset));
    }

    @Test
    void parts_that_are_decoded_apart_are_the_whole_when_joined() throws IOException {
        byte[] bytes = bytes(new Random(5), 500_000);
        Pages pages = over(bytes);
        int cut = DecodedText.cut(bytes, 200_001);
        DecodedText joined = pages.decode(0, cut).concat(pages.decode(cut, bytes.length));
        assertEquals(DecodedText.ofUtf8(bytes, 0, bytes.length), joined);
        assertEquals(Optional.of(pages), joined.text().pages());
    }

    @Test
    void a_page_is_read_when_it_is_asked_for_and_then_kept() throws IOException {
        byte[] bytes = "0123456789abcde\n".repeat(64 << 10).getBytes(StandardCharsets.UTF_8);
        List<Long> reads = new ArrayList<>();
        var pages = new Pages((position, into, length) -> {
            reads.add(position);
            System.arraycopy(bytes, (int) position, into, 0, length);
        });
        Text text = pages.decode(0, bytes.length).text();
        reads.clear();
        assertEquals("0123456789abcde", text.line(30_000));
        assertEquals("0123456789abcde", text.line(30_001));
        assertEquals(1, reads.size());
        pages.trim();
        assertEquals('3', text.charAt(30_000 * 16 + 3));
        assertEquals(2, reads.size());
        assertEquals(64 << 10, text.lineCount() - 1);
    }

    @Test
    void a_source_that_changes_or_goes_leaves_the_text_as_long_as_it_was() throws IOException {
        var random = new Random(2);
        for (int round = 0; round < 10; round++) {
            byte[] bytes = bytes(random, 200_000);
            boolean[] gone = {false};
            var pages = new Pages((position, into, length) -> {
                if (gone[0]) {
                    throw new IOException("gone");
                }
                System.arraycopy(bytes, (int) position, into, 0, length);
            });
            Text text = pages.decode(0, bytes.length).text();
            String before = text.toString();
            assertFalse(pages.isBroken());
            pages.trim();
            if (round % 2 == 0) {
                gone[0] = true;
            } else {
                Arrays.fill(bytes, 70_000, 90_000, (byte) 0);
            }
            String after = text.toString();
            assertTrue(pages.isBroken());
            assertEquals(before.length(), after.length());
            assertEquals(text.byteLength(), text.toUtf8().length);
            assertEquals(before.chars().filter(c -> c == '\n').count(), after.chars().filter(c -> c == '\n').count());
            assertEquals(text.length(), text.lineEnd(text.lineCount() - 1));
        }
    }

    @Test
    void one_line_without_an_end_is_a_line_like_any_other() throws IOException {
        byte[] bytes = new byte[1_000_000];
        Arrays.fill(bytes, (byte) 'x');
        bytes[777_777] = 'y';
        Text text = over(bytes).decode(0, bytes.length).text();
        assertEquals(1, text.lineCount());
        assertEquals(1_000_000, text.lineEnd(0));
        assertEquals("xyx", text.substring(777_776, 777_779));
        assertEquals(Optional.of(new Span(777_777, 777_778)), TextSearch.literal("Y", false, false).next(text, 5));
    }

    @Test
    void an_interrupt_ends_the_counting() {
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> over(new byte[100]).decode(0, 100));
        assertTrue(Thread.interrupted());
    }

    @Test
    void a_literal_is_found_as_its_expression_finds_it() {
        var random = new Random(9);
        for (int round = 0; round < 300; round++) {
            var characters = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                characters.append("aAbB _é".charAt(random.nextInt(7)));
            }
            String needle = "aB _bA".substring(random.nextInt(3), 3 + random.nextInt(4));
            boolean matchCase = random.nextBoolean();
            Text text = Text.of(characters);
            List<Span> expected = new ArrayList<>();
            TextSearch.regex(java.util.regex.Pattern.quote(needle), matchCase).forEach(text, expected::add);
            List<Span> found = new ArrayList<>();
            TextSearch.literal(needle, matchCase, false).forEach(text, found::add);
            if (!needle.isEmpty()) {
                assertEquals(expected, found, needle + " in " + characters);
            }
        }
    }
}
