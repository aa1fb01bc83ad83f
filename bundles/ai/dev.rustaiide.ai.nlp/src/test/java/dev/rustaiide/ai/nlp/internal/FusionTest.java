package dev.rustaiide.ai.nlp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.nlp.internal.Fusion.Fused;
import dev.rustaiide.ai.nlp.internal.PassageStore.Found;
import dev.rustaiide.ai.nlp.internal.PassageStore.Ranked;

class FusionTest {
    private static List<Integer> order(Found found) {
        return Fusion.of(found).stream().map(Fused::number).toList();
    }

    @Test
    void of_two_with_the_same_meaning_the_words_decide() {
        var found = new Found(List.of(new Ranked(2, 9), new Ranked(1, 3)), List.of(), Map.of(1, 0.5, 2, 0.5));
        assertEquals(List.of(2, 1), order(found));
    }

    @Test
    void the_best_words_do_not_make_up_for_a_meaning_that_is_far_away() {
        var found = new Found(List.of(new Ranked(1, 9)), List.of(new Ranked(2, 0.6)), Map.of(1, 0.1, 2, 0.6));
        assertEquals(List.of(2, 1), order(found));
        Fused first = Fusion.of(found).getFirst();
        assertEquals(new Fused(2, 0.6, false, OptionalDouble.of(0.6)), first);
    }

    @Test
    void without_meanings_the_order_is_that_of_the_words() {
        var found = new Found(List.of(new Ranked(3, 7), new Ranked(1, 5), new Ranked(2, 1)), List.of(), Map.of());
        assertEquals(List.of(3, 1, 2), order(found));
        assertEquals(OptionalDouble.empty(), Fusion.of(found).getFirst().similarity());
    }

    @Test
    void what_has_no_meaning_yet_is_not_behind_all_that_has_one() {
        var found = new Found(List.of(new Ranked(1, 9), new Ranked(2, 1)), List.of(new Ranked(3, 0.3)),
                Map.of(2, 0.3, 3, 0.3));
        assertEquals(List.of(1, 2, 3), order(found));
    }
}
