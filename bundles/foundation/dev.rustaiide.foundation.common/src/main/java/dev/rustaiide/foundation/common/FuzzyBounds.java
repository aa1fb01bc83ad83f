package dev.rustaiide.foundation.common;

import java.util.Arrays;

/**
 * Which candidates may match a pattern and what each may score at most, for 64 candidates at once: a bound is a number
 * of which each bit has a column of its own. For one search.
 */
final class FuzzyBounds {
    /** What a character in a run is worth at least, above one behind a gap of one at a place worth nothing. */
    private static final int RUN = FuzzyScorer.RUN + FuzzyScorer.GAP + 1 + FuzzyScorer.SAME_CASE;
    /** Bits of what a character is worth above that: 28 at most. */
    private static final int BITS = 5;

    private final long[] columns;
    private final int width;
    private final long[] able;
    private final int height;
    private final long[] sums;
    private int base;
    /** Where the best place of the character that is added now is taken already, by the same one elsewhere. */
    private final long[] taken;

    FuzzyBounds(FuzzyOutlines outlines, FuzzyWord[] words) {
        columns = outlines.columns();
        width = outlines.width();
        taken = new long[width];
        able = new long[width];
        for (int i = 0; i < outlines.count(); i += Long.SIZE) {
            able[i / Long.SIZE] = -1L >>> Math.max(0, Long.SIZE - (outlines.count() - i));
        }
        int characters = 0;
        for (FuzzyWord word : words) {
            characters += word.typed.length;
        }
        height = Integer.SIZE - Integer.numberOfLeadingZeros(characters << BITS);
        sums = new long[Math.multiplyExact(height, width)];
    }

    /** Those that may match. */
    long[] able() {
        return able;
    }

    /** How many may match. */
    int count() {
        int count = 0;
        for (long names : able) {
            count += Long.bitCount(names);
        }
        return count;
    }

    /** How many bits the bounds have. */
    int height() {
        return height;
    }

    /** What is to be added to the number that the bits of a bound give. */
    int base() {
        return base;
    }

    /** Takes into {@code part} those of {@code set} whose bound has that bit, or has it not; whether there are any. */
    boolean take(long[] set, int bit, boolean one, long[] part) {
        long flip = one ? 0 : -1;
        long any = 0;
        int row = bit * width;
        for (int w = 0; w < width; w++) {
            part[w] = set[w] & (sums[row + w] ^ flip);
            any |= part[w];
        }
        return any != 0;
    }

    /** Leaves out those that cannot have the characters of the word in order. */
    void keep(FuzzyWord word) {
        int[] parts = new int[word.typed.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = FuzzyOutlines.parts(word.folded[i]) * width;
        }
        for (int w = 0; w < width; w++) {
            keep(parts, w);
        }
        for (int i = 0; i < parts.length; i++) {
            if (word.same[i] >= 0) {
                keepAbove0(FuzzyOutlines.second(word.typed[i]) * width);
            } else if (word.exact[i]) {
                keepAbove0(FuzzyOutlines.best(word.typed[i]) * width);
            }
        }
    }

    private void keep(int[] parts, int w) {
        // Those that can have all characters so far by the end of each part.
        long by0 = able[w];
        long by1 = by0;
        long by2 = by0;
        long by3 = by0;
        long by4 = by0;
        long by5 = by0;
        long by6 = by0;
        long by7 = by0;
        for (int i = 0; i < parts.length && by7 != 0; i++) {
            int at = parts[i] + w;
            by0 &= columns[at];
            by1 = by0 | by1 & columns[at += width];
            by2 = by1 | by2 & columns[at += width];
            by3 = by2 | by3 & columns[at += width];
            by4 = by3 | by4 & columns[at += width];
            by5 = by4 | by5 & columns[at += width];
            by6 = by5 | by6 & columns[at += width];
            by7 = by6 | by7 & columns[at + width];
        }
        able[w] = by7;
    }

    private void keepAbove0(int worth) {
        for (int w = 0; w < width; w++) {
            int at = worth + w;
            able[w] &= columns[at] | columns[at + width] | columns[at + 2 * width] | columns[at + 3 * width];
        }
    }

    /** Adds what the word is worth at most. */
    void add(FuzzyWord word) {
        for (int i = 0; i < word.typed.length; i++) {
            char c = word.typed[i];
            if (word.first(c) == i) {
                Arrays.fill(taken, 0);
                for (int j = i; j < word.typed.length; j++) {
                    if (word.typed[j] == c) {
                        add(word, j);
                    }
                }
            }
        }
    }

