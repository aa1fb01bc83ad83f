package dev.rustaiide.ai.hyperparameter.tuning.internal;

import java.util.List;

import dev.rustaiide.ai.hyperparameter.tuning.Trial;

/**
 * A Gaussian process over the unit cube with Matérn's kernel of 5/2 and one length for all dimensions, chosen by the
 * marginal likelihood: Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1 and
 * equations 4.17 and 5.8. Immutable.
 */
final class GaussianProcess {
    private static final double[] LENGTHS = {0.15, 0.25, 0.4, 0.7, 1.2, 2};
    private static final double[] NOISES = {1e-4, 1e-2, 0.1};

    private final double[][] points;
    private final double mean;
    private final double scale;
    private final double length;
    private final double noise;
    private final double[][] lower;
    private final double[] weights;

    /** What is expected at a point, in the units of the scores. */
    record Expected(double mean, double deviation) {}

    private GaussianProcess(double[][] points, double[] values, double mean, double scale, double length,
            double noise) {
        this.points = points;
        this.mean = mean;
        this.scale = scale;
        this.length = length;
        this.noise = noise;
        double[][] covariance = new double[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                covariance[i][j] = kernel(points[i], points[j]) + (i == j ? noise : 0);
            }
        }
        lower = cholesky(covariance);
        weights = backward(lower, forward(lower, values));
    }

    /** That of {@code trials}, at least one. */
    static GaussianProcess of(List<Trial> trials) {
        double[][] points = trials.stream().map(Trial::units).toArray(double[][]::new);
        double[] scores = trials.stream().mapToDouble(Trial::score).toArray();
        double mean = java.util.Arrays.stream(scores).average().orElse(0);
        double variance = java.util.Arrays.stream(scores).map(score -> (score - mean) * (score - mean)).average()
                .orElse(0);
        double scale = Math.max(1e-9, Math.sqrt(variance));
        double[] values = java.util.Arrays.stream(scores).map(score -> (score - mean) / scale).toArray();
        GaussianProcess best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (double length : LENGTHS) {
            for (double noise : NOISES) {
                var process = new GaussianProcess(points, values, mean, scale, length, noise);
                double likelihood = process.likelihood(values);
                if (best == null || likelihood > most) {
                    best = process;
                    most = likelihood;
                }
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    private double likelihood(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum -= values[i] * weights[i] / 2 + Math.log(lower[i][i]);
        }
        return sum;
    }

    private double kernel(double[] one, double[] other) {
        double square = 0;
        for (int i = 0; i < one.length; i++) {
            square += (one[i] - other[i]) * (one[i] - other[i]);
        }
        double distance = Math.sqrt(5 * square) / length;
        return (1 + distance + distance * distance / 3) * Math.exp(-distance);
    }

    Expected at(double[] point) {
        double[] near = new double[points.length];
        double expected = 0;
        for (int i = 0; i < near.length; i++) {
            near[i] = kernel(point, points[i]);
            expected += near[i] * weights[i];
        }
        double[] solved = forward(lower, near);
        double variance = 1 + noise;
        for (double each : solved) {
            variance -= each * each;
        }
        return new Expected(mean + scale * expected, scale * Math.sqrt(Math.max(1e-12, variance)));
    }

    /** By how much the best score is expected to be beaten at {@code point} (Jones and others 1998, equation 15). */
    double improvement(double[] point, double best) {
        Expected there = at(point);
        double z = (there.mean - best) / there.deviation;
        return (there.mean - best) * below(z) + there.deviation * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The standard normal distribution, to 1e-7 (Abramowitz and Stegun 26.2.17). */
    private static double below(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * t * (0.319381530 + t * (-0.356563782
                + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }

    private static double[][] cholesky(double[][] matrix) {
        double[][] lower = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private static double[] forward(double[][] lower, double[] values) {
        double[] solved = values.clone();
        for (int i = 0; i < solved.length; i++) {
            for (int k = 0; k < i; k++) {
                solved[i] -= lower[i][k] * solved[k];
            }
            solved[i] /= lower[i][i];
        }
        return solved;
    }

    private static double[] backward(double[][] lower, double[] values) {
        double[] solved = values.clone();
        for (int i = solved.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < solved.length; k++) {
                solved[i] -= lower[k][i] * solved[k];
            }
            solved[i] /= lower[i][i];
        }
        return solved;
    }
}
