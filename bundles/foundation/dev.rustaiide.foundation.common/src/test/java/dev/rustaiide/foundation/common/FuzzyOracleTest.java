package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is done to be fast: matches, scores, positions and order are those of the first and simplest version. */
class FuzzyOracleTest {
    /** Plain ones often; others in which case, kind and sharing of bits are odd: Kelvin, dotted I, circled, Greek. */
    private static final String ALPHABET = "aaabbeeeirsABE129//__-.\\\u212a\u0130\u24b6\u24d0ÄäßøΣσς\u01c5٣+@";
    private static final String[] WORDS = {"src", "crates", "core", "lib", "mod", "error", "tokio", "Token", "parser",
        "tree", "HttpBody", "utf8", "tests", "README", "x"};

    private final OriginalFuzzyScorer original = new OriginalFuzzyScorer();

    private record Expected(int item, String name, FuzzyMatch match) {}

    private @Nullable FuzzyMatch originalMatch(String typed, String candidate) {
        String[] words = Arrays.stream(typed.strip().split("\\s+"))
                .map(word -> word.substring(0, Math.min(64, word.length()))).toArray(String[]::new);
        return original.match(words, candidate);
    }

    /** Scores every name and sorts: what the index must give without doing either. */
    private List<Expected> ranked(String typed, List<String> names) {
        List<Expected> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FuzzyMatch match = originalMatch(typed, names.get(i));
            if (match != null) {
                all.add(new Expected(i, names.get(i), match));
            }
        }
        all.sort(Comparator.comparingInt((Expected one) -> -one.match.score())
                .thenComparingInt(one -> one.name.length()));
        return all;
    }

    private void checkIndex(List<String> names, String typed, int most) {
        var index = FuzzyIndex.of(IntStream.range(0, names.size()).boxed().toList(), names::get);
        List<Expected> expected = ranked(typed, names);
        var found = index.best(FuzzyPattern.of(typed), most, () -> false);
        assertEquals(Math.min(most, expected.size()), found.size(), typed);
        for (int i = 0; i < found.size(); i++) {
            String what = "\"" + typed + "\" in \"" + expected.get(i).name + "\", place " + i;
            assertEquals(expected.get(i).item, found.get(i).item(), what);
            assertEquals(expected.get(i).name, found.get(i).name(), what);
            checkSame(expected.get(i).match, found.get(i).match(), what);
        }
    }

    private static void checkSame(FuzzyMatch expected, FuzzyMatch found, String what) {
        assertEquals(expected.score(), found.score(), what);
        assertArrayEquals(expected.positions(), found.positions(), what);
    }

    private static String random(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String path(Random random) {
        var path = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = random.nextInt(7); i > 0; i--) {
            path.append("//_-".charAt(random.nextInt(4))).append(WORDS[random.nextInt(WORDS.length)]);
        }
        return path.append(random.nextBoolean() ? ".rs" : ".md").toString();
    }

    /** Some characters of a name in their order, so that it matches. */
    private static String part(Random random, String name) {
        var part = new StringBuilder();
        int often = 1 + random.nextInt(4);
        for (int i = 0; i < name.length(); i++) {
            if (random.nextInt(often) == 0) {
                part.append(random.nextInt(3) == 0 ? Character.toLowerCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return part.isEmpty() ? name : part.toString();
    }

    @Test
    void a_match_is_that_of_the_original() {
        var random = new Random(1);
        int matched = 0;
        for (int i = 0; i < 10_000; i++) {
            String name = random.nextBoolean() ? random(random, 30) : path(random);
            String typed = random.nextInt(3) > 0 ? part(random, name) : random(random, 3);
            typed += random.nextInt(5) == 0 ? ' ' + part(random, name) : "";
            FuzzyMatch expected = originalMatch(typed, name);
            var found = FuzzyPattern.of(typed).match(name);
            assertEquals(expected != null, found.isPresent(), typed + " in " + name);
            if (expected != null) {
                matched++;
                checkSame(expected, found.orElseThrow(), typed + " in " + name);
            }
        }
        assertTrue(matched > 2500 && matched < 9500, matched + " matched");
    }

    @Test
    void an_index_of_odd_names_gives_what_scoring_all_of_them_gives() {
        var random = new Random(2);
        for (int round = 0; round < 150; round++) {
            List<String> names = new ArrayList<>();
            for (int i = random.nextInt(200); i >= 0; i--) {
                names.add(random(random, 25));
            }
            String name = names.get(random.nextInt(names.size()));
            checkIndex(names, part(random, name), 1 + random.nextInt(12));
            checkIndex(names, random(random, 2), 1 + random.nextInt(30));
            checkIndex(names, random(random, 1) + ' ' + random(random, 2), 300);
        }
    }

    @Test
    void an_index_of_paths_gives_what_scoring_all_of_them_gives() {
        var random = new Random(3);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            names.add(path(random));
        }
        for (String typed : List.of("e", "ee", "eee", "rs", "aeiou", "M", "src/lib", "core tok", "crates/core/lib.rs",
                "errormod", "HB", "Httpbody", "t8", "zz", "/", "\\", "_", "tree.md", "x x x x x", "e".repeat(70))) {
            checkIndex(names, typed, 1);
            checkIndex(names, typed, 50);
        }
        for (int i = 0; i < 20; i++) {
            checkIndex(names, part(random, names.get(random.nextInt(names.size()))), 20);
        }
    }

    /** Names beside each other, of odd characters and of plain ones. */
    private static List<String> someNames(Random random) {
        boolean plain = random.nextBoolean();
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(90); i >= 0; i--) {
            names.add(plain ? path(random) : random(random, 12));
        }
        return names;
    }

    private record Bounded(boolean able, int bound) {}

    private static List<Bounded> bounded(List<String> names, String typed) {
        int[] starts = new int[names.size() + 1];
        for (int i = 0; i < names.size(); i++) {
            starts[i + 1] = starts[i] + names.get(i).length();
        }
        var outlines = new FuzzyOutlines(String.join("", names).toCharArray(), starts);
        FuzzyWord[] words = FuzzyPattern.of(typed).words();
        var bounds = new FuzzyBounds(outlines, words);
        for (FuzzyWord word : words) {
            bounds.keep(word);
        }
        for (FuzzyWord word : words) {
            bounds.add(word);
        }
        List<Bounded> bounded = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long[] name = new long[outlines.width()];
            name[i / 64] = 1L << i;
            int bound = bounds.base();
            for (int bit = 0; bit < bounds.height(); bit++) {
                bound += bounds.take(name, bit, true, new long[name.length]) ? 1 << bit : 0;
            }
            bounded.add(new Bounded((bounds.able()[i / 64] & name[i / 64]) != 0, bound));
        }
        return bounded;
    }

    @Test
    void no_name_scores_more_than_its_bound() {
        var random = new Random(4);
        int reached = 0;
        for (int round = 0; round < 1000; round++) {
            List<String> names = someNames(random);
            String typed = part(random, names.get(random.nextInt(names.size())));
            typed += random.nextInt(6) == 0 ? ' ' + part(random, names.getFirst()) : "";
            List<Bounded> bounded = bounded(names, typed);
            for (int i = 0; i < names.size(); i++) {
                FuzzyMatch match = originalMatch(typed, names.get(i));
                if (match != null) {
                    String what = typed + " in " + names.get(i) + ": " + match.score() + ", " + bounded.get(i);
                    assertTrue(bounded.get(i).able && bounded.get(i).bound >= match.score(), what);
                    reached += bounded.get(i).bound == match.score() ? 1 : 0;
                }
            }
        }
        assertTrue(reached > 500, reached + " bounds were reached");
    }

    /** What bounds are good for: a looser one would have names read for nothing. */
    @Test
    void the_bound_of_the_plain_cases_is_their_score() {
        record Case(String typed, String name) {}
        for (Case each : List.of(new Case("main", "src/main.rs"), new Case("b", "src/fooBar.rs"),
                new Case("foobar", "src/fooBar.rs"), new Case("fooB", "src/fooBar.rs"), new Case("sm", "s_m"),
                new Case("src/m", "src/main.rs"), new Case("utf8", "src/utf8/x"), new Case("ee", "e_e"),
                new Case("v1.2", "v1.2"), new Case("e e", "e"), new Case("ME", "README"), new Case("ab", "zab/xa/b"))) {
            Bounded bounded = bounded(List.of(each.name), each.typed).getFirst();
            assertEquals(FuzzyPattern.of(each.typed).match(each.name).orElseThrow().score(), bounded.bound, each.typed);
        }
        for (Case each : List.of(new Case("ba", "a____________b"), new Case("M", "main"), new Case("ee", "xex"))) {
            assertTrue(!bounded(List.of(each.name), each.typed).getFirst().able, each.typed);
        }
    }

    @Test
    void long_and_empty_names_are_no_exception() {
        String deep = "src/core/".repeat(30);
        List<String> names = List.of("", deep + "lib.rs", "a", deep.repeat(300) + "mod.rs", "lib.rs", "");
        for (String typed : List.of("a", "lib", "src/core/lib.rs", "srcmod", "modmod", "sssssssssssssssssss")) {
            checkIndex(names, typed, 3);
        }
    }
}
