package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.Selection;
import dev.rustaiide.app.editor.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

class WordsTest {
    private static final Indentation FOUR_SPACES = new Indentation(false, 4);

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

    @Test
    void the_next_occurrence_is_added_and_wraps_around() {
        Text text = Text.of("ab x ab y ab");
        Selections one = Occurrences.addNext(text, Selections.at(6));
        assertEquals(Selections.of(new Selection(5, 7)), one);
        Selections three = Occurrences.addNext(text, Occurrences.addNext(text, one));
        assertEquals(List.of(new Selection(0, 2), new Selection(5, 7), new Selection(10, 12)), three.all());
        assertEquals(3, Occurrences.all(text, Selections.at(1)).all().size());
        assertEquals(Selections.at(4), Occurrences.all(Text.of("    "), Selections.at(4)));
    }

    @Test
    void indentation_is_read_from_the_text() {
        assertEquals(new Indentation(false, 2), Indentation.detect(Text.of("a\n  b\n    c\n  d\n"),
                FOUR_SPACES));
        assertEquals(new Indentation(true, 4), Indentation.detect(Text.of("a\n\tb\n\t\tc\n"), FOUR_SPACES));
        assertEquals(FOUR_SPACES, Indentation.detect(Text.of("a\n/*\n * b\n */\n"),
                FOUR_SPACES));
        assertEquals(FOUR_SPACES, Indentation.detect(Text.EMPTY, FOUR_SPACES));
    }
}
