package dev.rustaiide.foundation.common;

import java.util.Arrays;
import java.util.Optional;

/**
 * What somebody types to find a name or a path: its characters must come in the candidate in this order, with others
 * between them. Lower case matches both cases, upper case only itself. Words parted by spaces are matched each on its
 * own, and all must match. Immutable; any thread may use it.
 */
public final class FuzzyPattern {
    /** Longer words match by their first characters: nobody types them. */
    private static final int MOST_CHARACTERS = 64;

    private final String[] words;
    private final byte[][] slots;
    private final int[][] pairs;
    private final boolean[][] separators;
    private final long capitals;
    private final long mask;

    private FuzzyPattern(String[] words) {
        this.words = words;
        this.slots = new byte[words.length][];
        this.pairs = new int[words.length][];
        this.separators = new boolean[words.length][];
        long all = 0;
        long upper = 0;
        for (int i = 0; i < words.length; i++) {
            all |= mask(words[i]);
            outline(i, words[i]);
            upper |= capitals(words[i]);
        }
        this.mask = all;
        this.capitals = upper;
    }

    private static long capitals(String word) {
        long bits = 0;
        for (int i = 0; i < word.length(); i++) {
            bits |= FuzzyScorer.isUpper(word.charAt(i)) ? 1L << slot(fold(word.charAt(i))) : 0;
        }
        return bits;
    }

    private void outline(int word, String characters) {
        slots[word] = new byte[characters.length()];
        pairs[word] = new int[characters.length()];
        separators[word] = new boolean[characters.length()];
        for (int i = 0; i < characters.length(); i++) {
            slots[word][i] = (byte) slot(fold(characters.charAt(i)));
            pairs[word][i] = i == 0 ? 0 : FuzzyOutlines.pair(slots[word][i - 1], slots[word][i]);
            separators[word][i] = !FuzzyScorer.isAlphanumeric(characters.charAt(i));
        }
    }

    public static FuzzyPattern of(String typed) {
        String trimmed = typed.strip();
        if (trimmed.isEmpty()) {
            return new FuzzyPattern(new String[0]);
        }
        String[] words = trimmed.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].substring(0, Math.min(words[i].length(), MOST_CHARACTERS));
        }
        return new FuzzyPattern(words);
    }

    /** Whether nothing was typed: every candidate matches. */
    public boolean isEmpty() {
        return words.length == 0;
    }

    /** Where and how well {@code candidate} matches; empty if it does not. */
    public Optional<FuzzyMatch> match(String candidate) {
        boolean hasAll = (mask(candidate) & mask) == mask;
        return hasAll ? Optional.ofNullable(new FuzzyScorer().match(words, candidate)) : Optional.empty();
    }

    /** As {@link #match} without the positions, {@link FuzzyScorer#NONE} if it does not. */
    int score(String candidate, FuzzyScorer scorer) {
        int sum = 0;
        for (String word : words) {
            int score = scorer.score(word, candidate);
            if (score == FuzzyScorer.NONE) {
                return FuzzyScorer.NONE;
            }
            sum += score;
        }
        return sum;
    }

    boolean mayMatch(FuzzyOutlines outlines, int index) {
        return outlines.has(index, mask);
    }

    /** As {@link #mayMatch}, with a closer look. */
    boolean mayMatchInOrder(FuzzyOutlines outlines, int index) {
        for (byte[] word : slots) {
            if (!outlines.hasInOrder(index, word)) {
                return false;
            }
        }
        return true;
    }

    /** The score of that candidate is no higher. */
    int bound(FuzzyOutlines outlines, int index) {
        int sum = 0;
        for (int i = 0; i < words.length; i++) {
            sum += outlines.bound(index, slots[i], pairs[i], separators[i], capitals);
        }
        return sum;
    }

    /** One bit for each letter, digit and frequent separator, the others share the rest. */
    private static long mask(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= 1L << slot(fold(text.charAt(i)));
        }
        return bits;
    }

    static int slot(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= '0' && c <= '9') {
            return 26 + c - '0';
        }
        return switch (c) {
            case '_' -> 36;
            case '-' -> 37;
            case '.' -> 38;
            case '/' -> 39;
            default -> 40 + c % 24;
        };
    }

    /** Case and the two kinds of path separators make no difference. */
    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\\' ? '/' : c;
        }
        return Character.toLowerCase(c);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FuzzyPattern pattern && Arrays.equals(words, pattern.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
