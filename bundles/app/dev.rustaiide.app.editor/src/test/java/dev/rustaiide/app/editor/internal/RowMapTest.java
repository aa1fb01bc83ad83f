package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.DocumentChange;
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

    @Test
    void a_line_with_a_lens_takes_two_rows_wherever_edits_move_it() {
        Text text = Text.of("0\n1\n2\n3\n4");
        RowMap map = new RowMap();
        map.setLenses(new int[] {2, 6}, text);
        assertEquals(List.of(0, 1, 1, 2, 3, 3, 4), shown(map, 5));
        assertEquals(2, map.rowOf(1));
        assertTrue(map.isLens(1));
        assertFalse(map.isLens(2));
        assertEquals(1, map.lensOf(3));
        DocumentChange step = DocumentChange.of(text, List.of(TextChange.of(2, 2, "new\n")));
        map.edited(step);
        assertEquals(List.of(0, 1, 2, 2, 3, 4, 4, 5), shown(map, 6));
        map.fold(2, 4);
        assertEquals(List.of(0, 1, 2, 2, 5), shown(map, 6));
        map.setLenses(new int[0], step.after());
        assertEquals(List.of(0, 1, 2, 5), shown(map, 6));
    }

    @Test
    void every_line_in_sight_has_one_row_and_its_lens_the_one_above_whatever_is_folded() {
        Random random = new Random(5);
        Text text = Text.of("x\n".repeat(59) + "x");
        for (int round = 0; round < 300; round++) {
            RowMap map = new RowMap();
            map.setLenses(random.ints(random.nextInt(20), 0, text.length()).sorted().toArray(), text);
            for (int i = 0; i < 4; i++) {
                int start = random.nextInt(40);
                map.fold(start, start + random.nextInt(10));
            }
            int rows = 0;
            for (int line = 0; line < 60; line++) {
                if (!map.isHidden(line)) {
                    rows += map.lensOf(line) >= 0 ? 2 : 1;
                    assertEquals(line, map.lineOf(map.rowOf(line)));
                    assertFalse(map.isLens(map.rowOf(line)));
                    assertEquals(map.lensOf(line) >= 0, map.isLens(map.rowOf(line) - 1));
                }
            }
            assertEquals(rows, map.rows(60));
        }
    }

    @Test
    void rows_below_a_line_belong_to_it_and_move_with_it() {
        Text text = Text.of("0\n1\n2\n3\n4");
        RowMap map = new RowMap();
        map.setLenses(new int[] {4}, text);
        map.setBelow(3, 2, text);
        assertEquals(List.of(0, 1, 1, 1, 2, 2, 3, 4), shown(map, 5));
        assertEquals(List.of(-1, -1, 0, 1, -1, -1, -1, -1),
                IntStream.range(0, 8).map(map::belowOf).boxed().toList());
        assertTrue(map.isLens(4));
        assertEquals(5, map.rowOf(2));
        DocumentChange step = DocumentChange.of(text,
                List.of(TextChange.of(0, 0, "new\n"), TextChange.of(3, 3, "x\n")));
        map.edited(step);
        assertEquals(List.of(0, 1, 2, 2, 2, 3, 4, 4, 5, 6), shown(map, 7), "at the place itself they stay above");
        map.fold(1, 3);
        assertEquals(List.of(0, 1, 4, 4, 5, 6), shown(map, 7), "a fold hides them with their line");
        map.unfold(1);
        map.fold(2, 3);
        assertEquals(List.of(0, 1, 2, 2, 2, 4, 4, 5, 6), shown(map, 7), "unless that begins it");
        map.setBelow(0, 0, step.after());
        map.unfoldAll();
        assertEquals(7 + 1, map.rows(7));
    }

    /** What the rows of a text add up to, and that each place is found again from where it is shown. */
    @Property(tries = 300)
    void lines_and_rows_are_inverse_and_their_heights_sum_up(
            @ForAll @Size(max = 5) List<@IntRange(max = 39) Integer> folds,
            @ForAll @Size(max = 12) List<@IntRange(max = 79) Integer> lenses,
            @ForAll @IntRange(max = 79) int below, @ForAll @IntRange(max = 6) int count,
            @ForAll @IntRange(max = 400) int scrolled) {
        int lines = 40;
        Text text = Text.of("x\n".repeat(lines - 1) + "x");
        RowMap map = new RowMap();
        map.setBelow(below, count, text);
        map.setLenses(lenses.stream().mapToInt(Integer::intValue).sorted().toArray(), text);
        folds.forEach(start -> map.fold(start, Math.min(lines - 1, start + 1 + start % 5)));
        Viewport viewport = new Viewport();
        viewport.setLineHeight(17);
        viewport.setRows(map.rows(lines));
        viewport.setSize(300, 200);
        viewport.scrollTo(0, scrolled);
        int rows = 0;
        for (int line = 0; line < lines; line++) {
            if (map.isHidden(line)) {
                continue;
            }
            int row = map.rowOf(line);
            int lens = map.lensOf(line) >= 0 ? 1 : 0;
            int ghosts = below / 2 == line ? count : 0;
            assertEquals(rows + lens, row, "the rows above add up");
            rows += 1 + lens + ghosts;
            for (int y : new int[] {viewport.yOf(row), viewport.yOf(row) + 16}) {
                assertEquals(line, map.lineOf(viewport.rowAt(y)), "it is found again where it is shown");
            }
            for (int i = 0; i < ghosts; i++) {
                assertEquals(i, map.belowOf(row + 1 + i));
                assertEquals(line, map.lineOf(row + 1 + i));
                assertFalse(map.isLens(row + 1 + i));
            }
            assertEquals(-1, map.belowOf(row));
        }
        assertEquals(rows, map.rows(lines));
        assertEquals((long) (rows - 1) * 17, viewport.maxTop());
    }
}
