package dev.rustaiide.ai.completion.internal;

/**
 * What is shipped.
 *
 * @param global what many projects have in common; may be empty
 */
record Models(GlobalCounts global, Ranking ranking) {
    static final Models NONE = new Models(GlobalCounts.NONE, Ranking.untrained());
}
