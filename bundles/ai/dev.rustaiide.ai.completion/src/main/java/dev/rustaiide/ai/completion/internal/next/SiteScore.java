package dev.rustaiide.ai.completion.internal.next;

import java.util.Arrays;

/**
 * How likely a place wants a change: a logistic model for each kind of change, fitted to the older part of this
 * repository's history; {@code -Dfit=true} of the class behind {@code releng/bench ai NextEdit} prints it.
 */
final class SiteScore {
    private static final double[][] WEIGHTS = Arrays.stream(SiteFeature.values()).map(SiteScore::weights)
            .toArray(double[][]::new);

    /** What would not compile otherwise is offered, however seldom the history has it. */
    private static final double CERTAIN = 0.6;

    private SiteScore() {}

    static double of(int kind, double[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += WEIGHTS[i][kind] * features[i];
        }
        boolean certain = features[SiteFeature.SIGNED.ordinal()] > 0 || features[SiteFeature.DANGLING.ordinal()] > 0;
        double likely = 1 / (1 + Math.exp(-sum));
        return certain ? Math.max(CERTAIN, likely) : likely;
    }

    /** Those of one feature: for an insertion, a removal, a renaming, a replacement. */
    private static double[] weights(SiteFeature feature) {
        return switch (feature) {
            case ALWAYS -> row(-1.01, -4.39, -1.52, -2.95);
            case LEFT -> row(0.40, 2.46, 0.66, -0.81);
            case LEFT_BITS -> row(0.06, -3.77, 0.54, 2.28);
            case RIGHT -> row(-0.04, 1.56, 2.18, 0.87);
            case RIGHT_BITS -> row(0.16, 0.35, 0.33, -1.25);
            case LEFT_RARE -> row(1.40, 3.14, -0.47, -1.05);
            case RIGHT_RARE -> row(0.76, 1.31, 0.77, 0.15);
            case BOTH_RARE -> row(-0.33, -2.11, -0.44, 1.25);
            case LEFT_NEXT -> row(-0.78, -0.15, 0.06, -0.71);
            case RIGHT_NEXT -> row(-0.58, -0.34, -0.15, -0.48);
            case BOTH_NEXT -> row(0.70, 1.50, -0.20, 0.49);
            case LEFT_ALIKE -> row(-0.03, 1.24, -0.62, -0.59);
            case RIGHT_ALIKE -> row(1.24, -0.68, 3.97, 1.84);
            case LEFT_SORT -> row(-0.91, 0.29, 1.03, -2.70);
            case RIGHT_SORT -> row(-0.84, -0.16, -4.28, -0.72);
            case REMOVED_BITS -> row(0.00, 2.21, -0.95, 1.67);
            case REMOVED_LENGTH -> row(0.00, 3.57, -0.95, 1.55);
            case WRITTEN_LENGTH -> row(-1.21, 0.00, -0.95, -1.94);
            case FILLED_ALIKE -> row(0.00, 0.00, 0.00, 1.92);
            case HOLES -> row(0.00, 0.00, 0.00, -1.10);
            case DISTANCE -> row(-1.13, -3.54, -1.66, -1.14);
            case SAME_LINE -> row(-0.04, -1.81, 0.51, 0.29);
            case BEHIND -> row(0.24, 2.69, 2.62, 1.25);
            case RIVALS -> row(-1.13, 0.25, -2.80, -0.52);
            case EQUALS -> row(-1.40, -1.27, 0.12, -2.08);
            case WRITTEN_ALREADY -> row(1.49, 0.00, -0.25, -0.46);
            case EXAMPLES -> row(1.35, 1.26, 1.58, 2.45);
            case SAME_LINE_TEXT -> row(-0.29, -0.70, -1.79, 1.05);
            case LINES_ALIKE -> row(-0.93, -1.42, -0.77, 1.10);
            case WORD -> row(0.00, 0.00, 0.61, 0.00);
            case DECLARED -> row(0.00, 0.00, 0.36, 0.00);
            case DECLARES -> row(0.00, 0.00, -0.28, 0.00);
            case DECLARED_ELSEWHERE -> row(0.00, 0.00, -0.07, 0.00);
            case SAME_BLOCK -> row(-0.50, 1.93, 0.07, -0.43);
            case SAME_SCOPE -> row(-0.53, -2.03, -0.47, 0.02);
            case DECLARED_BLOCK -> row(0.00, 0.00, 0.22, 0.00);
            case DECLARED_SCOPE -> row(0.00, 0.00, 0.18, 0.00);
            case CALLEE -> row(0.18, 1.37, 0.72, 0.74);
            case CALLEE_RARE -> row(0.04, -2.45, 0.15, 0.19);
            case ARITY -> row(0.49, 1.92, -0.29, -0.81);
            case ARGUMENT -> row(-0.43, -2.55, 0.00, 0.00);
            case CALLED -> row(0.95, 2.19, 0.00, 0.00);
            case SIGNED -> row(-0.05, 0.00, 0.00, 0.00);
            case DANGLING -> row(0.00, 0.00, 0.61, 0.00);
            case MEMBER -> row(0.08, 1.14, -0.29, 0.23);
            case WHOLE_LINES -> row(-1.13, -1.08, 0.00, -1.86);
        };
    }

    private static double[] row(double insertion, double removal, double renaming, double replacement) {
        return new double[] {insertion, removal, renaming, replacement};
    }
}
