package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

/**
 * A sum of decision trees. Immutable.
 *
 * @param features of each inner node, those of one tree after the other; a leaf has -1
 * @param thresholds a feature that is not greater goes left; a leaf's value
 * @param rights the number of the right child; the left one is the next node
 * @param roots the first node of each tree
 */
record Trees(short[] features, float[] thresholds, int[] rights, int[] roots) {
    static final Trees NONE = new Trees(new short[0], new float[0], new int[0], new int[0]);

    double score(float[] row, int from) {
        double sum = 0;
        for (int root : roots) {
            int node = root;
            while (features[node] >= 0) {
                node = row[from + features[node]] <= thresholds[node] ? node + 1 : rights[node];
            }
            sum += thresholds[node];
        }
        return sum;
    }

    /** These and then {@code more}. */
    Trees and(Trees more) {
        int size = features.length;
        short[] allFeatures = Arrays.copyOf(features, size + more.features.length);
        float[] allThresholds = Arrays.copyOf(thresholds, allFeatures.length);
        int[] allRights = Arrays.copyOf(rights, allFeatures.length);
        int[] allRoots = Arrays.copyOf(roots, roots.length + more.roots.length);
        System.arraycopy(more.features, 0, allFeatures, size, more.features.length);
        System.arraycopy(more.thresholds, 0, allThresholds, size, more.features.length);
        for (int node = 0; node < more.rights.length; node++) {
            allRights[size + node] = more.features[node] < 0 ? 0 : size + more.rights[node];
        }
        for (int i = 0; i < more.roots.length; i++) {
            allRoots[roots.length + i] = size + more.roots[i];
        }
        return new Trees(allFeatures, allThresholds, allRights, allRoots);
    }

    int size() {
        return roots.length;
    }
}
