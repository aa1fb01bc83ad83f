package dev.rustaiide.foundation.common;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Finds the best of all ways in which a word is a subsequence of a candidate: dynamic programming over those characters
 * of the candidate that occur in the word. Keeps its arrays from one candidate to the next; for one thread.
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
    /** Far below any score and far above an overflow. */
    private static final int IMPOSSIBLE = -1_000_000;

    private String word = "";
    private char[] folded = {};
    /** For each character of ASCII what it is folded to if the word has that; 0 for all others. */
    private final char[] wanted = new char[128];
    private boolean wantsOthers;

    /** The candidate; an array is read several times faster than a string. */
    private char[] text = new char[64];
    private int length;
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
        take(candidate);
        if (!collect()) {
            return NONE;
        }
        fill();
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
        Arrays.fill(wanted, '\0');
        wantsOthers = false;
        for (int i = 0; i < folded.length; i++) {
            folded[i] = FuzzyPattern.fold(word.charAt(i));
            if (folded[i] < 128) {
                wanted[folded[i]] = folded[i];
            } else {
                wantsOthers = true;
            }
        }
        wantBothCases();
    }

    /** The other case of what is wanted is wanted too. */
    private void wantBothCases() {
        for (char c = 'A'; c <= 'Z'; c++) {
            wanted[c] = wanted[FuzzyPattern.fold(c)];
        }
        wanted['\\'] = wanted['/'];
    }

    /** Collects the characters that the word has; false if they do not have the word as a subsequence. */
    private boolean collect() {
        if (hits.length < length) {
            hits = new int[length];
            bonus = new int[length];
            found = new char[length];
        }
        count = 0;
        int next = 0;
        for (int i = 0; i < length; i++) {
            char raw = text[i];
            char c = raw < 128 ? wanted[raw] : wantsOthers ? FuzzyPattern.fold(raw) : '\0';
            if (c != '\0') {
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

    private void fill() {
        if (scores.length < folded.length * count) {
            scores = new int[2 * folded.length * count];
        }
        for (int i = folded.length - 1, h = count - 1; i >= 0; i--, h--) {
            while (found[h] != folded[i]) {
                h--;
            }
            last[i] = h;
        }
        int nameStart = nameStart(text, length);
        for (int h = last[folded.length - 1]; h >= 0; h--) {
            bonus[h] = MATCH + placeBonus(text, hits[h]) + (hits[h] >= nameStart ? IN_NAME : 0);
        }
        for (int i = 0; i < folded.length; i++) {
            fillRow(i);
        }
    }

    private void fillRow(int i) {
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
            boolean sameCase = found[h] == folded[i] && text[hits[h]] == typed;
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

    private void take(String candidate) {
        length = candidate.length();
        if (text.length < length) {
            text = new char[2 * length];
        }
        candidate.getChars(0, length, text, 0);
    }

    static int nameStart(char[] candidate, int length) {
        int start = length;
        while (start > 0 && candidate[start - 1] != '/' && candidate[start - 1] != '\\') {
            start--;
        }
        return start;
    }

    static int placeBonus(char[] candidate, int at) {
        if (at == 0) {
            return AFTER_SEPARATOR;
        }
        char before = candidate[at - 1];
        char c = candidate[at];
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

    static boolean isUpper(char c) {
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
}
