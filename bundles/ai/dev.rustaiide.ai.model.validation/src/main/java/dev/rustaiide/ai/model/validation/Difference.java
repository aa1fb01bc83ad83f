package dev.rustaiide.ai.model.validation;

/**
 * A share before and after, in percent, with the interval of the difference in percentage points.
 *
 * @param groups of places that it was drawn from: of fewer than {@value #LEAST_GROUPS} an interval says nothing, and
 *     nothing is better or worse
 */
public record Difference(double before, double after, double low, double high, int groups) {
    /** With fewer all draws are much alike, however little they say of others. */
    public static final int LEAST_GROUPS = 5;

    /** Whether there are enough groups to say anything. */
    public boolean isTold() {
        return groups >= LEAST_GROUPS;
    }

    /** Whether it is greater beyond what chance explains. */
    public boolean isBetter() {
        return isTold() && low > 0;
    }

    /** Whether it is less beyond what chance explains. */
    public boolean isWorse() {
        return isTold() && high < 0;
    }

    /** By how many percentage points it is greater. */
    public double points() {
        return after - before;
    }

    /** How much greater it is, in percent of what it was. */
    public double relative() {
        return before == 0 ? 0 : 100 * (after - before) / before;
    }
}
