package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Spent;

class BudgetTextTest {
    @Test
    void on_the_way_all_is_shown_against_what_it_may_take() {
        assertEquals("1,204 of 200,000 tokens · 0:07 of 10:00 · 2 of 40 steps",
                BudgetText.against(new Spent(1_200, 4, Duration.ofSeconds(7), 2), Budget.USUAL));
        assertEquals("0 of 200,000 tokens · 0:00 of 10:00", BudgetText.against(Spent.NOTHING, Budget.USUAL));
    }

    @Test
    void in_the_end_what_was_not_used_is_left_out() {
        assertEquals("412 ms", BudgetText.of(new Spent(0, 0, Duration.ofMillis(412), 0)));
        assertEquals("1 token · 1 step · 3.2 s", BudgetText.of(new Spent(1, 0, Duration.ofMillis(3_210), 1)));
        assertEquals("12,000 tokens · 1:05 min", BudgetText.of(new Spent(11_000, 1_000, Duration.ofSeconds(65), 0)));
    }
}
