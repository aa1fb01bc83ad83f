package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Chooses the most frequent of many tokens that no model has seen after a context: all that tells them apart for
 * the {@link Mixture} is how often they stand anywhere. For one place and one thread.
 */
final class Frequent {
    private final Evidence evidence;
    private final int most;
    private int[] tokens = new int[256];
    private double[] shares = new double[256];
    private int count;

    Frequent(Evidence evidence, int most) {
        this.evidence = evidence;
        this.most = most;
    }

    void see(int token) {
        if (evidence.knows(token)) {
            return;
        }
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
            shares = Arrays.copyOf(shares, count * 2);
        }
        tokens[count] = token;
        shares[count++] = share(evidence.projectCount(token), evidence.projectTotal())
                + share(evidence.globalCount(token), evidence.globalTotal());
    }

    private static double share(int count, long total) {
        return total == 0 ? 0 : (double) count / total;
    }

    /** Gives them, and those that are as frequent as the last of them; some twice if they were seen twice. */
    void most(IntConsumer each) {
        double[] sorted = Arrays.copyOf(shares, count);
        Arrays.sort(sorted);
        double least = count <= 2 * most ? Double.NEGATIVE_INFINITY : sorted[count - 2 * most];
        int given = 0;
        for (int i = 0; i < count && given < 4 * most; i++) {
            if (shares[i] >= least) {
                each.accept(tokens[i]);
                given++;
            }
        }
    }
}
