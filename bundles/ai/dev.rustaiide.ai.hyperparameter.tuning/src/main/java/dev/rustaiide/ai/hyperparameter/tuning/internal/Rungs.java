package dev.rustaiide.ai.hyperparameter.tuning.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Asynchronous successive halving (Li and others 2018): at each rung a trial goes on only if it is among the best third
 * of those that have been there. Any thread may use it.
 */
final class Rungs {
    private static final int KEPT = 3;

    private final List<List<Double>> scores = new ArrayList<>();

    Rungs(int count) {
        for (int i = 0; i < count; i++) {
            scores.add(new ArrayList<>());
        }
    }

    /** A trial came to {@code rung} with {@code score}: whether it goes on. The first two of a rung do. */
    synchronized boolean goesOn(int rung, double score) {
        List<Double> there = scores.get(rung);
        there.add(score);
        List<Double> best = there.stream().sorted(Comparator.reverseOrder()).toList();
        return score >= best.get(Math.max(Math.min(2, best.size()), (best.size() + KEPT - 1) / KEPT) - 1);
    }
}
