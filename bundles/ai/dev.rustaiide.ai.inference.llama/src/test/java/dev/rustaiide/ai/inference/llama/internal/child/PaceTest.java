package dev.rustaiide.ai.inference.llama.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final int SPAN = 17;

    private final Machine machine = new Machine();

    /** A machine whose steps take as long as a test says. */
    private static final class Machine {
        double worked;
        int wide;

        Pace pace(int most) {
            return new Pace(most, () -> (long) worked);
        }

        /** A step of {@code tokens} that took {@code nanos}, in {@code share} of which each thread had a processor. */
        void step(Pace pace, double nanos, int tokens, double share) {
            worked += nanos * pace.threads() * share;
            wide += pace.threads() > 1 ? 1 : 0;
            pace.took(nanos, tokens);
        }

        /** {@code count} steps; gives how many used all threads. */
        int steps(Pace pace, int count, double one, double all, double share) {
            wide = 0;
            for (int i = 0; i < count; i++) {
                boolean isOne = pace.threads() == 1;
                step(pace, isOne ? one : all, 1, isOne ? 1 : share);
            }
            return wide;
        }

        int steps(Pace pace, int count, double one, double all) {
            return steps(pace, count, one, all, 1);
        }
    }

    @Test
    void the_faster_way_is_taken_and_the_other_tried_ever_less_often() {
        Pace pace = machine.pace(2);
        assertEquals(2 * SPAN - 1, machine.steps(pace, 3 * SPAN, 1, 100), "two spans; the first of the second counts");
        assertTrue(machine.steps(pace, 4000, 1, 100) <= 8 * 5, "a trial that is slow ends soon");
        assertTrue(machine.steps(machine.pace(4), 4000, 100, 60) > 3950);
    }

    @Test
    void it_changes_when_the_machine_does() {
        Pace pace = machine.pace(2);
        machine.steps(pace, 200, 100, 55);
        assertTrue(machine.steps(pace, 100, 100, 900) < 60, "others use the processors now");
        machine.steps(pace, 4000, 100, 55);
        assertTrue(machine.steps(pace, 100, 100, 55) > 80, "they are gone again");
    }

    @Test
    void a_step_now_and_then_that_others_interrupt_changes_nothing() {
        Pace pace = machine.pace(2);
        var random = new Random(1);
        for (int i = 0; i < 4000; i++) {
            boolean all = pace.threads() > 1;
            boolean interrupted = all && random.nextInt(50) == 0;
            machine.step(pace, interrupted ? 600 : all ? 60 : 100, 1, interrupted ? 0.3 : 1);
        }
        assertTrue(machine.wide > 3500, machine.wide + " of 4,000 with all, which is faster in the mean");
    }

    @Test
    void a_first_step_with_threads_that_have_to_be_woken_does_not_count() {
        Pace pace = machine.pace(2);
        int before = 0;
        for (int i = 0; i < 4000; i++) {
            int threads = pace.threads();
            machine.step(pace, threads == 1 ? 100 : before == threads ? 60 : 2000, 1, 1);
            before = threads;
        }
        assertTrue(machine.wide > 3500, machine.wide + " of 4,000");
    }

    @Test
    void one_is_tried_soon_when_others_take_the_processors() {
        assertEquals(1, machine.steps(machine.pace(2), 3, 30e6, 100e6, 0.5), "a span has few steps if they are long");
        Pace calm = machine.pace(2);
        machine.steps(calm, 3000, 100, 60);
        int wide = machine.steps(calm, 300, 100, 60, 0.5);
        assertTrue(wide < 300, "one was tried at once");
        assertTrue(wide > 250, "but all are faster even so");
    }

    @Test
    void nobody_waits_for_a_trial_of_long_steps_that_others_leave_alone() {
        assertEquals(100, machine.steps(machine.pace(2), 100, 50e6, 30e6));
    }

    @Test
    void that_steps_take_longer_the_longer_a_text_is_does_not_speak_for_one() {
        Pace pace = machine.pace(2);
        for (int i = 0; i < 4000; i++) {
            double longer = 1 + i % 512 / 400.0;
            machine.step(pace, longer * (pace.threads() > 1 ? 60 : 100), 1, 1);
        }
        assertTrue(machine.wide > 3900, machine.wide + " of 4,000");
    }

    @Test
    void tokens_are_compared_and_not_steps() {
        Pace pace = machine.pace(2);
        for (int i = 0; i < 400; i++) {
            boolean all = pace.threads() > 1;
            machine.step(pace, all ? 600 : 100, all ? 100 : 10, 1);
        }
        assertEquals(2, pace.threads());
    }

    @Test
    void with_one_processor_there_is_nothing_to_choose() {
        assertEquals(0, machine.steps(machine.pace(1), 100, 1, 1));
    }
}
