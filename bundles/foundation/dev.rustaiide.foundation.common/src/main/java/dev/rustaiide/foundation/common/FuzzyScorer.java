package dev.rustaiide.foundation.common;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Finds the best of all ways in which a word is a subsequence of a candidate: dynamic programming in one pass over the
 * candidate, in which only those characters cost more than a look that occur in the word. Keeps its arrays from one
 * candidate to the next; for one thread.
 */
final class FuzzyScorer {
    static final int NONE = Integer.MIN_VALUE;

    static final int MATCH = 16;
    static final int RUN = 8;
    static final int AFTER_SEPARATOR = 10;
    static final int WORD_START = 8;
    static final int HUMP = 7;
    static final int IN_NAME = 4;
    static final int SAME_CASE = 1;
    static final int GAP = 4;

    private static final int SLASH = 1;
    private static final int ALPHANUMERIC = 2;
    private static final int UPPER = 4;
    private static final int DIGIT = 8;
    private static final byte[] KINDS = kinds();
    /** What a place is worth, by the kinds of the character before and of that there. */
    private static final byte[] PLACES = places();

    /** The best way to have the first characters of the word up to each one with that at {@link #lastAt}. */
    private final int[] lastScore = new int[FuzzyWord.MOST_CHARACTERS];
    private final int[] lastAt = new int[FuzzyWord.MOST_CHARACTERS];
    /** As {@link #lastScore}, anywhere so far, with the distance from offset 0 added: what gaps are counted from. */
    private final int[] far = new int[FuzzyWord.MOST_CHARACTERS];
    private final int[] farAt = new int[FuzzyWord.MOST_CHARACTERS];
    /** {@code before[i * length + at]}: where character i - 1 of the word is in the best way that has i there. */
    private int[] before = new int[1024];
    private int bestAt;

    /** What the best way of {@code word} in {@code text} from {@code from} to {@code to} is worth; NONE without any. */
    int score(FuzzyWord word, char[] text, int from, int to) {
        int length = to - from;
        int end = word.typed.length - 1;
        if (before.length < word.typed.length * length) {
            before = new int[2 * word.typed.length * length];
        }
        int nameStart = nameStart(text, from, to);
        int best = NONE;
        int reached = 0;
        for (int at = 0; at < length; at++) {
            char c = text[from + at];
            int i = word.last(c);
            if (i < 0) {
                continue;
            }
            int worth = MATCH + (at == 0 ? AFTER_SEPARATOR : place(text[from + at - 1], c))
                    + (from + at >= nameStart ? IN_NAME : 0);
            // From the last to the first, so that what comes before is about an earlier place.
            for (; i >= 0; i = word.same[i]) {
                boolean sameCase = c == word.typed[i];
                if (i > reached || !sameCase && word.exact[i]) {
                    continue;
                }
                int score = worth + (sameCase ? SAME_CASE : 0) + (i == 0 ? 0 : before(i, at, length));
                lastScore[i] = score;
                lastAt[i] = at;
                if (i == reached || score + at > far[i]) {
                    far[i] = score + at;
                    farAt[i] = at;
                }
                if (i == reached) {
                    reached++;
                }
                if (i == end && score > best) {
                    best = score;
                    bestAt = at;
                }
            }
        }
        return best;
    }

    /** What comes before character {@code i} of the word at {@code at} is worth, with the run or the gap between. */
    private int before(int i, int at, int length) {
        int score = far[i - 1] - at - GAP + 1;
        int source = farAt[i - 1];
        if (lastAt[i - 1] == at - 1 && lastScore[i - 1] + RUN > score) {
            score = lastScore[i - 1] + RUN;
            source = at - 1;
        }
        before[i * length + at] = source;
        return score;
    }

    @Nullable FuzzyMatch match(FuzzyWord[] words, char[] text, int from, int to) {
        int[] positions = {};
        int sum = 0;
        for (FuzzyWord word : words) {
            int score = score(word, text, from, to);
            if (score == NONE) {
                return null;
            }
            sum += score;
            int start = positions.length;
            positions = Arrays.copyOf(positions, start + word.typed.length);
            int at = bestAt;
            for (int i = word.typed.length - 1; i >= 0; i--) {
                positions[start + i] = at;
                at = i == 0 ? 0 : before[i * (to - from) + at];
            }
        }
        return new FuzzyMatch(sum, Arrays.stream(positions).sorted().distinct().toArray());
    }

    /** Where the last part of a path starts. */
    static int nameStart(char[] text, int from, int to) {
        int start = to;
        while (start > from && text[start - 1] != '/' && text[start - 1] != '\\') {
            start--;
        }
        return start;
    }

    /** What it is worth to match {@code c} behind {@code before}. */
    static int place(char before, char c) {
        return PLACES[kind(before) << 4 | kind(c)];
    }

    private static byte[] places() {
        byte[] places = new byte[256];
        for (int i = 0; i < places.length; i++) {
            places[i] = (byte) place(i >> 4, i & 15);
        }
        return places;
    }

    private static int place(int before, int kind) {
        if ((before & SLASH) != 0) {
            return AFTER_SEPARATOR;
        }
        int starts = kind & ~before;
        return (starts & ALPHANUMERIC) != 0 ? WORD_START : (starts & (UPPER | DIGIT)) != 0 ? HUMP : 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            boolean digit = c >= '0' && c <= '9';
            kinds[c] = (byte) (foreignKind(c) | (digit ? DIGIT : 0) | (c == '/' || c == '\\' ? SLASH : 0));
        }
        return kinds;
    }

    private static int kind(char c) {
        return c < 128 ? KINDS[c] : foreignKind(c);
    }

    /** A digit of other scripts is no more than alphanumeric. */
    private static int foreignKind(char c) {
        return (Character.isLetterOrDigit(c) ? ALPHANUMERIC : 0) | (Character.isUpperCase(c) ? UPPER : 0);
    }

    static boolean isSlash(char c) {
        return (kind(c) & SLASH) != 0;
    }

    static boolean isAlphanumeric(char c) {
        return (kind(c) & ALPHANUMERIC) != 0;
    }
}
