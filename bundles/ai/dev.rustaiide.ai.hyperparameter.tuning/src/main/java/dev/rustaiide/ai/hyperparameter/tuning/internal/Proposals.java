package dev.rustaiide.ai.hyperparameter.tuning.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import dev.rustaiide.ai.hyperparameter.tuning.Dimension;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Mattered;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Search;

/** Says which point is tried next, and what mattered of those that were. The same trials and seed give the same. */
record Proposals(Search search, List<Dimension> dimensions, long seed) {
    /** So many are at random before a process says something. */
    private static final int BLIND = 8;
    private static final int GUESSES = 1500;
    private static final int GRID = 11;
    private static final int AVERAGED = 200;

    double[] next(int number, List<Trial> done) {
        // Seeds that follow each other would give almost the same first number.
        var random = new Random(new SplittableRandom(seed * 7919 + number).nextLong());
        List<Trial> known = lastRung(done);
        if (search != Search.BAYESIAN || known.size() < BLIND) {
            return point(random);
        }
        GaussianProcess process = GaussianProcess.of(known);
        double best = known.stream().mapToDouble(Trial::score).max().orElse(0);
        double[] top = known.stream().max(Comparator.comparingDouble(Trial::score)).orElseThrow().units();
        double[] chosen = point(random);
        double most = Double.NEGATIVE_INFINITY;
        for (int guess = 0; guess < GUESSES; guess++) {
            double[] candidate = guess % 3 == 0 ? near(top, random) : point(random);
            double improvement = process.improvement(candidate, best);
            if (improvement > most) {
                most = improvement;
                chosen = candidate;
            }
        }
        return chosen;
    }

    /** Scores of other rungs are of another scale: those of trials that came far enough, else what there is. */
    private static List<Trial> lastRung(List<Trial> done) {
        List<Trial> whole = done.stream().filter(Trial::isWhole).toList();
        List<Trial> known = whole.size() >= BLIND / 2 ? new ArrayList<>(whole) : new ArrayList<>(done);
        if (known.size() == whole.size()) {
            double least = whole.stream().mapToDouble(Trial::score).min().orElse(0);
            // A stopped one is known to be poor, not how poor.
            done.stream().filter(trial -> !trial.isWhole()).forEach(trial -> known.add(new Trial(trial.number(),
                    trial.units(), Math.min(least, trial.score()), trial.rung(), false)));
        }
        known.sort(Comparator.comparingInt(Trial::number));
        return known;
    }

    private double[] point(Random random) {
        return random.doubles(dimensions.size()).toArray();
    }

    private double[] near(double[] top, Random random) {
        double[] point = top.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] = Math.clamp(point[i] + random.nextGaussian() * 0.1, 0, 1);
        }
        return point;
    }

    /**
     * The variance of the mean along each dimension by that of all, both of the process (as functional ANOVA does:
     * Hutter and others 2014).
     */
    List<Mattered> mattered(List<Trial> done) {
        List<Trial> known = lastRung(done);
        if (known.size() < 3) {
            return List.of();
        }
        GaussianProcess process = GaussianProcess.of(known);
        var random = new Random(seed);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < AVERAGED; i++) {
            points.add(point(random));
        }
        double all = variance(points.stream().mapToDouble(point -> process.at(point).mean()).toArray());
        List<Mattered> mattered = new ArrayList<>();
        for (int dimension = 0; dimension < dimensions.size(); dimension++) {
            double[] along = new double[GRID];
            int best = 0;
            for (int at = 0; at < GRID; at++) {
                for (double[] point : points) {
                    double[] moved = point.clone();
                    moved[dimension] = at / (GRID - 1.0);
                    along[at] += process.at(moved).mean() / AVERAGED;
                }
                best = along[at] > along[best] ? at : best;
            }
            mattered.add(new Mattered(dimensions.get(dimension).name(), all == 0 ? 0 : Math.min(1, variance(along)
                    / all), dimensions.get(dimension).at(best / (GRID - 1.0))));
        }
        mattered.sort(Comparator.comparingDouble(Mattered::share).reversed());
        return mattered;
    }

    private static double variance(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        return java.util.Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    }
}
