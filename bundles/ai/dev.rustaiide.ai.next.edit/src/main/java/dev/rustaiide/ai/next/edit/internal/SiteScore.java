package dev.rustaiide.ai.next.edit.internal;

import java.util.Arrays;

/**
 * How likely a place wants a change: a logistic model for each kind of change, fitted to the older part of this
 * repository's history; {@code -Dfit=true} of the class behind {@code releng/bench ai NextEdit} prints it.
 */
final class SiteScore {
    private static final double[][] WEIGHTS = Arrays.stream(SiteFeature.values()).map(SiteScore::weights)
            .toArray(double[][]::new);

    /** What would not compile otherwise is offered, however seldom the history has it. */
    private static final double CERTAIN = NextEditSearch.LEAST;

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
            case ALWAYS -> row(-1.01, -4.34, -1.45, -2.84);
            case LEFT -> row(0.36, 1.95, -0.15, -0.64);
            case LEFT_BITS -> row(0.02, -3.18, 0.49, 1.96);
            case RIGHT -> row(-0.04, 1.15, 2.36, 0.69);
            case RIGHT_BITS -> row(0.15, 0.70, -0.19, -1.84);
            case LEFT_RARE -> row(1.44, 3.04, 0.32, -1.01);
            case RIGHT_RARE -> row(0.68, 1.29, 1.02, 0.73);
            case BOTH_RARE -> row(-0.30, -1.95, -0.75, 0.95);
            case LEFT_NEXT -> row(-0.78, -0.31, 0.07, -0.51);
            case RIGHT_NEXT -> row(-0.58, -0.39, 0.04, -0.18);
            case BOTH_NEXT -> row(0.66, 1.12, -0.11, 0.24);
            case LEFT_ALIKE -> row(-0.02, 1.65, -0.58, -0.87);
            case RIGHT_ALIKE -> row(1.23, -0.61, 3.58, 1.52);
            case LEFT_SORT -> row(-0.87, 0.09, 0.97, -2.68);
            case RIGHT_SORT -> row(-0.86, -0.18, -3.16, -0.69);
            case REMOVED_BITS -> row(0.00, 2.29, -0.88, 1.64);
            case REMOVED_LENGTH -> row(0.00, 3.28, -0.91, 1.36);
            case WRITTEN_LENGTH -> row(-1.18, 0.00, -0.91, -2.03);
            case FILLED_ALIKE -> row(0.00, 0.00, 0.00, 2.17);
            case HOLES -> row(0.00, 0.00, 0.00, -1.10);
            case DISTANCE -> row(-1.13, -3.40, -1.67, -1.05);
            case SAME_LINE -> row(-0.04, -1.85, 0.68, 0.37);
            case BEHIND -> row(0.18, 2.62, 2.40, 1.18);
            case RIVALS -> row(-1.12, 0.13, -2.72, -0.46);
            case EQUALS -> row(-1.38, -1.19, 0.36, -2.20);
            case WRITTEN_ALREADY -> row(1.46, 0.00, -0.29, -0.60);
            case EXAMPLES -> row(1.36, 1.27, 1.55, 2.50);
            case SAME_LINE_TEXT -> row(-0.24, -0.46, -1.64, 1.37);
            case LINES_ALIKE -> row(-0.95, -1.32, -0.75, 1.04);
            case WORD -> row(0.00, 0.00, 0.51, 0.00);
            case DECLARED -> row(0.00, 0.00, 0.27, 0.00);
            case DECLARES -> row(0.00, 0.00, -0.06, 0.00);
            case DECLARED_ELSEWHERE -> row(0.00, 0.00, -1.06, 0.00);
            case SAME_BLOCK -> row(-0.49, 1.81, 0.16, -0.45);
            case SAME_SCOPE -> row(-0.53, -1.86, -0.60, 0.11);
            case DECLARED_BLOCK -> row(0.00, 0.00, 0.26, 0.00);
            case DECLARED_SCOPE -> row(0.00, 0.00, 0.27, 0.00);
            case CALLEE -> row(0.18, 1.34, 2.39, 1.18);
            case CALLEE_RARE -> row(0.03, -2.51, -1.95, -0.34);
            case ARITY -> row(0.45, 2.05, -0.03, -0.70);
            case ARGUMENT -> row(-0.45, -1.01, 0.00, 0.00);
            case CALLED -> row(0.82, -0.30, 0.00, 0.00);
            case SIGNED -> row(-0.03, 0.00, 0.00, 0.00);
            case DANGLING -> row(0.00, 0.00, 0.44, 0.00);
            case MEMBER -> row(0.11, 1.10, -0.13, 0.15);
            case WHOLE_LINES -> row(-1.10, -1.07, 0.00, -1.52);
        };
    }

    private static double[] row(double insertion, double removal, double renaming, double replacement) {
        return new double[] {insertion, removal, renaming, replacement};
    }
}
