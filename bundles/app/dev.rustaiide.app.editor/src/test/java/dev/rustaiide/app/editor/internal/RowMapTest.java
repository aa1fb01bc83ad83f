package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.DocumentChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

class RowMapTest {
    private static List<Integer> shown(RowMap map, int lines) {
        List<Integer> shown = new ArrayList<>();
        for (int row = 0; row < map.rows(lines); row++) {
            shown.add(map.lineOf(row));
        }
        return shown;
    }

    @Test
    void a_closed_fold_hides_all_lines_but_its_first() {
        RowMap map = new RowMap();
        map.fold(2, 4);
        assertEquals(List.of(0, 1, 2, 5, 6), shown(map, 7));
        assertEquals(2, map.rowOf(3));
        assertEquals(3, map.rowOf(5));
        assertTrue(map.isHidden(4));
        assertFalse(map.isHidden(2));
    }

    @Test
    void folds_within_folds_are_remembered() {
        RowMap map = new RowMap();
        map.fold(3, 4);
        map.fold(1, 6);
        assertEquals(List.of(0, 1, 7), shown(map, 8));
        map.unfold(1);
        assertEquals(List.of(0, 1, 2, 3, 5, 6, 7), shown(map, 8));
    }

    @Test
    void a_line_that_somebody_goes_to_comes_to_light() {
        RowMap map = new RowMap();
        map.fold(3, 4);
        map.fold(1, 6);
        assertTrue(map.reveal(4));
        assertEquals(8, map.rows(8));
        assertFalse(map.reveal(4));
    }

    private static void checkEdit(TextChange change, List<Integer> expected) {
        Text text = Text.of("0\n1\n2\n3\n4\n5\n6");
        RowMap map = new RowMap();
        map.fold(2, 4);
        DocumentChange step = DocumentChange.of(text, List.of(change));
        map.edited(step);
        assertEquals(expected, shown(map, step.after().lineCount()), change.toString());
    }

    @Test
    void folds_follow_edits_around_them_and_open_when_touched() {
        checkEdit(TextChange.of(0, 0, "new\n"), List.of(0, 1, 2, 3, 6, 7));
        checkEdit(TextChange.of(0, 2, ""), List.of(0, 1, 4, 5));
        checkEdit(TextChange.of(5, 5, "x"), List.of(0, 1, 2, 5, 6));
        checkEdit(TextChange.of(6, 6, "x"), List.of(0, 1, 2, 3, 4, 5, 6));
        checkEdit(TextChange.of(12, 12, "x"), List.of(0, 1, 2, 5, 6));
    }

    @Test
    void rows_and_lines_are_inverse_whatever_is_folded() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            RowMap map = new RowMap();
            for (int i = 0; i < 6; i++) {
                int start = random.nextInt(40);
                map.fold(start, start + random.nextInt(10));
            }
            for (int row = 0; row < map.rows(60); row++) {
                assertEquals(row, map.rowOf(map.lineOf(row)));
                assertFalse(map.isHidden(map.lineOf(row)));
            }
        }
    }
}
