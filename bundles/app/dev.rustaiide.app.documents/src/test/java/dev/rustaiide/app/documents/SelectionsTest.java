package dev.rustaiide.app.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

class SelectionsTest {
    /** Each pair is anchor and caret. */
    private static List<Selection> list(int... offsets) {
        List<Selection> list = new ArrayList<>();
        for (int i = 0; i < offsets.length; i += 2) {
            list.add(new Selection(offsets[i], offsets[i + 1]));
        }
        return list;
    }

    private static void check(List<Selection> given, int primary, List<Selection> expected, int expectedPrimary) {
        assertEquals(new Selections(expected, expectedPrimary), Selections.merged(given, primary));
    }

    @Test
    void selections_that_overlap_become_one_and_keep_the_direction_of_the_first() {
        check(list(0, 5, 3, 8), 1, list(0, 8), 0);
        check(list(5, 0, 3, 8), 0, list(8, 0), 0);
        check(list(4, 4, 4, 4), 1, list(4, 4), 0);
    }

    @Test
    void those_that_only_touch_stay_apart_unless_one_is_empty() {
        check(list(0, 3, 3, 6), 0, list(0, 3, 3, 6), 0);
        check(list(0, 3, 3, 3), 1, list(0, 3), 0);
    }

    @Test
    void the_primary_is_found_again_after_sorting() {
        check(list(9, 9, 1, 2), 0, list(1, 2, 9, 9), 1);
        check(list(9, 9, 1, 2, 5, 6), 1, list(1, 2, 5, 6, 9, 9), 0);
    }

    @Test
    void there_is_always_one() {
        assertThrows(IllegalArgumentException.class, () -> new Selections(List.of(), 0));
    }

    private static void checkMap(TextChange change, int before, int after) {
        DocumentChange step = DocumentChange.of(Text.of("0123456789"), List.of(change));
        assertEquals(Selection.at(after), step.map(Selection.at(before)), change + " at " + before);
    }

    @Test
    void carets_follow_the_text_around_them() {
        checkMap(TextChange.of(3, 3, "xx"), 2, 2);
        checkMap(TextChange.of(3, 3, "xx"), 3, 5);
        checkMap(TextChange.of(3, 3, "xx"), 4, 6);
        checkMap(TextChange.of(3, 6, ""), 3, 3);
        checkMap(TextChange.of(3, 6, ""), 5, 3);
        checkMap(TextChange.of(3, 6, "x"), 6, 4);
        checkMap(TextChange.of(3, 6, "x"), 10, 8);
    }

    @Test
    void text_put_in_at_the_edges_of_a_selection_stays_outside() {
        DocumentChange step = DocumentChange.of(Text.of("0123456789"),
                List.of(TextChange.of(2, 2, "aa"), TextChange.of(5, 5, "b")));
        assertEquals(new Selection(4, 7), step.map(new Selection(2, 5)));
        assertEquals(new Selection(7, 4), step.map(new Selection(5, 2)));
    }

    @Test
    void changes_that_overlap_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> DocumentChange.of(Text.of("abc"),
                List.of(TextChange.of(0, 2, ""), TextChange.of(1, 3, ""))));
    }
}
