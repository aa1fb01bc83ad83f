package dev.rustaiide.ai.inference.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

import dev.rustaiide.ai.inference.Decoding;

/** Chooses a token, the likeliest or by chance. For one thread; with the same seed it chooses the same. */
final class TokenChoice {
    /** Whoever is less likely than the likeliest by this factor's logarithm is never chosen. */
    private static final double NEVER = 25;

    private final double temperature;
    private final double topP;
    private final Random random;

    TokenChoice(Decoding decoding) {
        this.temperature = decoding.temperature();
        this.topP = decoding.topP();
        this.random = new Random(decoding.seed());
    }

    private record Weighed(int token, double weight) {}

    /**
     * One of those that {@code allowed} lets through.
     *
     * @return -1 if there is none
     */
    int choose(float[] logits, IntPredicate allowed) {
        int best = likeliest(logits, allowed);
        return temperature == 0 || best < 0 ? best : byChance(logits, allowed, logits[best]);
    }

    /** What is no number is never it. */
    private static int likeliest(float[] logits, IntPredicate allowed) {
        int best = -1;
        float most = Float.NEGATIVE_INFINITY;
        for (int token = 0; token < logits.length; token++) {
            if (logits[token] > most && allowed.test(token)) {
                best = token;
                most = logits[token];
            }
        }
        return best;
    }

    /** How likely {@code token} was among those that {@code allowed} lets through, at a temperature of 1. */
    static double probability(float[] logits, int token, IntPredicate allowed) {
        double sum = 0;
        for (int other = 0; other < logits.length; other++) {
            double more = logits[other] - logits[token];
            if (more > -NEVER && allowed.test(other)) {
                sum += Math.exp(more);
            }
        }
        return 1 / sum;
    }

    private int byChance(float[] logits, IntPredicate allowed, float most) {
        List<Weighed> candidates = new ArrayList<>();
        double sum = 0;
        for (int token = 0; token < logits.length; token++) {
            double distance = (most - logits[token]) / temperature;
            if (distance < NEVER && allowed.test(token)) {
                double weight = Math.exp(-distance);
                candidates.add(new Weighed(token, weight));
                sum += weight;
            }
        }
        if (topP < 1) {
            candidates.sort(Comparator.comparingDouble(Weighed::weight).reversed());
            sum = cut(candidates, topP * sum);
        }
        double left = random.nextDouble() * sum;
        for (Weighed candidate : candidates) {
            left -= candidate.weight;
            if (left < 0) {
                return candidate.token;
            }
        }
        return candidates.getLast().token;
    }

    /** Leaves the first of {@code candidates} that weigh {@code weight} together, and says what they do weigh. */
    private static double cut(List<Weighed> candidates, double weight) {
        double sum = 0;
        for (int count = 0; count < candidates.size(); count++) {
            sum += candidates.get(count).weight;
            if (sum >= weight) {
                candidates.subList(count + 1, candidates.size()).clear();
            }
        }
        return sum;
    }
}
