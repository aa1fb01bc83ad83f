package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

/** Counts whose words have other numbers than those of the vocabulary that they are asked in. Immutable. */
final class TranslatedCounts implements SharedCounts {
    private final GlobalCounts counts;
    /** The number here of each word of theirs. */
    private final int[] here;
    /** The number there of each word here; those that came later are not theirs. */
    private final int[] there;

    /** Gives words of {@code counts} that {@code vocabulary} lacks a number in it. */
    TranslatedCounts(GlobalCounts counts, Vocabulary vocabulary) {
        this.counts = counts;
        here = new int[counts.words.size() + 1];
        for (int i = 1; i < here.length; i++) {
            here[i] = vocabulary.number(counts.words.get(i - 1));
        }
        there = new int[Arrays.stream(here).max().orElse(0) + 1];
        for (int i = 1; i < here.length; i++) {
            there[here[i]] = i;
        }
    }

    /** The numbers here of all their words. */
    int[] numbers() {
        return Arrays.copyOfRange(here, 1, here.length);
    }

    private int there(int token) {
        return token < there.length ? there[token] : Vocabulary.NOTHING;
    }

    @Override
    public long total() {
        return counts.total();
    }

    @Override
    public int count(int token) {
        return counts.count(there(token));
    }

    @Override
    public void tell(int[] context, Tally tally) {
        counts.tell(Arrays.stream(context).map(this::there).toArray(), here, tally);
    }
}
