package dev.rustaiide.foundation.common;

import java.util.Arrays;
import java.util.Optional;

/**
 * What somebody types to find a name or a path: its characters must come in the candidate in this order, with others
 * between them. Lower case matches both cases, upper case only itself. Words parted by spaces are matched each on its
 * own, and all must match. Immutable; any thread may use it.
 */
public final class FuzzyPattern {
    private final FuzzyWord[] words;
    private final long mask;

    private FuzzyPattern(FuzzyWord[] words) {
        this.words = words;
        long all = 0;
        for (FuzzyWord word : words) {
            all |= mask(word.typed);
        }
        this.mask = all;
    }

    public static FuzzyPattern of(String typed) {
        String trimmed = typed.strip();
        if (trimmed.isEmpty()) {
            return new FuzzyPattern(new FuzzyWord[0]);
        }
        return new FuzzyPattern(Arrays.stream(trimmed.split("\\s+")).map(FuzzyWord::new).toArray(FuzzyWord[]::new));
    }

    /** Whether nothing was typed: every candidate matches. */
    public boolean isEmpty() {
        return words.length == 0;
    }

    /** Where and how well {@code candidate} matches; empty if it does not. */
    public Optional<FuzzyMatch> match(String candidate) {
        char[] text = candidate.toCharArray();
        boolean hasAll = (mask(text) & mask) == mask;
        return hasAll ? Optional.ofNullable(new FuzzyScorer().match(words, text, 0, text.length)) : Optional.empty();
    }

    /** As {@link #match} without the positions, {@link FuzzyScorer#NONE} if it does not. */
    int score(FuzzyScorer scorer, char[] text, int from, int to) {
        int sum = 0;
        for (FuzzyWord word : words) {
            int score = scorer.score(word, text, from, to);
            if (score == FuzzyScorer.NONE) {
                return FuzzyScorer.NONE;
            }
            sum += score;
        }
        return sum;
    }

    /** Not to be changed. */
    FuzzyWord[] words() {
        return words;
    }

    private static long mask(char[] text) {
        long bits = 0;
        for (char c : text) {
            bits |= 1L << FuzzyOutlines.slot(c);
        }
        return bits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FuzzyPattern pattern && toString().equals(pattern.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return String.join(" ", Arrays.stream(words).map(FuzzyWord::toString).toList());
    }
}
