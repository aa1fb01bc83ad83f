package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

/**
 * The probability of a token by all models: from the shortest context to the longest, and for each from the global
 * model to the project to the file, what is said there takes its part (Jelinek and Mercer 1980). How large that part is
 * depends on how often the context was seen and on how many different tokens follow; it is learned, 0.5 without that.
 */
final class Mixture {
    static final int MODELS = 3;
    static final int ORDERS = SuffixCounts.DEPTH + 1;
    static final int BUCKETS = 7;
    static final int SIZE = MODELS * ORDERS * BUCKETS;

    private static final int STEPS = MODELS * ORDERS;

    /** Between 0 and 1, by {@link #cell}. */
    private final float[] parts;
    private final double[] part = new double[STEPS];
    private final int[] cells = new int[STEPS];
    private Evidence evidence = new Evidence();

    Mixture(float[] parts) {
        this.parts = parts.clone();
    }

    static Mixture even() {
        float[] parts = new float[SIZE];
        Arrays.fill(parts, 0.5f);
        return new Mixture(parts);
    }

    float[] parts() {
        return parts;
    }

    /** From now on it is about {@code other}. */
    void about(Evidence other) {
        evidence = other;
        for (int step = 0; step < STEPS; step++) {
            long total = total(step);
            cells[step] = step * BUCKETS + bucket(total);
            part[step] = total == 0 ? 0 : parts[cells[step]];
        }
    }

    /** The steps go by order, and for each by model: global, project, file. */
    private long total(int step) {
        int order = step / MODELS;
        return switch (step % MODELS) {
            case 0 -> order == 0 ? evidence.globalTotal() : evidence.global.total(order);
            case 1 -> order == 0 ? evidence.projectTotal() : evidence.project.total(order);
            default -> evidence.file.total(order);
        };
    }

    private static int bucket(long total) {
        return total <= 1 ? 0 : total <= 2 ? 1 : total <= 4 ? 2 : total <= 8 ? 3 : total <= 32 ? 4
                : total <= 256 ? 5 : 6;
    }

    double probability(int token) {
        int global = evidence.global.find(token);
        int project = evidence.project.find(token);
        int file = evidence.file.find(token);
        double probability = 0;
        for (int step = 0; step < STEPS; step++) {
            if (part[step] > 0) {
                probability += part[step] * (likelihood(step, token, global, project, file) - probability);
            }
        }
        return probability;
    }

    private double likelihood(int step, int token, int global, int project, int file) {
        int order = step / MODELS;
        return switch (step % MODELS) {
            case 0 -> order == 0 ? (double) evidence.globalCount(token) / evidence.globalTotal()
                    : (double) evidence.global.count(global, order) / evidence.global.total(order);
            case 1 -> order == 0 ? (double) evidence.projectCount(token) / evidence.projectTotal()
                    : (double) evidence.project.count(project, order) / evidence.project.total(order);
            default -> (double) evidence.file.count(file, order) / evidence.file.total(order);
        };
    }

    /** Takes a step towards parts that make {@code token} more likely here; the probability before. */
    double learn(int token, double rate) {
        int global = evidence.global.find(token);
        int project = evidence.project.find(token);
        int file = evidence.file.find(token);
        double[] before = new double[STEPS];
        double[] said = new double[STEPS];
        double probability = 0;
        for (int step = 0; step < STEPS; step++) {
            before[step] = probability;
            if (part[step] > 0) {
                said[step] = likelihood(step, token, global, project, file);
                probability += part[step] * (said[step] - probability);
            }
        }
        double slope = 1 / Math.max(probability, 1e-6);
        for (int step = STEPS - 1; step >= 0; step--) {
            if (part[step] > 0) {
                double here = slope * (said[step] - before[step]) * part[step] * (1 - part[step]);
                double logit = Math.log(part[step] / (1 - part[step])) + rate * Math.clamp(here, -2, 2);
                parts[cells[step]] = (float) Math.clamp(1 / (1 + Math.exp(-logit)), 0.001, 0.999);
                slope *= 1 - part[step];
            }
        }
        return probability;
    }
}
