package dev.rustaiide.ai.completion.internal;

/**
 * What is shipped.
 *
 * @param global what many projects have in common; may be empty
 * @param languages the same of languages that have a model of their own; what training adds for a folder is in
 *     {@code global}
 */
record Models(GlobalCounts global, Ranking ranking, Languages languages) {
    static final Models NONE = new Models(GlobalCounts.NONE, Ranking.untrained(), Languages.NONE);

    /** With those languages that lie in this bundle. */
    Models(GlobalCounts global, Ranking ranking) {
        this(global, ranking, new Languages(ShippedModels::words));
    }
}
