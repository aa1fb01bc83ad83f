package dev.rustaiide.ai.completion;

/**
 * How the trees of a ranker are grown.
 *
 * @param trees how many, at least 1
 * @param leaves of each tree at most, at least 2
 * @param leastRows candidates that a leaf must stand for, at least 1
 * @param rate by how much each tree mends what those before it leave wrong, above 0
 * @param regular what is added to the curvature of a leaf, so that few rows say little; 0 or more (λ of Chen and
 *     Guestrin 2016)
 * @param rowShare the part of all groups that each tree is grown on, above 0 to 1 (Friedman 2002)
 * @param columnShare the part of all features that each tree may look at, above 0 to 1
 */
public record RankerRecipe(int trees, int leaves, int leastRows, double rate, double regular, double rowShare,
        double columnShare) {
    /** What the shipped ranker was grown with. */
    public static final RankerRecipe SHIPPED = new RankerRecipe(130, 26, 60, 0.14, 1, 1, 1);

    public RankerRecipe {
        boolean sane = trees >= 1 && leaves >= 2 && leastRows >= 1 && rate > 0 && regular >= 0 && rowShare > 0
                && rowShare <= 1 && columnShare > 0 && columnShare <= 1;
        if (!sane) {
            throw new IllegalArgumentException("no recipe: " + trees + " trees, " + leaves + " leaves, " + leastRows
                    + " rows, rate " + rate + ", λ " + regular + ", shares " + rowShare + " and " + columnShare);
        }
    }

    /** The same with another number of trees. */
    public RankerRecipe withTrees(int other) {
        return new RankerRecipe(other, leaves, leastRows, rate, regular, rowShare, columnShare);
    }
}
