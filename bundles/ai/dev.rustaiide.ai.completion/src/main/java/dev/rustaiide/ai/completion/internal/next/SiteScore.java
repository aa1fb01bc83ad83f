package dev.rustaiide.ai.completion.internal.next;

import java.util.Arrays;

/**
 * How likely a place wants a change: a logistic model for each kind of change, fitted to the older part of this
 * repository's history; {@code -Dfit=true} of the class behind {@code releng/bench ai NextEdit} prints it.
 */
final class SiteScore {
    private static final double[][] WEIGHTS = Arrays.stream(SiteFeature.values()).map(SiteScore::weights)
            .toArray(double[][]::new);

    private SiteScore() {}

    static double of(int kind, double[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += WEIGHTS[i][kind] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Those of one feature: for an insertion, a removal, a renaming, a replacement. */
    private static double[] weights(SiteFeature feature) {
        return switch (feature) {
            case ALWAYS -> row(-1.02, -4.41, -1.44, -2.91);
            case LEFT -> row(0.48, 2.50, 0.67, -0.80);
            case LEFT_BITS -> row(0.12, -3.39, 0.69, 2.33);
            case RIGHT -> row(-0.05, 1.78, 2.20, 0.80);
            case RIGHT_BITS -> row(0.17, 0.75, 0.47, -1.29);
            case LEFT_RARE -> row(1.47, 2.99, -0.41, -1.07);
            case RIGHT_RARE -> row(0.81, 1.38, 0.69, 0.18);
            case BOTH_RARE -> row(-0.29, -2.57, -0.36, 1.36);
            case LEFT_NEXT -> row(-0.78, -0.08, 0.04, -0.69);
            case RIGHT_NEXT -> row(-0.59, -0.50, -0.16, -0.44);
            case BOTH_NEXT -> row(0.76, 1.73, -0.19, 0.43);
            case LEFT_ALIKE -> row(-0.02, 0.93, -0.42, -0.59);
            case RIGHT_ALIKE -> row(1.28, -0.72, 3.98, 1.94);
            case LEFT_SORT -> row(-0.87, 0.36, 1.04, -2.69);
            case RIGHT_SORT -> row(-0.79, -0.06, -4.44, -0.74);
            case REMOVED_BITS -> row(0.00, 1.94, -0.85, 1.64);
            case REMOVED_LENGTH -> row(0.00, 3.87, -0.91, 1.57);
            case WRITTEN_LENGTH -> row(-1.20, 0.00, -0.91, -1.92);
            case FILLED_ALIKE -> row(0.00, 0.00, 0.00, 1.91);
            case HOLES -> row(0.00, 0.00, 0.00, -1.11);
            case DISTANCE -> row(-1.14, -3.67, -1.65, -1.14);
            case SAME_LINE -> row(-0.02, -1.40, 0.81, 0.31);
            case BEHIND -> row(0.22, 2.86, 2.58, 1.24);
            case RIVALS -> row(-1.15, 0.45, -2.74, -0.56);
            case EQUALS -> row(-1.44, -1.40, 0.05, -2.12);
            case WRITTEN_ALREADY -> row(1.52, 0.00, -0.22, -0.48);
            case EXAMPLES -> row(1.36, 1.33, 1.57, 2.46);
            case SAME_LINE_TEXT -> row(-0.29, -0.60, -1.62, 1.06);
            case LINES_ALIKE -> row(-0.95, -1.43, -0.77, 1.11);
            case WORD -> row(0.00, 0.00, 0.59, 0.00);
            case DECLARED -> row(0.00, 0.00, 0.45, 0.00);
            case DECLARES -> row(0.00, 0.00, -0.33, 0.00);
            case DECLARED_ELSEWHERE -> row(0.00, 0.00, -0.42, 0.00);
            case SAME_BLOCK -> row(-0.53, 1.74, 0.02, -0.44);
            case SAME_SCOPE -> row(-0.52, -1.85, -0.42, 0.04);
            case DECLARED_BLOCK -> row(0.00, 0.00, 0.46, 0.00);
            case DECLARED_SCOPE -> row(0.00, 0.00, 0.18, 0.00);
            case MEMBER -> row(0.08, 0.96, -0.51, 0.20);
            case WHOLE_LINES -> row(-1.08, -1.19, 0.00, -1.95);
        };
    }

    private static double[] row(double insertion, double removal, double renaming, double replacement) {
        return new double[] {insertion, removal, renaming, replacement};
    }
}
