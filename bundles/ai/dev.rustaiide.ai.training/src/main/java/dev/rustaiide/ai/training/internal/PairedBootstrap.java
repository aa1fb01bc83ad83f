package dev.rustaiide.ai.training.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.rustaiide.ai.training.Training.Difference;

/**
 * How sure a difference of two models is that were asked at the same places: places are drawn anew by whole files,
 * since those of one file are alike (Efron and Tibshirani 1993, chapters 8 and 13; percentiles).
 */
final class PairedBootstrap {
    private static final int DRAWS = 4000;

    private final Map<String, double[]> files = new LinkedHashMap<>();

    /** A place of {@code file}, of weight {@code whole}, of which each model got a part. */
    void add(String file, double before, double after, double whole) {
        double[] sums = files.computeIfAbsent(file, name -> new double[3]);
        sums[0] += before;
        sums[1] += after;
        sums[2] += whole;
    }

    /** @param doubt the share of draws that lie outside of the interval, e.g. 0.05 */
    Difference difference(double doubt, long seed) {
        List<double[]> all = new ArrayList<>(files.values());
        double[] sums = new double[3];
        all.forEach(file -> add(sums, file));
        if (sums[2] == 0) {
            return new Difference(0, 0, 0, 0);
        }
        double[] drawn = new double[DRAWS];
        var random = new Random(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] some = new double[3];
            for (int i = 0; i < all.size(); i++) {
                add(some, all.get(random.nextInt(all.size())));
            }
            drawn[draw] = 100 * (some[1] - some[0]) / some[2];
        }
        Arrays.sort(drawn);
        int cut = (int) Math.floor(DRAWS * doubt / 2);
        return new Difference(100 * sums[0] / sums[2], 100 * sums[1] / sums[2], drawn[cut], drawn[DRAWS - 1 - cut]);
    }

    private static void add(double[] sums, double[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }
}
