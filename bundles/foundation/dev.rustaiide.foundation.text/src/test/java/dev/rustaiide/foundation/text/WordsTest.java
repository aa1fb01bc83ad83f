package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Span;

class WordsTest {
    @Test
    void jumps_stop_at_names_signs_and_lines() {
        Text text = Text.of("let x_1 += a.b;\r\n  c");
        List<Integer> stops = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            at = Words.right(text, at);
            stops.add(at);
        }
        assertEquals(List.of(3, 7, 10, 12, 13, 14, 15, 17, 20), stops);
        List<Integer> back = new ArrayList<>();
        for (int at = text.length(); at > 0;) {
            at = Words.left(text, at);
            back.add(at);
        }
        assertEquals(List.of(19, 17, 15, 14, 13, 12, 11, 8, 4, 0), back);
    }

    @Test
    void a_double_click_prefers_the_name_beside_it() {
        Text text = Text.of("ab + cd");
        assertEquals(new Span(0, 2), Words.around(text, 2));
        assertEquals(new Span(3, 4), Words.around(text, 3));
        assertEquals(new Span(5, 7), Words.around(text, 7));
        assertEquals(new Span(0, 0), Words.around(Text.of(""), 0));
        assertEquals(new Span(3, 3), Words.nameAt(text, 3));
    }
}
