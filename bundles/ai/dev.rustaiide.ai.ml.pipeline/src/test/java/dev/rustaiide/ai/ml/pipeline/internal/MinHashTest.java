package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MinHashTest {
    private static List<String> words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + random.nextInt(500));
        }
        return words;
    }

    private static double jaccard(List<String> one, List<String> other) {
        Set<List<String>> ones = runs(one);
        Set<List<String>> both = new HashSet<>(runs(other));
        Set<List<String>> all = new HashSet<>(ones);
        all.addAll(both);
        both.retainAll(ones);
        return (double) both.size() / all.size();
    }

    private static Set<List<String>> runs(List<String> words) {
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + 5 <= words.size(); i++) {
            runs.add(List.copyOf(words.subList(i, i + 5)));
        }
        return runs;
    }

    @Property(tries = 150)
    void signatures_estimate_how_much_two_texts_share(@ForAll Random random, @ForAll @IntRange(max = 100) int changed) {
        List<String> one = words(random, 800);
        List<String> other = new ArrayList<>(one);
        for (int i = 0; i < changed; i++) {
            other.set(random.nextInt(other.size()), "x" + i);
        }
        double shared = jaccard(one, other);
        double guess = MinHash.alike(MinHash.of(String.join(" ", one), 5), MinHash.of(String.join("\n", other), 5));
        // Four standard deviations of a mean of 128.
        assertEquals(shared, guess, 4 * Math.sqrt(Math.max(0.01, shared * (1 - shared)) / 128));
    }

    @Property(tries = 40)
    void nearly_the_same_is_found_and_others_are_not(@ForAll Random random) {
        var copies = new NearCopies();
        List<String> one = words(random, 600);
        copies.original("one", "1", MinHash.of(String.join(" ", one), 5));
        one.set(17, "changed");
        assertEquals(Optional.of("one"), copies.original("two", "2", MinHash.of(String.join(" ", one), 5)));
        assertEquals(Optional.empty(), copies.original("three", "3", MinHash.of(String.join(" ", words(random, 600)),
                5)));
    }
}
