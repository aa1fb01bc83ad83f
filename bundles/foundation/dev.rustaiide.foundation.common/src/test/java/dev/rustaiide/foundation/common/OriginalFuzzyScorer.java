package dev.rustaiide.foundation.common;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The scorer of the first version (Git commit 7018894) as it was, to compare with: what a word scores and where it is
 * found is to stay the same, however it is computed. Slow and simple; for one thread.
 */
final class OriginalFuzzyScorer {
    static final int NONE = Integer.MIN_VALUE;

    static final int MATCH = 16;
    static final int RUN = 8;
    static final int AFTER_SEPARATOR = 10;
    private static final int WORD_START = 8;
    static final int HUMP = 7;
    static final int IN_NAME = 4;
    static final int SAME_CASE = 1;
    static final int GAP = 4;
    /** Far below any score and far above an overflow. */
    private static final int IMPOSSIBLE = -1_000_000;

    private String word = "";
    private char[] folded = {};
    /** For each character of ASCII whether it is in the word. */
    private final boolean[] wanted = new boolean[128];
    private boolean wantsOthers;

    private int[] hits = new int[64];
    private int[] bonus = new int[64];
    private char[] found = new char[64];
    private int count;
    /** Between which hits character i of the word can be: further left or right there is no room for the others. */
    private int[] first = {};
    private int[] last = {};
    /** {@code scores[i * count + h]}: the best way to have character i of the word at hit h. */
    private int[] scores = new int[512];

    int score(String wanted, String candidate) {
        use(wanted);
        if (!collect(candidate)) {
            return NONE;
        }
        fill(candidate);
        int best = best(word.length() - 1);
        return best < 0 ? NONE : scores[(word.length() - 1) * count + best];
    }

    @Nullable FuzzyMatch match(String[] words, String candidate) {
        int[] positions = {};
        int sum = 0;
        for (String each : words) {
            int score = score(each, candidate);
            if (score == NONE) {
                return null;
            }
            sum += score;
            int[] more = path();
            int old = positions.length;
            positions = Arrays.copyOf(positions, old + more.length);
            System.arraycopy(more, 0, positions, old, more.length);
        }
        return new FuzzyMatch(sum, Arrays.stream(positions).sorted().distinct().toArray());
    }

    private void use(String next) {
        if (next.equals(word)) {
            return;
        }
        word = next;
        folded = new char[word.length()];
        first = new int[word.length()];
        last = new int[word.length()];
        Arrays.fill(wanted, false);
        wantsOthers = false;
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(word.charAt(i));
            if (folded[i] < 128) {
                wanted[folded[i]] = true;
            } else {
                wantsOthers = true;
            }
        }
    }

    /** Collects the characters that the word has; false if they do not have the word as a subsequence. */
    private boolean collect(String candidate) {
        if (hits.length < candidate.length()) {
            hits = new int[candidate.length()];
            bonus = new int[candidate.length()];
            found = new char[candidate.length()];
        }
        count = 0;
        int next = 0;
        for (int i = 0; i < candidate.length(); i++) {
            char c = fold(candidate.charAt(i));
            if (c < 128 ? wanted[c] : wantsOthers) {
                // What comes before the first character of the word can be no part of it.
                if (next < folded.length && c == folded[next]) {
                    first[next++] = count;
                } else if (next == 0) {
                    continue;
                }
                found[count] = c;
                hits[count++] = i;
            }
        }
        return next == folded.length;
    }

    private void fill(String candidate) {
        if (scores.length < folded.length * count) {
            scores = new int[2 * folded.length * count];
        }
        for (int i = folded.length - 1, h = count - 1; i >= 0; i--, h--) {
            while (found[h] != folded[i]) {
                h--;
            }
            last[i] = h;
        }
        int nameStart = nameStart(candidate);
        for (int h = last[folded.length - 1]; h >= 0; h--) {
            bonus[h] = MATCH + placeBonus(candidate, hits[h]) + (hits[h] >= nameStart ? IN_NAME : 0);
        }
        for (int i = 0; i < folded.length; i++) {
            fillRow(i, candidate);
        }
    }

    private void fillRow(int i, String candidate) {
        char typed = word.charAt(i);
        boolean exact = typed != folded[i] && typed != '\\';
        int row = i * count;
        // The best score of the character before with the distance from there to offset 0 added.
        int far = IMPOSSIBLE;
        int g = i == 0 ? 0 : first[i - 1];
        for (int h = first[i]; h <= last[i]; h++) {
            for (; i > 0 && g < h && g <= last[i - 1]; g++) {
                far = Math.max(far, scores[row - count + g] + hits[g]);
            }
            boolean sameCase = found[h] == folded[i] && candidate.charAt(hits[h]) == typed;
            if (sameCase || found[h] == folded[i] && !exact) {
                int before = i == 0 ? 0 : Math.max(far - hits[h] - GAP + 1, run(i, h));
                scores[row + h] = before + bonus[h] + (sameCase ? SAME_CASE : 0);
            } else {
                scores[row + h] = IMPOSSIBLE;
            }
        }
    }

    private int run(int i, int h) {
        boolean adjacent = h > first[i - 1] && h - 1 <= last[i - 1] && hits[h - 1] == hits[h] - 1;
        return adjacent ? scores[(i - 1) * count + h - 1] + RUN : IMPOSSIBLE;
    }

    static int nameStart(String candidate) {
        return Math.max(candidate.lastIndexOf('/'), candidate.lastIndexOf('\\')) + 1;
    }

    static int placeBonus(String candidate, int at) {
        if (at == 0) {
            return AFTER_SEPARATOR;
        }
        char before = candidate.charAt(at - 1);
        char c = candidate.charAt(at);
        if (before == '/' || before == '\\') {
            return AFTER_SEPARATOR;
        }
        boolean visible = isAlphanumeric(c);
        if (visible && !isAlphanumeric(before)) {
            return WORD_START;
        }
        boolean hump = isUpper(c) && !isUpper(before) || isDigit(c) && !isDigit(before);
        return hump ? HUMP : 0;
    }

    static boolean isAlphanumeric(char c) {
        return c < 128 ? c >= 'a' && c <= 'z' || isUpper(c) || isDigit(c) : Character.isLetterOrDigit(c);
    }

    private static boolean isUpper(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The hit with the best score for character {@code i} of the word; -1 if there is none. */
    private int best(int i) {
        int best = -1;
        for (int h = first[i]; h <= last[i]; h++) {
            int score = scores[i * count + h];
            if (score > IMPOSSIBLE / 2 && (best < 0 || score > scores[i * count + best])) {
                best = h;
            }
        }
        return best;
    }

    /** The positions of the best way, found backwards through the scores. */
    private int[] path() {
        int[] positions = new int[folded.length];
        int h = best(folded.length - 1);
        for (int i = folded.length - 1; i >= 0; i--) {
            positions[i] = hits[h];
            if (i > 0) {
                h = before(i, h);
            }
        }
        return positions;
    }

    private int before(int i, int h) {
        int row = (i - 1) * count;
        int best = -1;
        int bestScore = IMPOSSIBLE;
        for (int g = first[i - 1]; g < h && g <= last[i - 1]; g++) {
            int distance = hits[h] - hits[g];
            int score = distance == 1 ? scores[row + g] + RUN : scores[row + g] - distance - GAP + 1;
            if (score > bestScore) {
                best = g;
                bestScore = score;
            }
        }
        return best;
    }

    private static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\\' ? '/' : c;
        }
        return Character.toLowerCase(c);
    }
}