    private void add(FuzzyWord word, int i) {
        char c = word.typed[i];
        if (i == 0) {
            base += FuzzyScorer.MATCH;
            add(c, FuzzyOutlines.NOTHING, FuzzyOutlines.NOTHING, FuzzyOutlines.NOTHING, RUN, RUN);
            return;
        }
        base += FuzzyScorer.MATCH - FuzzyScorer.GAP - 1;
        char before = word.typed[i - 1];
        int pair = FuzzyOutlines.pair(before, c);
        int name = FuzzyOutlines.pairInName(before, c);
        // A word starts inside a run only behind a separator that was typed; elsewhere, a hump may.
        if (!FuzzyScorer.isAlphanumeric(before)) {
            int start = FuzzyScorer.isSlash(before) ? FuzzyScorer.AFTER_SEPARATOR : FuzzyScorer.WORD_START;
            add(c, pair, name, FuzzyOutlines.NOTHING, RUN + start, RUN + start);
        } else {
            int lost = c >= 'a' && c <= 'z' ? FuzzyScorer.SAME_CASE : 0;
            add(c, pair, name, FuzzyOutlines.humps(c), RUN, RUN + FuzzyScorer.HUMP - lost);
        }
    }

    /**
     * Adds what {@code c} is worth at most: where there is the pair, {@code run} or with a hump {@code hump}, and more
     * if it is in the name; elsewhere the best place that is not taken.
     */
    private void add(char c, int pair, int pairInName, int humps, int run, int hump) {
        int bestAt = FuzzyOutlines.best(c) * width;
        int secondAt = FuzzyOutlines.second(c) * width;
        int differ = run ^ hump;
        long leastRun = run == RUN ? -1 : 0;
        for (int w = 0; w < width; w++) {
            if (able[w] == 0) {
                continue;
            }
            int at = bestAt + w;
            long p0 = columns[at];
            long p1 = columns[at += width];
            long p2 = columns[at += width];
            long p3 = columns[at + width];
            long isPair = columns[pair * width + w];
            long inName = columns[pairInName * width + w];
            long isHump = columns[humps * width + w];
            // No place is worth more than a run, but for one worth 15 if the run is worth 14.
            long r0 = bit(run, 0) ^ isHump & bit(differ, 0) | p0 & p1 & p2 & p3 & leastRun & ~isHump & ~inName;
            long r1 = bit(run, 1) ^ isHump & bit(differ, 1);
            long r2 = bit(run, 2) ^ isHump & bit(differ, 2);
            long r3 = bit(run, 3) ^ isHump & bit(differ, 3);
            long r4 = bit(run, 4) ^ isHump & bit(differ, 4);
            // IN_NAME is one bit.
            r4 ^= r3 & r2 & inName;
            r3 ^= r2 & inName;
            r2 ^= inName;
            long second = taken[w];
            if (second != 0) {
                at = secondAt + w;
                p0 = p0 & ~second | columns[at] & second;
                p1 = p1 & ~second | columns[at += width] & second;
                p2 = p2 & ~second | columns[at += width] & second;
                p3 = p3 & ~second | columns[at + width] & second;
            }
            taken[w] = second | ~isPair;
            sum(w, p0 ^ (p0 ^ r0) & isPair, p1 ^ (p1 ^ r1) & isPair, p2 ^ (p2 ^ r2) & isPair,
                    p3 ^ (p3 ^ r3) & isPair, r4 & isPair);
        }
    }

    /** All ones if the number has that bit. */
    private static long bit(int number, int bit) {
        return -(long) (number >>> bit & 1);
    }

    private void sum(int w, long b0, long b1, long b2, long b3, long b4) {
        int at = w;
        long old = sums[at];
        sums[at] = old ^ b0;
        long carry = old & b0;
        old = sums[at += width];
        sums[at] = old ^ b1 ^ carry;
        carry = old & b1 | (old ^ b1) & carry;
        old = sums[at += width];
        sums[at] = old ^ b2 ^ carry;
        carry = old & b2 | (old ^ b2) & carry;
        old = sums[at += width];
        sums[at] = old ^ b3 ^ carry;
        carry = old & b3 | (old ^ b3) & carry;
        old = sums[at += width];
        sums[at] = old ^ b4 ^ carry;
        carry = old & b4 | (old ^ b4) & carry;
        while (carry != 0) {
            old = sums[at += width];
            sums[at] = old ^ carry;
            carry &= old;
        }
    }
}
