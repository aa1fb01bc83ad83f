package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;

/**
 * Grows trees by gradient boosting (Friedman 2001) on histograms, with the list-wise loss: of each group of candidates
 * the softmax of the scores should give the right one all. The same rows give the same trees.
 */
final class TreesTraining {
    private static final int BINS = 64;

    private final int width;
    private final RankerRecipe recipe;
    private final Random random;
    private float[] rows = new float[1 << 16];
    private int count;
    private final List<int[]> groups = new ArrayList<>();
    private final List<Short> features = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<Integer> rights = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();
    private byte[][] bins = new byte[0][];
    private float[][] edges = new float[0][];
    private double[] scores = new double[0];
    private double[] slopes = new double[0];
    private double[] curves = new double[0];

    TreesTraining(int width, RankerRecipe recipe, long seed) {
        this.width = width;
        this.recipe = recipe;
        this.random = new Random(seed);
        this.columns = new boolean[width];
    }

    /** A group of {@code size} rows, and of number {@code right}, which is what was meant. */
    void group(float[] candidates, int size, int right) {
        if ((count + size) * width > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(rows.length * 2, (count + size) * width));
        }
        System.arraycopy(candidates, 0, rows, count * width, size * width);
        int at = Math.min(right, size - 1);
        System.arraycopy(candidates, right * width, rows, (count + at) * width, width);
        groups.add(new int[] {count, count + size, count + at});
        count += size;
    }

    /** The places of {@code lessons} that {@code wanted} lets in. */
    void groups(Lessons lessons, IntPredicate wanted) {
        for (int place = 0; place < lessons.places(); place++) {
            if (wanted.test(place)) {
                int from = lessons.starts()[place];
                int size = lessons.starts()[place + 1] - from;
                group(Arrays.copyOfRange(lessons.rows(), from * width, (from + size) * width), size,
                        lessons.rights()[place] - from);
            }
        }
    }

    int groups() {
        return groups.size();
    }

    Trees train(int trees) {
        begin(Trees.NONE);
        for (int i = 0; i < trees; i++) {
            step();
        }
        return grown();
    }

    /** Gets ready to grow trees that mend what {@code before} gets wrong. */
    void begin(Trees before) {
        if (count == 0) {
            return;
        }
        bin();
        scores = new double[count];
        slopes = new double[count];
        curves = new double[count];
        for (int row = 0; before.size() > 0 && row < count; row++) {
            scores[row] = before.score(rows, row * width);
        }
    }

    /** Grows one more. */
    void step() {
        if (count > 0) {
            slope();
            grow();
        }
    }

    /** Those that were grown since {@link #begin}, without what was there before. */
    Trees grown() {
        short[] feature = new short[features.size()];
        float[] threshold = new float[features.size()];
        for (int i = 0; i < feature.length; i++) {
            feature[i] = features.get(i);
            threshold[i] = thresholds.get(i);
        }
        return new Trees(feature, threshold, rights.stream().mapToInt(node -> node).toArray(),
                roots.stream().mapToInt(node -> node).toArray());
    }

    private void bin() {
        bins = new byte[width][count];
        edges = new float[width][];
        for (int feature = 0; feature < width; feature++) {
            int step = Math.max(1, count / 50_000);
            float[] sample = new float[(count + step - 1) / step];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = rows[i * step * width + feature];
            }
            Arrays.sort(sample);
            float[] chosen = new float[BINS - 1];
            int size = 0;
            for (int i = 1; i < BINS; i++) {
                float edge = sample[(int) ((long) i * (sample.length - 1) / BINS)];
                if (size == 0 || edge > chosen[size - 1]) {
                    chosen[size++] = edge;
                }
            }
            edges[feature] = Arrays.copyOf(chosen, size);
            for (int row = 0; row < count; row++) {
                int at = Arrays.binarySearch(edges[feature], rows[row * width + feature]);
                bins[feature][row] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
    }

    /** How the loss changes with each score. */
    private void slope() {
        for (int[] group : groups) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = group[0]; i < group[1]; i++) {
                most = Math.max(most, scores[i]);
            }
            double sum = 0;
            for (int i = group[0]; i < group[1]; i++) {
                sum += Math.exp(scores[i] - most);
            }
            if (!Double.isFinite(sum)) {
                throw lost("loss", sum);
            }
            for (int i = group[0]; i < group[1]; i++) {
                double share = Math.exp(scores[i] - most) / sum;
                slopes[i] = share - (i == group[2] ? 1 : 0);
                curves[i] = Math.max(share * (1 - share), 1e-6);
            }
        }
    }

    private ArithmeticException lost(String what, double value) {
        return new ArithmeticException("the " + what + " of tree " + (roots.size() + 1) + " is " + value);
    }

    /** Rows of a node, in {@link #ordered}, and the best way to split them. */
    private static final class Part {
        private int from;
        private int to;
        private int feature = -1;
        private int bin;
        private double gain;
        private double value;
        private Part left;
        private Part right;
    }

    private int[] ordered = new int[0];
    private final boolean[] columns;

    private void grow() {
        drawColumns();
        ordered = drawn();
        Part root = part(0, ordered.length);
        List<Part> open = new ArrayList<>(List.of(root));
        for (int made = 1; made < recipe.leaves(); made++) {
            Part best = null;
            for (Part part : open) {
                if (part.feature >= 0 && (best == null || part.gain > best.gain)) {
                    best = part;
                }
            }
            if (best == null) {
                break;
            }
            split(best);
            open.remove(best);
            open.add(best.left);
            open.add(best.right);
        }
        roots.add(features.size());
        write(root);
        for (int row = 0; row < count; row++) {
            scores[row] += value(root, row);
        }
    }

    private double value(Part root, int row) {
        Part part = root;
        while (part.left != null) {
            part = bins[part.feature][row] <= part.bin ? part.left : part.right;
        }
        return part.value;
    }

    /** The rows of as many groups as the recipe says, chosen anew for each tree (Friedman 2002). */
    private int[] drawn() {
        int[] chosen = new int[count];
        int size = 0;
        for (int[] group : groups) {
            if (recipe.rowShare() >= 1 || random.nextDouble() < recipe.rowShare()) {
                for (int row = group[0]; row < group[1]; row++) {
                    chosen[size++] = row;
                }
            }
        }
        return Arrays.copyOf(chosen, size);
    }

    private void drawColumns() {
        for (int feature = 0; feature < width; feature++) {
            columns[feature] = recipe.columnShare() >= 1 || random.nextDouble() < recipe.columnShare();
        }
    }

    private void split(Part part) {
        int[] other = new int[part.to - part.from];
        int low = part.from;
        int high = 0;
        byte[] of = bins[part.feature];
        for (int i = part.from; i < part.to; i++) {
            if (of[ordered[i]] <= part.bin) {
                ordered[low++] = ordered[i];
            } else {
                other[high++] = ordered[i];
            }
        }
        System.arraycopy(other, 0, ordered, low, high);
        part.left = part(part.from, low);
        part.right = part(low, part.to);
    }

    private Part part(int from, int to) {
        var part = new Part();
        part.from = from;
        part.to = to;
        double slope = 0;
        double curve = 0;
        for (int i = from; i < to; i++) {
            slope += slopes[ordered[i]];
            curve += curves[ordered[i]];
        }
        part.value = -slope / (curve + recipe.regular()) * recipe.rate();
        double[] slopeOf = new double[BINS];
        double[] curveOf = new double[BINS];
        int[] rowsOf = new int[BINS];
        for (int feature = 0; feature < width; feature++) {
            if (!columns[feature]) {
                continue;
            }
            Arrays.fill(slopeOf, 0);
            Arrays.fill(curveOf, 0);
            Arrays.fill(rowsOf, 0);
            byte[] of = bins[feature];
            for (int i = from; i < to; i++) {
                int row = ordered[i];
                slopeOf[of[row]] += slopes[row];
                curveOf[of[row]] += curves[row];
                rowsOf[of[row]]++;
            }
            choose(part, feature, slopeOf, curveOf, rowsOf, slope, curve);
        }
        return part;
    }

    private void choose(Part part, int feature, double[] slopeOf, double[] curveOf, int[] rowsOf, double slope,
            double curve) {
        double leftSlope = 0;
        double leftCurve = 0;
        int left = 0;
        for (int bin = 0; bin < edges[feature].length; bin++) {
            leftSlope += slopeOf[bin];
            leftCurve += curveOf[bin];
            left += rowsOf[bin];
            if (Math.min(left, part.to - part.from - left) < recipe.leastRows()) {
                continue;
            }
            double rightSlope = slope - leftSlope;
            double gain = leftSlope * leftSlope / (leftCurve + recipe.regular())
                    + rightSlope * rightSlope / (curve - leftCurve + recipe.regular())
                    - slope * slope / (curve + recipe.regular());
            if (gain > part.gain + 1e-9) {
                part.gain = gain;
                part.feature = feature;
                part.bin = bin;
            }
        }
    }

    private void write(Part part) {
        int node = features.size();
        boolean inner = part.left != null;
        if (!inner && !Float.isFinite((float) part.value)) {
            throw lost("value", part.value);
        }
        features.add((short) (inner ? part.feature : -1));
        thresholds.add(inner ? edges[part.feature][part.bin] : (float) part.value);
        rights.add(0);
        if (inner) {
            write(part.left);
            rights.set(node, features.size());
            write(part.right);
        }
    }
}
