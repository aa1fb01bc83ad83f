package dev.rustaiide.ai.hyperparameter.tuning;

import java.util.Arrays;

/**
 * A try.
 *
 * @param number from 0, in the order in which they were begun
 * @param units where each dimension's value lies, from 0 to 1
 * @param score the greater the better
 * @param rung how far it came: 0 for the least resource, stopped early below the last one
 * @param isWhole whether it was not stopped early
 */
public record Trial(int number, double[] units, double score, int rung, boolean isWhole) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Trial(int otherNumber, double[] otherUnits, double otherScore, int otherRung, boolean
                otherWhole) && number == otherNumber && Arrays.equals(units, otherUnits) && score == otherScore
                && rung == otherRung && isWhole == otherWhole;
    }

    @Override
    public int hashCode() {
        return 31 * number + Arrays.hashCode(units);
    }
}
