package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;

class TokenChoiceTest {
    private static final float[] LOGITS = {1, 3, 2, -50, Float.NaN, Float.NEGATIVE_INFINITY};

    private static TokenChoice choice(double temperature, double topP, long seed) {
        return new TokenChoice(new Decoding(1, List.of(), temperature, topP, seed, new Constraint.Free()));
    }

    @Test
    void the_likeliest_that_is_allowed() {
        assertEquals(1, choice(0, 1, 1).choose(LOGITS, token -> true));
        assertEquals(2, choice(0, 1, 1).choose(LOGITS, token -> token != 1));
        assertEquals(-1, choice(0, 1, 1).choose(LOGITS, token -> false));
        assertEquals(-1, choice(1, 1, 1).choose(LOGITS, token -> token > 3));
    }

    @Test
    void by_chance_as_often_as_it_is_likely() {
        TokenChoice choice = choice(1, 1, 42);
        int[] counts = new int[LOGITS.length];
        for (int i = 0; i < 20_000; i++) {
            counts[choice.choose(LOGITS, token -> true)]++;
        }
        double sum = Math.exp(1) + Math.exp(3) + Math.exp(2);

        assertEquals(Math.exp(1) / sum, counts[0] / 20_000.0, 0.01);
        assertEquals(Math.exp(3) / sum, counts[1] / 20_000.0, 0.01);
        assertEquals(0, counts[3] + counts[4] + counts[5]);
    }

    @Test
    void only_as_many_as_have_the_probability_together() {
        TokenChoice choice = choice(1, 0.9, 7); // 0.67 and 0.24 have it
        for (int i = 0; i < 1000; i++) {
            int token = choice.choose(LOGITS, any -> true);
            assertTrue(token == 1 || token == 2, "token " + token);
        }
        assertEquals(1, choice(1, 0.5, 7).choose(LOGITS, any -> true));
    }

    @Test
    void says_how_likely_it_was() {
        double sum = Math.exp(1) + Math.exp(3) + Math.exp(2);

        assertEquals(Math.exp(3) / sum, TokenChoice.probability(LOGITS, 1, token -> true), 1e-3);
        assertEquals(Math.exp(1) / (Math.exp(1) + Math.exp(2)),
                TokenChoice.probability(LOGITS, 0, token -> token != 1), 1e-3);
    }

    @Property(tries = 1000)
    void the_quick_exponential_is_right_to_a_thousandth(@ForAll @FloatRange(min = -25, max = 25) float x) {
        assertEquals(1, TokenChoice.power(x) / Math.exp(x), 1e-3);
    }
}
