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
 * One order out of two: a passage's similarity of meaning, and a part of how well its words fit, of which the best has
 * 1: a convex combination (Bruch, Gai and Ingber, An Analysis of Fusion Functions for Hybrid Retrieval, TOIS 2023).
 * What has no meaning yet is taken for as like as the least like that was found.
 */
final class Fusion {
    /** What the best words are worth in similarity. */
    private static final double WORDS = 0.15;

    private Fusion() {}

    /** A passage with what speaks for it. */
    record Fused(int number, double score, boolean byWords, OptionalDouble similarity) {}

    static List<Fused> of(Found found) {
        double best = found.words().stream().mapToDouble(Ranked::score).max().orElse(1);
        double least = found.similar().values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        Map<Integer, Double> words = new LinkedHashMap<>();
        found.words().forEach(each -> words.put(each.number(), each.score() / best));
        var numbers = new LinkedHashMap<Integer, Double>(words);
        found.meaning().forEach(each -> numbers.putIfAbsent(each.number(), 0.0));
        var fused = new ArrayList<Fused>();
        numbers.forEach((number, share) -> {
            Double similarity = found.similar().get(number);
            double score = WORDS * share + (similarity == null ? least : similarity);
            fused.add(new Fused(number, score, words.containsKey(number),
                    similarity == null ? OptionalDouble.empty() : OptionalDouble.of(similarity)));
        });
        fused.sort(Comparator.comparingDouble(Fused::score).reversed());
        return fused;
    }
}
