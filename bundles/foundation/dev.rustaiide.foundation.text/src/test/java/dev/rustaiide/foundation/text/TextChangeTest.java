package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TextChangeTest {
    @Test
    void changes_all_refer_to_the_text_before() {
        Text text = Text.of("abcdef");
        assertEquals("Xbc12f", text.apply(List.of(TextChange.of(0, 1, "X"), TextChange.of(3, 5, "12"))).toString());
        assertEquals("12abcdef", text.apply(List.of(TextChange.insert(0, "1"), TextChange.insert(0, "2"))).toString());
        assertEquals(text, text.apply(List.of()));
    }

    @Test
    void changes_that_overlap_or_are_out_of_order_are_refused() {
        Text text = Text.of("abcdef");
        check(text, TextChange.delete(0, 3), TextChange.delete(2, 4));
        check(text, TextChange.delete(3, 4), TextChange.delete(0, 1));
        check(text, TextChange.delete(3, 7));
        assertThrows(IllegalArgumentException.class, () -> TextChange.delete(2, 1));
    }

    private static void check(Text text, TextChange... changes) {
        assertThrows(IllegalArgumentException.class, () -> text.apply(List.of(changes)));
    }

    @Test
    void the_inverse_takes_a_change_back() {
        var random = new Random(2);
        for (int i = 0; i < 200; i++) {
            Text text = Text.of("ab😀".repeat(random.nextInt(1000)));
            int start = random.nextInt(text.length() + 1);
            int end = start + random.nextInt(text.length() - start + 1);
            TextChange change = TextChange.of(start, end, "xy".repeat(random.nextInt(2000)));
            Text after = text.apply(List.of(change));
            assertEquals(text.length() + change.growth(), after.length());
            assertEquals(text, after.apply(List.of(change.inverse(text))));
        }
    }

    @Test
    void an_offset_moves_with_its_character() {
        TextChange replace = TextChange.of(2, 4, "xyz");
        checkMap(replace, 1, 1, 1);
        checkMap(replace, 2, 2, 5);
        checkMap(replace, 3, 2, 5);
        checkMap(replace, 4, 5, 5);
        checkMap(replace, 5, 6, 6);
        TextChange insert = TextChange.insert(2, "xy");
        checkMap(insert, 2, 2, 4);
        checkMap(insert, 3, 5, 5);
    }

    private static void checkMap(TextChange change, int offset, int before, int after) {
        assertEquals(before, change.map(offset, false));
        assertEquals(after, change.map(offset, true));
    }
}
