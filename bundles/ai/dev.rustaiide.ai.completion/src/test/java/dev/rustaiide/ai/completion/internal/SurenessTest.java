package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.inference.Generation.Step;

class SurenessTest {
    /** What is shown of words that are as likely as told. */
    private static String shown(Object... wordsAndLikelihoods) {
        var line = new StringBuilder();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < wordsAndLikelihoods.length; i += 2) {
            line.append(wordsAndLikelihoods[i]);
            steps.add(new Step(line.length(), (Double) wordsAndLikelihoods[i + 1]));
        }
        return line.substring(0, new Sureness(line.toString(), 0, steps).end(0.5));
    }

    @Test
    void a_line_that_is_sure_is_shown_to_its_end() {
        assertEquals("let a = b;", shown("let", 0.9, " a", 0.95, " =", 1.0, " b", 0.9, ";", 1.0));
    }

    @Test
    void what_is_not_sure_is_not() {
        assertEquals("", shown("let", 0.4, " a", 1.0));
        assertEquals("let a", shown("let", 0.9, " a", 0.9, " = b", 0.3));
    }

    @Test
    void little_that_is_doubtful_is_not_added_to_much_that_is_sure() {
        assertEquals("self.insert_all(entries)", shown("self.insert_all(", 0.95, "entries)", 0.95, "?;", 0.6));
        assertEquals("self.insert_all(entries)?.flush();",
                shown("self.insert_all(", 0.95, "entries)", 0.95, "?.flush();", 0.75));
    }

    @Test
    void it_ends_neither_within_a_name_nor_within_brackets() {
        assertEquals("let", shown("let", 1.0, " a", 1.0, "b", 0.1));
        assertEquals("return", shown("return", 0.9, " f(a", 0.9, ", b", 0.3));
    }

    @Test
    void of_a_model_that_does_not_tell_all_is_shown() {
        assertEquals(3, new Sureness("abc", 0, List.of()).end(0.5));
        assertEquals(0, new Sureness("abc", 0, List.of()).end(0.9));
    }
}
