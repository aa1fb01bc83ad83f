package dev.rustaiide.ai.feature.engineering.internal;

import java.util.Arrays;

/** Values in bins of about as many each; equal values share one. Immutable. */
final class Bins {
    private final float[] edges;

    /** At most {@code most} bins of {@code values}. */
    Bins(float[] values, int most) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] found = new float[most];
        int count = 0;
        for (int i = 1; i < most && sorted.length > 0; i++) {
            float edge = sorted[(int) ((long) i * (sorted.length - 1) / most)];
            if (count == 0 || edge > found[count - 1]) {
                found[count++] = edge;
            }
        }
        edges = Arrays.copyOf(found, count);
    }

    int count() {
        return edges.length + 1;
    }

    int of(float value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }

    /** How many of {@code values} are in each. */
    double[] counts(float[] values) {
        double[] counts = new double[count()];
        for (float value : values) {
            counts[of(value)]++;
        }
        return counts;
    }

    /** The population stability index of {@code later} against {@code earlier}. */
    static double drift(float[] earlier, float[] later, int most) {
        var bins = new Bins(earlier, most);
        double[] before = bins.counts(earlier);
        double[] after = bins.counts(later);
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double one = Math.max(before[i] / Math.max(1, earlier.length), 1e-4);
            double other = Math.max(after[i] / Math.max(1, later.length), 1e-4);
            sum += (other - one) * Math.log(other / one);
        }
        return sum;
    }

    /**
     * The area under the curve of who guesses {@code isTrue} by the share of it in a value's bin: the chance that of
     * one of each kind the true one is guessed likelier, ties by half.
     */
    static double separation(float[] values, boolean[] isTrue, int most) {
        var bins = new Bins(values, most);
        double[] yes = new double[bins.count()];
        double[] no = new double[bins.count()];
        for (int i = 0; i < values.length; i++) {
            (isTrue[i] ? yes : no)[bins.of(values[i])]++;
        }
        Integer[] order = new Integer[yes.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Double.compare(yes[one] * (yes[other] + no[other]),
                yes[other] * (yes[one] + no[one])));
        double below = 0;
        double area = 0;
        for (int bin : order) {
            area += yes[bin] * (below + no[bin] / 2);
            below += no[bin];
        }
        double all = Arrays.stream(yes).sum() * below;
        return all == 0 ? 0.5 : area / all;
    }

    /** The part of the variance of {@code values} that is between the groups, from 0 to 1 (η², Fisher 1925). */
    static double between(float[] values, int[] group, int groups) {
        double[] sums = new double[groups];
        double[] counts = new double[groups];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sums[group[i]] += values[i];
            counts[group[i]]++;
            sum += values[i];
        }
        double mean = sum / Math.max(1, values.length);
        double total = 0;
        for (float value : values) {
            total += (value - mean) * (value - mean);
        }
        double between = 0;
        for (int i = 0; i < groups; i++) {
            between += counts[i] == 0 ? 0 : counts[i] * Math.pow(sums[i] / counts[i] - mean, 2);
        }
        return total < 1e-9 ? 0 : between / total;
    }
}
