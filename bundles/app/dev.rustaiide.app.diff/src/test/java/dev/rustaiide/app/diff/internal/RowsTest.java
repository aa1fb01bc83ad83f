package dev.rustaiide.app.diff.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffLayout;
import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;

class RowsTest {
    private static Comparison compare(String before, String after) {
        Text old = Text.of(before);
        Text fresh = Text.of(after);
        return Comparison.of(DiffText.plain("a", old), DiffText.plain("b", fresh), TextDiff.of(old, fresh));
    }

    private static String lines(List<Integer> numbers) {
        var text = new StringBuilder();
        numbers.forEach(number -> text.append("line ").append(number).append('\n'));
        return text.toString();
    }

    @Property(tries = 300)
    void every_line_is_in_a_row_or_in_a_fold(@ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> before,
            @ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> after, @ForAll boolean folding,
            @ForAll boolean unified) {
        Rows rows = new Rows(compare(lines(before), lines(after)),
                unified ? DiffLayout.UNIFIED : DiffLayout.SIDE_BY_SIDE, folding, new BitSet());
        assertEquals(before.size(), count(rows, DiffSide.BEFORE));
        assertEquals(after.size(), count(rows, DiffSide.AFTER));
    }

    private static int count(Rows rows, DiffSide side) {
        int count = 0;
        int last = -1;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.isFold(row)) {
                count += rows.folded(row);
                last += rows.folded(row);
            } else if (rows.line(side, row) >= 0) {
                assertEquals(last + 1, rows.line(side, row));
                last++;
                count++;
            }
        }
        return count;
    }

    @Test
    void what_is_unchanged_is_folded_but_for_three_lines_and_unfolds() {
        List<Integer> before = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            before.add(i);
        }
        List<Integer> after = new ArrayList<>(before);
        after.set(25, 1000);
        Comparison comparison = compare(lines(before), lines(after));
        BitSet open = new BitSet();
        Rows rows = new Rows(comparison, DiffLayout.SIDE_BY_SIDE, true, open);
        assertEquals(1 + 3 + 1 + 3 + 1, rows.size());
        assertEquals(22, rows.folded(0));
        assertEquals(4, rows.start(0));
        assertTrue(rows.isFold(rows.rowOf(DiffSide.AFTER, 3)));
        open.set(rows.fold(0));
        rows = new Rows(comparison, DiffLayout.SIDE_BY_SIDE, true, open);
        assertEquals(25 + 1 + 3 + 1, rows.size());
        assertEquals(3, rows.line(DiffSide.AFTER, rows.rowOf(DiffSide.AFTER, 3)));
    }
}
