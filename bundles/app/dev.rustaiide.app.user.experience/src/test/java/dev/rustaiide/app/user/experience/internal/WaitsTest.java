package dev.rustaiide.app.user.experience.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WaitsTest {
    private long now = 5;
    private final Waits pauses = new Waits(() -> now);

    @Test
    void what_happens_inside_of_something_is_part_of_it() {
        assertTrue(pauses.begin());
        now += 1_000_000;
        assertFalse(pauses.begin());
        now += 2_000_000;
        assertEquals(0, pauses.end());
        now += 4_000_000;
        assertEquals(7_000_000, pauses.end());
        assertEquals(7_000_000, pauses.longest());
        assertTrue(pauses.toString().contains("≤ 8.0 ms: 1"), pauses::toString);
    }

    @Test
    void the_sleep_of_a_dialog_does_not_count() {
        pauses.begin();
        now += 3_000_000;
        assertEquals(3_000_000, pauses.sleep());
        assertEquals(0, pauses.underWay());
        now += 900_000_000;
        pauses.wake();
        pauses.begin();
        now += 1_000_000;
        pauses.end();
        now += 1_000_000;
        assertEquals(2_000_000, pauses.end());
        assertEquals(3_000_000, pauses.longest());
    }

    @Test
    void sleeping_between_events_is_no_pause() {
        assertEquals(0, pauses.sleep());
        now += 10_000_000_000L;
        pauses.wake();
        assertEquals(0, pauses.end(), "an end without a beginning");
        assertEquals(0, pauses.longest());
    }

    @Test
    void a_pause_is_told_with_what_was_seen_in_it_and_never_with_what_came_behind() {
        var looked = new LastLook(pauses::underWay);
        pauses.begin();
        long slow = pauses.underWay();
        looked.look(slow, () -> "slow");
        now += 200_000_000;
        pauses.end();
        assertEquals("slow", looked.during(pauses.lastEnded()));
        pauses.begin();
        long next = pauses.underWay();
        looked.look(next, () -> {
            now += 200_000_000;
            pauses.end();
            return "idle";
        });
        assertEquals("", looked.during(pauses.lastEnded()), "the pause was over when the stack was taken");
        assertEquals("slow", looked.during(slow));
    }

    @Test
    void something_under_way_is_told_from_the_next() {
        pauses.begin();
        long first = pauses.underWay();
        now += 50;
        pauses.end();
        pauses.begin();
        assertTrue(pauses.underWay() != first && pauses.underWay() != 0);
    }
}
