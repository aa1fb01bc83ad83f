package dev.rustaiide.ai.model.validation.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.rustaiide.ai.model.validation.Comparison.Metric;

/**
 * The interval of a difference of two shares by drawing projects again and again with replacement (Efron 1979; Koehn
 * 2004 for paired comparisons): both models at the same places of the same projects each time.
 */
final class PairedBootstrap {
    static final int RESAMPLES = 2000;
    static final int LEAST_PROJECTS = 5;

    private final long seed;

    PairedBootstrap(long seed) {
        this.seed = seed;
    }

    /** What both reached in a project, of {@code whole}. */
    record Pair(double a, double b, double whole) {}

    Metric metric(String name, List<Pair> projects) {
        double whole = projects.stream().mapToDouble(Pair::whole).sum();
        double a = percent(projects.stream().mapToDouble(Pair::a).sum(), whole);
        double b = percent(projects.stream().mapToDouble(Pair::b).sum(), whole);
        double[] differences = new double[RESAMPLES];
        var random = new Random(seed);
        for (int i = 0; i < RESAMPLES; i++) {
            double more = 0;
            double all = 0;
            for (int j = 0; j < projects.size(); j++) {
                Pair pair = projects.get(random.nextInt(projects.size()));
                more += pair.b - pair.a;
                all += pair.whole;
            }
            differences[i] = percent(more, all);
        }
        Arrays.sort(differences);
        return new Metric(name, a, b, b - a, differences[RESAMPLES * 25 / 1000],
                differences[RESAMPLES * 975 / 1000]);
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
