package dev.rustaiide.ai.nlp.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import dev.rustaiide.ai.nlp.internal.PassageStore.Found;
import dev.rustaiide.ai.nlp.internal.PassageStore.Ranked;

/**
 * One order out of two: each passage has the sum of 1 / (60 + rank) over the lists that it is in (Cormack, Clarke and
 * Büttcher, Reciprocal Rank Fusion, SIGIR 2009), which needs no scores that can be compared.
 */
final class Fusion {
    private static final int K = 60;

    private Fusion() {}

    /** A passage with what speaks for it. */
    record Fused(int number, double score, boolean byWords, OptionalDouble similarity) {}

    static List<Fused> of(Found found) {
        Map<Integer, Fused> all = new LinkedHashMap<>();
        List<Ranked> words = found.words();
        for (int i = 0; i < words.size(); i++) {
            int number = words.get(i).number();
            all.put(number, new Fused(number, 1.0 / (K + i + 1), true, OptionalDouble.empty()));
        }
        List<Ranked> meaning = found.meaning();
        for (int i = 0; i < meaning.size(); i++) {
            Ranked each = meaning.get(i);
            Fused before = all.getOrDefault(each.number(), new Fused(each.number(), 0, false, OptionalDouble.empty()));
            all.put(each.number(), new Fused(each.number(), before.score() + 1.0 / (K + i + 1), before.byWords(),
                    OptionalDouble.of(each.score())));
        }
        var fused = new ArrayList<>(all.values());
        fused.sort(Comparator.comparingDouble(Fused::score).reversed());
        return fused;
    }
}
