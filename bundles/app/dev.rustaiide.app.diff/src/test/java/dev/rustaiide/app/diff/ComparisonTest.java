package dev.rustaiide.app.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.diff.Comparison.LinePair;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.types.Span;

class ComparisonTest {
    static Comparison compare(String before, String after) {
        return compare(Text.of(before), Text.of(after));
    }

    static Comparison compare(Text before, Text after) {
        return Comparison.of(DiffText.plain("a", before), DiffText.plain("b", after), TextDiff.of(before, after));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("alpha one\n", "alpha two\n", "beta\n", "\n", "  gamma(x)\n", "  gamma(x, y)\n", "end")
                .list().ofMaxSize(12).map(lines -> String.join("", lines));
    }

    @Property(tries = 300)
    void each_line_of_a_hunk_stands_somewhere_once_and_in_order(@ForAll("texts") String before,
            @ForAll("texts") String after) {
        Comparison comparison = compare(before, after);
        for (int i = 0; i < comparison.hunks().size(); i++) {
            Hunk hunk = comparison.hunks().get(i);
            List<Integer> old = new ArrayList<>();
            List<Integer> fresh = new ArrayList<>();
            for (LinePair pair : comparison.pairs(i)) {
                assertTrue(pair.before() >= 0 || pair.after() >= 0);
                if (pair.before() >= 0) {
                    old.add(pair.before());
                }
                if (pair.after() >= 0) {
                    fresh.add(pair.after());
                }
            }
            assertEquals(range(hunk.beforeStart(), hunk.beforeEnd()), old);
            assertEquals(range(hunk.afterStart(), hunk.afterEnd()), fresh);
        }
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Property(tries = 300)
    void taking_back_all_changes_from_the_last_on_gives_the_old_text(@ForAll("texts") String before,
            @ForAll("texts") String after) {
        Comparison comparison = compare(before, after);
        Text now = comparison.after().text();
        for (int i = comparison.hunks().size() - 1; i >= 0; i--) {
            now = now.apply(comparison.takingBack(i));
        }
        assertEquals(before, now.toString());
    }

    /** Applied to the old text, the hunks of a guess give the new text, as those of a true comparison do. */
    @Property(tries = 500)
    void a_guess_after_an_edit_describes_the_edited_text(@ForAll("texts") String before, @ForAll("texts") String after,
            @ForAll int at, @ForAll int length, @ForAll("texts") String inserted) {
        Comparison comparison = compare(before, after);
        int start = Math.floorMod(at, after.length() + 1);
        int end = Math.min(after.length(), start + Math.floorMod(length, 20));
        Comparison guess = comparison.edited(TextChange.of(start, end, inserted));
        String expected = after.substring(0, start) + inserted + after.substring(end);
        assertEquals(expected, guess.after().text().toString());
        Text old = guess.before().text();
        assertEquals(expected, old.apply(TextDiff.changes(old, guess.after().text(), guess.hunks())).toString());
    }

    @Test
    void lines_that_are_alike_stand_beside_each_other() {
        Comparison comparison = compare("let a = first(1);\nlet b = second(2);\n",
                "// new\nlet a = first(10);\n// other\nlet b = second(20);\n");
        assertEquals(List.of(new LinePair(-1, 0), new LinePair(0, 1), new LinePair(-1, 2), new LinePair(1, 3)),
                comparison.pairs(0));
        assertEquals(List.of(new Span(14, 16)), comparison.words(DiffSide.AFTER, 1));
        assertEquals(List.of(new Span(14, 15)), comparison.words(DiffSide.BEFORE, 0));
    }

    @Test
    void a_text_that_is_too_long_is_refused_with_a_reason() {
        DiffText large = DiffText.plain("big.log", Text.of("x".repeat(Comparison.MOST_BYTES + 1)));
        FailureException refused = assertThrows(FailureException.class,
                () -> Comparison.of(large, DiffText.plain("b", Text.EMPTY)));
        assertTrue(refused.failure().what().contains("big.log"), refused.failure().what());
    }
}
