package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What may stand at a place: gathered, cut to the likeliest, and ranked. For one place and one thread. */
final class Candidates {
    /** Of those that no other source proposes. */
    static final int MOST = 48;

    /** What another source says of a word: which one, at which place of its list, and what it is. */
    record Told(int source, int place, int kind) {
        static final Told NOTHING = new Told(0, 99, -1);
    }

    private final Evidence evidence;
    private final Mixture mixture;
    private int[] tokens = new int[256];
    private double[] probabilities = new double[256];
    private int count;
    private float[] rows = new float[0];
    private double[] scores = new double[0];

    Candidates(Evidence evidence, Mixture mixture) {
        this.evidence = evidence;
        this.mixture = mixture;
        mixture.about(evidence);
    }

    /** {@code other} so far, to go on with; if nobody changes that any more, several threads may do so. */
    Candidates(Candidates other) {
        this.evidence = other.evidence;
        this.mixture = other.mixture;
        this.tokens = other.tokens.clone();
        this.probabilities = other.probabilities.clone();
        this.count = other.count;
    }

    /** Adds those of all models that {@code fits} lets in. */
    void gather(java.util.function.IntPredicate fits) {
        for (Tally tally : List.of(evidence.file, evidence.project, evidence.global)) {
            for (int slot = 0; slot < tally.size(); slot++) {
                int token = tally.token(slot);
                boolean before = tally != evidence.file && evidence.file.find(token) >= 0
                        || tally == evidence.global && evidence.project.find(token) >= 0;
                if (!before && token != Vocabulary.NOTHING && fits.test(token)) {
                    put(token);
                }
            }
        }
    }

    /** Adds one that is not there yet. */
    void put(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
            probabilities = Arrays.copyOf(probabilities, count * 2);
        }
        tokens[count] = token;
        probabilities[count++] = mixture.probability(token);
    }

    /** Leaves the likeliest {@code most} and those that are told of, in the order of the mixture. */
    void cut(int most, Map<Integer, Told> told) {
        double least = least(most);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (probabilities[i] >= least || told.containsKey(tokens[i])) {
                order.add(i);
            }
        }
        order.sort((one, other) -> {
            int by = Double.compare(probabilities[other], probabilities[one]);
            return by != 0 ? by : Integer.compare(tokens[one], tokens[other]);
        });
        int[] left = new int[order.size()];
        double[] likely = new double[order.size()];
        int size = 0;
        for (int i = 0; i < order.size(); i++) {
            int at = order.get(i);
            if (i < most || told.containsKey(tokens[at])) {
                left[size] = tokens[at];
                likely[size++] = probabilities[at];
            }
        }
        tokens = left;
        probabilities = likely;
        count = size;
    }

    /** The probability of the one at place {@code most}. */
    private double least(int most) {
        double[] sorted = Arrays.copyOf(probabilities, count);
        Arrays.sort(sorted);
        return count <= most ? Double.NEGATIVE_INFINITY : sorted[count - most];
    }

    /** Scores those that are left. */
    void rank(Features features, Map<Integer, Told> told, Trees trees) {
        rows = new float[count * Feature.COUNT];
        scores = new double[count];
        for (int i = 0; i < count; i++) {
            features.fill(rows, i * Feature.COUNT, tokens[i], probabilities[i], probabilities[0], i,
                    told.getOrDefault(tokens[i], Told.NOTHING));
            scores[i] = trees.size() == 0 ? Math.log(probabilities[i] + 1e-9) : trees.score(rows, i * Feature.COUNT);
        }
    }

    int count() {
        return count;
    }

    int token(int at) {
        return tokens[at];
    }

    double probability(int at) {
        return probabilities[at];
    }

    double score(int at) {
        return scores[at];
    }

    float[] rows() {
        return rows;
    }

    /** The places of all, the best first. */
    int[] best() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        order.sort((one, other) -> Double.compare(scores[other], scores[one]));
        return order.stream().mapToInt(at -> at).toArray();
    }

    /** The place of {@code token}, or -1. */
    int find(int token) {
        for (int i = 0; i < count; i++) {
            if (tokens[i] == token) {
                return i;
            }
        }
        return -1;
    }
}
