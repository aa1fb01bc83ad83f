package dev.rustaiide.ai.model.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How sure a difference of two models is that were asked at the same places: places are drawn anew by whole groups,
 * files or projects, since those of one group are alike (Efron and Tibshirani 1993, chapters 8 and 13, percentiles;
 * Koehn 2004 for paired comparisons). For one thread.
 */
public final class PairedBootstrap {
    /** How often all groups are drawn. */
    public static final int DRAWS = 4000;

    private final Map<String, double[]> groups = new LinkedHashMap<>();

    /** A place of {@code group}, of weight {@code whole}, of which each model got a part. */
    public void add(String group, double before, double after, double whole) {
        add(groups.computeIfAbsent(group, name -> new double[3]), new double[] {before, after, whole});
    }

    /**
     * What was added tells this; the same seed draws the same.
     *
     * @param doubt the share of draws that lie outside of the interval, e.g. 0.05
     */
    public Difference difference(double doubt, long seed) {
        List<double[]> all = new ArrayList<>(groups.values());
        double[] sums = new double[3];
        all.forEach(group -> add(sums, group));
        double[] drawn = new double[DRAWS];
        var random = new Random(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] some = new double[3];
            for (int i = 0; i < all.size(); i++) {
                add(some, all.get(random.nextInt(all.size())));
            }
            drawn[draw] = percent(some[1] - some[0], some[2]);
        }
        Arrays.sort(drawn);
        int cut = (int) Math.floor(DRAWS * doubt / 2);
        return new Difference(percent(sums[0], sums[2]), percent(sums[1], sums[2]), drawn[cut],
                drawn[DRAWS - 1 - cut], all.size());
    }

    private static void add(double[] sums, double[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
