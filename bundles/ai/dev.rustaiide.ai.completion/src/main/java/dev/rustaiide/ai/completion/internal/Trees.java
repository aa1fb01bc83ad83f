package dev.rustaiide.ai.completion.internal;

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

    int size() {
        return roots.length;
    }
}
