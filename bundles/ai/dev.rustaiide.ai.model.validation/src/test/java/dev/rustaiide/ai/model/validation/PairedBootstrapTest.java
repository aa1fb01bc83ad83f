package dev.rustaiide.ai.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    @Test
    void the_interval_holds_the_true_difference_about_as_often_as_it_says() {
        var random = new java.util.Random(7);
        int inside = 0;
        for (int trial = 0; trial < 60; trial++) {
            var bootstrap = new PairedBootstrap();
            for (int i = 0; i < 600; i++) {
                boolean before = random.nextDouble() < 0.7;
                boolean after = before ? random.nextDouble() < 0.95 : random.nextDouble() < 0.2;
                bootstrap.add("file" + i % 40, before ? 1 : 0, after ? 1 : 0, 1);
            }
            // 70 % before; 0.7 × 0.95 + 0.3 × 0.2 = 72.5 % after.
            var difference = bootstrap.difference(0.1, trial);
            inside += difference.low() <= 2.5 && difference.high() >= 2.5 ? 1 : 0;
        }
        assertTrue(inside >= 46 && inside <= 60, inside + " of 60");
    }

    @Test
    void of_few_groups_nothing_is_told_however_clear_they_are() {
        var bootstrap = new PairedBootstrap();
        for (int i = 0; i < 400; i++) {
            bootstrap.add("file" + i % 4, 0, 1, 1);
        }
        Difference four = bootstrap.difference(0.05, 1);
        assertEquals(100, four.points());
        assertFalse(four.isTold() || four.isBetter() || four.isWorse());
        bootstrap.add("another", 0, 1, 1);
        assertTrue(bootstrap.difference(0.05, 1).isBetter());
    }

    @Test
    void of_nothing_and_of_places_without_weight_nothing_is_told() {
        assertEquals(new Difference(0, 0, 0, 0, 0), new PairedBootstrap().difference(0.05, 1));
        var bootstrap = new PairedBootstrap();
        for (int i = 0; i < 9; i++) {
            bootstrap.add("file" + i, 0, 0, i == 0 ? 1 : 0);
        }
        assertEquals(new Difference(0, 0, 0, 0, 9), bootstrap.difference(0.05, 1));
    }
}
