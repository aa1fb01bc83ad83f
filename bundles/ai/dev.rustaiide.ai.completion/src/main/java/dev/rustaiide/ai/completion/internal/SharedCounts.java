package dev.rustaiide.ai.completion.internal;

/** What many people's projects have in common, in the numbers of one {@link Vocabulary}. Any thread may use it. */
interface SharedCounts {
    /** How often all tokens stand anywhere. */
    long total();

    /** How often the token stands anywhere. */
    int count(int token);

    /** Tells {@code tally} what follows {@code context}, the nearest first: for each length all of it. */
    void tell(int[] context, Tally tally);
}
