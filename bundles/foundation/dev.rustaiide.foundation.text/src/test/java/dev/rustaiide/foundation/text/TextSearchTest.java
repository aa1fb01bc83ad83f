package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.regex.PatternSyntaxException;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Span;

class TextSearchTest {
    private static List<Integer> starts(TextSearch search, String text) {
        List<Integer> starts = new ArrayList<>();
        search.forEach(Text.of(text), match -> starts.add(match.start()));
        return starts;
    }

    @Test
    void case_and_whole_words() {
        assertEquals(List.of(0, 4), starts(TextSearch.literal("ab", true, false), "ab  abc AB"));
        assertEquals(List.of(0, 4, 8), starts(TextSearch.literal("ab", false, false), "ab  abc AB"));
        assertEquals(List.of(0, 8), starts(TextSearch.literal("ab", false, true), "ab  abc AB"));
        assertEquals(List.of(0), starts(TextSearch.literal("Ä", false, true), "ä ää"));
        assertEquals(List.of(1, 5), starts(TextSearch.literal("(x", true, true), "f(x) (x"));
    }

    @Test
    void a_line_has_its_own_start_and_end() {
        assertEquals(List.of(0, 4), starts(TextSearch.regex("^a", true), "aa\r\na"));
        assertEquals(List.of(1, 4), starts(TextSearch.regex("a$", true), "aa\r\na"));
        Text text = Text.of("xa\na");
        assertEquals(Optional.of(new Span(3, 4)), TextSearch.regex("^a", true).next(text, 1));
        assertEquals(Optional.of(new Span(1, 2)), TextSearch.regex("(?<=x)a", true).next(text, 1));
    }

    @Test
    void forward_and_back_over_a_large_text_give_the_same() {
        var random = new Random(5);
        var characters = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            characters.append("ä".repeat(random.nextInt(60))).append(random.nextInt(5) == 0 ? "needle" : "nadel");
        }
        String whole = characters.toString();
        Text text = Text.of(whole);
        TextSearch literal = TextSearch.literal("needle", true, false);
        for (TextSearch search : List.of(literal, TextSearch.regex("n[e]+dle", true))) {
            for (int at = 0; at < whole.length(); at += 4001) {
                checkNext(whole.indexOf("needle", at), search.next(text, at));
                checkNext(whole.lastIndexOf("needle", at - 1), search.previous(text, at));
            }
            checkNext(whole.lastIndexOf("needle"), search.previous(text, text.length()));
        }
        assertEquals(Optional.empty(), TextSearch.literal("none", true, false).previous(text, text.length()));
    }

    private static void checkNext(int expected, Optional<Span> found) {
        assertEquals(expected < 0 ? Optional.empty() : Optional.of(new Span(expected, expected + 6)), found);
    }

    @Test
    void an_empty_match_goes_on() {
        assertEquals(List.of(0, 1, 2), starts(TextSearch.regex("x*?", true), "ab"));
    }

    @Test
    void groups_come_into_the_replacement() {
        Text text = Text.of("let ab = cd;");
        TextSearch search = TextSearch.regex("(?<left>\\w+) = (\\w+)", true);
        Span match = search.next(text, 4).orElseThrow();
        assertEquals("cd = ab\n$", search.replacement(text, match, "$2 = ${left}\\n\\$"));
        assertEquals("ab0 $", search.replacement(text, match, "$10 $"));
        assertThrows(IllegalArgumentException.class, () -> search.replacement(text, match, "$3"));
        assertThrows(IllegalArgumentException.class, () -> search.replacement(text, match, "${none}"));
        assertThrows(IllegalArgumentException.class, () -> search.replacement(text, new Span(11, 12), ""));
    }

    @Test
    void a_bad_expression_is_refused() {
        assertThrows(PatternSyntaxException.class, () -> TextSearch.regex("(", true));
    }

    @Test
    void an_interrupt_ends_an_expression_that_tries_for_ever() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class,
                () -> TextSearch.regex("(.*)".repeat(8) + "#", true).next(Text.of("a".repeat(90)), 0));
        assertEquals(true, Thread.interrupted());
    }

    @Test
    void patience_ends_an_expression_that_tries_for_ever() {
        TextSearch search = TextSearch.regex("(.*)".repeat(8) + "#", true).within(Duration.ofMillis(50));
        Text text = Text.of("a".repeat(90));
        assertThrows(IllegalStateException.class, () -> search.next(text, 0));
        assertThrows(IllegalStateException.class, () -> search.previous(text, 90));
        assertThrows(IllegalStateException.class, () -> search.forEach(text, match -> true));
        assertEquals(Optional.of(new Span(91, 92)), search.next(Text.of("a".repeat(91) + "#"), 91));
    }

    @Test
    void matches_are_told_from_a_place_on() {
        List<Integer> starts = new ArrayList<>();
        TextSearch.literal("ab", true, false).forEach(Text.of("ab ab ab"), 1, match -> starts.add(match.start()));
        TextSearch.regex("^a", true).forEach(Text.of("aa\na"), 1, match -> starts.add(match.start()));
        assertEquals(List.of(3, 6, 3), starts);
    }

    @Test
    void an_expression_too_deep_for_the_stack_says_so() {
        Text text = Text.of("ab".repeat(500_000));
        assertThrows(IllegalStateException.class, () -> TextSearch.regex("(a|b)*c", true).next(text, 0));
    }
}
