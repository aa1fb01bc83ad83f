package dev.rustaiide.app.diff.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffLayout;
import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.ui.components.SpokenText.Reading;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;

class DiffReadingTest {
    private static final String OLD = "one\ntwo\nthree\n";
    private static final String NEW = "one\n2\n2b\nthree\n";

    private static Reading read(String before, String after, DiffLayout layout, int current, @Nullable Picked picked) {
        Comparison comparison = Comparison.of(DiffText.plain("a", Text.of(before)), DiffText.plain("b", Text.of(after)),
                TextDiff.of(Text.of(before), Text.of(after)));
        return DiffReading.of(comparison, new Rows(comparison, layout, true, new BitSet()), current, picked);
    }

    @Test
    void both_layouts_are_read_alike_and_the_caret_is_at_the_change() {
        for (DiffLayout layout : DiffLayout.values()) {
            Reading reading = read(OLD, NEW, layout, 0, null);
            assertEquals("one\nremoved: two\nadded: 2\nadded: 2b\nthree", reading.text());
            assertEquals(reading.text().indexOf("removed"), reading.caret());
        }
    }

    @Test
    void a_place_in_the_text_is_the_caret_and_what_is_picked_the_selection() {
        Reading reading = read(OLD, NEW, DiffLayout.SIDE_BY_SIDE, 0, new Picked(DiffSide.AFTER, 0, 5));
        assertEquals(reading.text().indexOf("added: 2") + "added: 2".length(), reading.caret());
        assertEquals("one\nremoved: two\nadded: 2", reading.text().substring(reading.start(), reading.end()));
        Reading old = read(OLD, NEW, DiffLayout.UNIFIED, 0, new Picked(DiffSide.BEFORE, 4, 7));
        assertEquals("two", old.text().substring(old.start(), old.end()));
    }

    @Test
    void lines_that_are_folded_away_are_counted() {
        String many = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";
        Reading reading = read(many, many + "last\n", DiffLayout.SIDE_BY_SIDE, 0, null);
        assertTrue(reading.text().matches("(?s)\\d+ lines as before\n.*added: last"), reading.text());
    }

    @Test
    void of_a_long_difference_the_part_around_the_place_is_read() {
        var many = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            many.append(i).append('\n');
        }
        Reading reading = read("", many.toString(), DiffLayout.UNIFIED, 0,
                new Picked(DiffSide.AFTER, many.indexOf("\n25000\n") + 1, many.indexOf("\n25000\n") + 1));
        assertTrue(reading.text().length() < 2 * DiffReading.AROUND * 20);
        assertTrue(reading.text().startsWith("added: 25000", reading.caret() - "added: ".length()), reading::toString);
    }

    @Test
    void nothing_to_compare_is_an_empty_text() {
        assertEquals(new Reading("", 0, 0, 0), read("", "", DiffLayout.UNIFIED, -1, null));
    }
}
