package dev.rustaiide.ai.completion.internal;

/**
 * What was learned about ranking. Immutable.
 *
 * @param parts of the {@link Mixture}
 * @param names ranks names for the popup
 * @param tokens ranks whatever may follow, for ghost text
 */
record Ranking(float[] parts, Trees names, Trees tokens) {
    /** Nothing: the mixture alone, in equal parts. */
    static Ranking untrained() {
        return new Ranking(Mixture.even().parts(), Trees.NONE, Trees.NONE);
    }
}
