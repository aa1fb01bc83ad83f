package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static void checkBetter(String typed, String better, String worse) {
        int high = FuzzyPattern.of(typed).match(better).orElseThrow().score();
        int low = FuzzyPattern.of(typed).match(worse).orElseThrow().score();
        assertTrue(high > low, typed + ": " + better + " has " + high + ", " + worse + " has " + low);
    }

    private static void checkPositions(String typed, String candidate, int... positions) {
        assertArrayEquals(positions, FuzzyPattern.of(typed).match(candidate).orElseThrow().positions(), typed);
    }

    private static boolean matches(String typed, String candidate) {
        return FuzzyPattern.of(typed).match(candidate).isPresent();
    }

    @Test
    void what_people_mean_comes_first() {
        checkBetter("fb", "FooBar", "afxb");
        checkBetter("fb", "foo_bar", "fxxb");
        checkBetter("main", "src/main.rs", "src/domain.rs");
        checkBetter("main", "src/main.rs", "main/src/x.rs");
        checkBetter("cargo", "Cargo.toml", "src/cxaxrxgxo.rs");
        checkBetter("sm", "src/main.rs", "sxm");
        checkBetter("Main", "Main.java", "Main.java".toUpperCase(Locale.ROOT).replace("MAIN", "MxAINMain"));
        checkBetter("gs", "get_state", "begsx");
        checkBetter("abc", "xabc", "xaxbxc");
    }

    @Test
    void the_matched_characters_are_the_best_ones() {
        checkPositions("main", "domain/main.rs", 7, 8, 9, 10);
        checkPositions("fb", "xfabFooBar", 4, 7);
        checkPositions("rs main", "src/main.rs", 4, 5, 6, 7, 9, 10);
        checkPositions("ÄÖ", "xÄyÖ", 1, 3);
        checkPositions("src\\m", "src/main", 0, 1, 2, 3, 4);
        checkPositions("", "any");
    }

    @Test
    void lower_case_matches_both_and_upper_case_itself() {
        assertTrue(matches("foo", "FOO"));
        assertTrue(!matches("FOO", "foo"));
        assertTrue(matches("fB", "fooBar"));
        assertTrue(!matches("fB", "foobar"));
        assertTrue(!matches("ab", "ba"));
        assertTrue(!matches("aa", "a"));
        assertTrue(!matches("a", ""));
        assertTrue(matches("x".repeat(100), "x".repeat(70)), "only the first 64 characters count");
    }

    @Test
    void score_and_positions_are_those_of_the_best_of_all_ways() {
        var random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            String candidate = word(random, 12);
            String typed = word(random, 4).replaceAll("[/_]", "");
            List<int[]> ways = new ArrayList<>();
            collect(typed, candidate, new int[typed.length()], 0, ways);
            var match = FuzzyPattern.of(typed).match(candidate);
            assertEquals(!ways.isEmpty() || typed.isEmpty(), match.isPresent(), typed + " in " + candidate);
            if (match.isPresent() && !typed.isEmpty()) {
                int best = ways.stream().mapToInt(way -> score(typed, candidate, way)).max().orElseThrow();
                assertEquals(best, match.get().score(), typed + " in " + candidate);
                assertEquals(best, score(typed, candidate, match.get().positions()));
            }
        }
    }

    private static String word(Random random, int most) {
        var word = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            word.append("aabABb/_1".charAt(random.nextInt(9)));
        }
        return word.toString();
    }

    private static void collect(String typed, String candidate, int[] way, int i, List<int[]> ways) {
        if (i == typed.length()) {
            ways.add(way.clone());
            return;
        }
        for (int at = i == 0 ? 0 : way[i - 1] + 1; at < candidate.length(); at++) {
            char c = typed.charAt(i);
            if (c == candidate.charAt(at) || c == Character.toLowerCase(candidate.charAt(at))) {
                way[i] = at;
                collect(typed, candidate, way, i + 1, ways);
            }
        }
    }

    /** Restates the rules of the score for one way. */
    private static int score(String typed, String candidate, int[] way) {
        int score = 0;
        for (int i = 0; i < way.length; i++) {
            int at = way[i];
            char c = candidate.charAt(at);
            char before = at == 0 ? '/' : candidate.charAt(at - 1);
            score += 16 + (at > candidate.lastIndexOf('/') ? 4 : 0) + (c == typed.charAt(i) ? 1 : 0);
            if (before == '/') {
                score += 10;
            } else if (Character.isLetterOrDigit(c) && before == '_') {
                score += 8;
            } else if (Character.isUpperCase(c) && !Character.isUpperCase(before)
                    || Character.isDigit(c) && !Character.isDigit(before)) {
                score += 7;
            }
            if (i > 0) {
                int gap = at - way[i - 1] - 1;
                score += gap == 0 ? 8 : -4 - gap;
            }
        }
        return score;
    }

    @Test
    void an_index_gives_the_best_in_order() {
        List<String> paths = List.of("src/domain.rs", "src/main.rs", "Cargo.toml", "main.rs", "tests/main_test.rs");
        var index = FuzzyIndex.of(paths, path -> path);
        assertEquals(List.of("main.rs", "src/main.rs"), names(index.best(FuzzyPattern.of("main"), 2, () -> false)));
        assertEquals(paths.subList(0, 3), names(index.best(FuzzyPattern.of(" "), 3, () -> false)));
        assertEquals(List.of(), names(index.best(FuzzyPattern.of("main"), 0, () -> false)));
        assertEquals(List.of(), names(index.best(FuzzyPattern.of("zzz"), 9, () -> false)));
    }

    private static List<String> names(List<FuzzyIndex.Ranked<String>> ranked) {
        return ranked.stream().map(FuzzyIndex.Ranked::name).toList();
    }

    @Test
    void what_an_index_passes_over_is_none_of_the_best() {
        var random = new Random(4);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            names.add(word(random, 20));
        }
        var index = FuzzyIndex.of(names, name -> name);
        for (String typed : List.of("a", "ab", "aB", "b/a", "ab1", "a_ b", "bbb")) {
            var all = index.best(FuzzyPattern.of(typed), names.size(), () -> false);
            assertEquals(names(all).subList(0, 20), names(index.best(FuzzyPattern.of(typed), 20, () -> false)), typed);
        }
    }

    @Test
    void a_cancelled_search_ends() {
        var index = FuzzyIndex.of(List.of("a"), path -> path);
        assertThrows(CancellationException.class, () -> index.best(FuzzyPattern.of("a"), 1, () -> true));
    }
}
