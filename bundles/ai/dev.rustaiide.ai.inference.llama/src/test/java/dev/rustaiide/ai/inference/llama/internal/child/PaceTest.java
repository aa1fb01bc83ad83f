package dev.rustaiide.ai.inference.llama.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static int steps(Pace pace, int count, double one, double all) {
        return steps(pace, count, one, all, 1);
    }

    private static int steps(Pace pace, int count, double one, double all, double share) {
        int wide = 0;
        for (int i = 0; i < count; i++) {
            int threads = pace.threads();
            wide += threads > 1 ? 1 : 0;
            pace.took(threads > 1 ? all : one, threads > 1 ? share : 1);
        }
        return wide;
    }

    @Test
    void the_faster_way_is_taken_and_the_other_tried_ever_less_often() {
        var pace = new Pace(2);
        assertEquals(9, steps(pace, 10, 1, 100));
        assertTrue(steps(pace, 2000, 1, 100) <= 6);
        assertTrue(steps(new Pace(4), 2000, 100, 60) > 1900);
    }

    @Test
    void it_changes_when_the_machine_does() {
        var pace = new Pace(2);
        steps(pace, 200, 100, 55);
        assertTrue(steps(pace, 100, 100, 900) < 60, "others use the processors now");
        steps(pace, 3000, 100, 55);
        assertTrue(steps(pace, 100, 100, 55) > 80, "they are gone again");
    }

    @Test
    void one_is_tried_at_once_when_others_take_the_processors() {
        assertEquals(2, steps(new Pace(2), 10, 1, 100, 0.5), "a cold one, and one that shows it");
        assertTrue(steps(new Pace(2), 2000, 100, 60, 0.5) > 1800, "if all are faster even so, they are used");
    }

    @Test
    void with_one_processor_there_is_nothing_to_choose() {
        assertEquals(0, steps(new Pace(1), 100, 1, 1));
    }
}
