package dev.rustaiide.ai.inference.llama.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TailTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "ab", "\n", "ä", "𝛼", "€").list().ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> stops() {
        return Arbitraries.of("ab", "\n\n", "ba\n", "€", "aab", "ä𝛼").list().ofMaxSize(3);
    }

    @Property(tries = 500)
    void however_it_is_cut_what_is_shown_is_the_text_before_the_first_stop(@ForAll("texts") String text,
            @ForAll("stops") List<String> stops, @ForAll int cuts) {
        var tail = new Tail(stops);
        var shown = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (int i = 0; at < bytes.length && !tail.isStopped(); i++) {
            int end = Math.min(bytes.length, at + 1 + (cuts >>> i % 30 & 3));
            String piece = tail.add(Arrays.copyOfRange(bytes, at, end));
            assertEquals(-1, piece.indexOf('\uFFFD'));
            shown.append(piece);
            at = end;
        }
        shown.append(tail.end());
        int first = stops.stream().mapToInt(text::indexOf).filter(index -> index >= 0).min().orElse(-1);
        // Of two stops in one piece the earlier one counts; of two pieces the one that was whole first.
        String expected = first < 0 ? text : text.substring(0, first);
        assertEquals(first >= 0, tail.isStopped());
        if (first < 0 || stops.size() < 2) {
            assertEquals(expected, shown.toString());
        } else {
            assertEquals(0, text.indexOf(shown.toString()));
        }
    }

    @Test
    void bytes_that_are_no_character_are_replaced_and_half_ones_wait() {
        var tail = new Tail(List.of());
        assertEquals("", tail.add(new byte[] {(byte) 0xE2, (byte) 0x82}));
        assertEquals("€", tail.add(new byte[] {(byte) 0xAC}));
        assertEquals("\uFFFDa", tail.add(new byte[] {(byte) 0xFF, 'a'}));
        assertEquals("", tail.add(new byte[] {(byte) 0xE2}));
        assertEquals("\uFFFD", tail.end());
    }

    @Test
    void a_promising_end_is_shown_once_it_cannot_be_a_stop_any_more() {
        var tail = new Tail(List.of("\nfn"));
        assertEquals("a", tail.add("a\nf".getBytes()));
        assertEquals("\nfo", tail.add("o".getBytes()));
        assertEquals("", tail.add("\n".getBytes()));
        assertEquals("\n", tail.end());
    }
}
