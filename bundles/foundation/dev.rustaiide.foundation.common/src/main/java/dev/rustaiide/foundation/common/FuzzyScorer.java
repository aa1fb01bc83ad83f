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

    /** For each character of the word what the best way to have it where it was last is worth; then that place. */
    private final long[] last = new long[FuzzyWord.MOST_CHARACTERS];
    /**
     * For each character of the word what the best way to have it so far is worth, with the distance from offset 0
     * added since gaps are counted from there; then its place, inverted so that the first of equals is the greatest.
     */
    private final long[] far = new long[FuzzyWord.MOST_CHARACTERS];
    /** At {@code at * characters + i}: where character i - 1 is in the best way to have character i at {@code at}. */
    private int[] before = {};
    private int bestAt;

    /**
     * What the best way of {@code word} in {@code text} from {@code from} to {@code to} is worth; NONE without any. All
     * in one method and with no field read twice: the compiler of the product does not do that itself.
     */
    int score(FuzzyWord word, char[] text, int from, int to) {
        char[] typed = word.typed;
        byte[] same = word.same;
        long[] lasts = last;
        long[] fars = far;
        int[] sources = sources(typed.length * (to - from));
        int nameStart = nameStart(text, from, to);
        int best = NONE;
        int reached = 0;
        for (int at = 0; at < to - from; at++) {
            char c = text[from + at];
            int i = word.last(c);
            if (i < 0) {
                continue;
            }
            int worth = MATCH + (at == 0 ? AFTER_SEPARATOR : place(text[from + at - 1], c))
                    + (from + at >= nameStart ? IN_NAME : 0);
            // From the last to the first, so that what comes before is about an earlier place.
            for (; i >= 0; i = same[i]) {
                boolean sameCase = c == typed[i];
                if (i > reached || !sameCase && word.exact[i]) {
                    continue;
                }
                int score = sameCase ? worth + SAME_CASE : worth;
                if (i > 0) {
                    long gap = fars[i - 1];
                    long run = lasts[i - 1];
                    int behindGap = (int) (gap >> Integer.SIZE) - at - GAP + 1;
                    int inRun = (int) run == at - 1 ? (int) (run >> Integer.SIZE) + RUN : NONE;
                    score += Math.max(behindGap, inRun);
                    sources[at * typed.length + i] = inRun > behindGap ? at - 1 : ~(int) gap;
                }
                lasts[i] = (long) score << Integer.SIZE | at;
                long reach = (long) (score + at) << Integer.SIZE | ~at & 0xFFFFFFFFL;
                if (i == reached) {
                    reached++;
                    fars[i] = reach;
                } else if (reach > fars[i]) {
                    fars[i] = reach;
                }
                if (i == typed.length - 1 && score > best) {
                    best = score;
                    bestAt = at;
                }
            }
        }
        return best;
    }

    private int[] sources(int length) {
        if (before.length < length) {
            before = new int[2 * length];
        }
        return before;
    }

    /** How all words match, each on its own; null if one does not. */
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
                at = i == 0 ? 0 : before[at * word.typed.length + i];
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
            places[i] = (byte) placeOfKinds(i >> 4, i & 15);
        }
        return places;
    }

    private static int placeOfKinds(int before, int kind) {
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
