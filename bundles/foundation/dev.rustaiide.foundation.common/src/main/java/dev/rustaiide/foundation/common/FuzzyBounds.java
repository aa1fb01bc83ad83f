package dev.rustaiide.foundation.common;

/**
 * Which candidates may match a pattern and what each may score at most, for 64 candidates at once: a bound is a number
 * whose bits lie in as many columns.
 */
final class FuzzyBounds {
    /** What a character is worth in a run, above what one is worth behind a gap of one. */
    private static final int RUN = FuzzyScorer.RUN + FuzzyScorer.GAP + 1 + FuzzyScorer.SAME_CASE;
    /** The most bits of what one character is worth: 28 is the highest. */
    private static final int BITS = 5;

    private final long[] columns;
    private final int width;
    private final long[] able;
    private final int height;
    private final long[] sums;
    private int base;

    FuzzyBounds(FuzzyOutlines outlines, FuzzyWord[] words) {
        columns = outlines.columns();
        width = outlines.width();
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

    /** How many bits a bound has. */
    int height() {
        return height;
    }

    /** What is to be added to the number that the bits give. */
    int base() {
        return base;
    }

    /** Those that may match. */
    long[] able() {
        return able;
    }

    /** Takes into {@code part} those of {@code set} whose bound has that bit set or not; whether there are any. */
    boolean take(long[] set, int bit, boolean one, long[] part) {
        long flip = one ? 0 : -1;
        long any = 0;
        int row = bit * width;
        for (int w = 0; w < width; w++) {
            long taken = set[w] & (sums[row + w] ^ flip);
            part[w] = taken;
            any |= taken;
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
        for (char c : word.typed) {
            if (c >= 'A' && c <= 'Z') {
                keepCapital(FuzzyOutlines.worth(c) * width);
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

    /** What a capital is worth is above 0 wherever there is one. */
    private void keepCapital(int worth) {
        for (int w = 0; w < width; w++) {
            int at = worth + w;
            able[w] &= columns[at] | columns[at + width] | columns[at + 2 * width] | columns[at + 3 * width];
        }
    }

    /** Adds what character {@code i} of the word is worth at most. */
    void add(FuzzyWord word, int i) {
        char c = word.typed[i];
        int worth = FuzzyOutlines.worth(c);
        if (i == 0) {
            base += FuzzyScorer.MATCH;
            add(worth, FuzzyOutlines.NOTHING, FuzzyOutlines.NOTHING, FuzzyOutlines.NOTHING, 0, 0);
            return;
        }
        base += FuzzyScorer.MATCH - FuzzyScorer.GAP - 1;
        char before = word.typed[i - 1];
        // A word starts inside a run only behind a separator that was typed; elsewhere, a hump may.
        boolean start = !FuzzyScorer.isAlphanumeric(before);
        int startWorth = !start ? 0 : FuzzyScorer.isSlash(before) ? FuzzyScorer.AFTER_SEPARATOR : FuzzyScorer.WORD_START;
        int hump = c >= 'a' && c <= 'z' ? FuzzyScorer.HUMP - FuzzyScorer.SAME_CASE : FuzzyScorer.HUMP;
        add(worth, FuzzyOutlines.pair(before, c), FuzzyOutlines.pairInName(before, c),
                start ? FuzzyOutlines.NOTHING : FuzzyOutlines.humps(c), RUN + startWorth, RUN + hump);
    }

    /** Adds {@code run}, or {@code hump} in the column of humps, where there is the pair; what the place is worth elsewhere. */
    private void add(int worth, int pair, int pairInName, int humps, int run, int hump) {
        long run0 = mask(run, 0);
        long run1 = mask(run, 1);
        long run2 = mask(run, 2);
        long run3 = mask(run, 3);
        long run4 = mask(run, 4);
        long hump0 = mask(run ^ hump, 0);
        long hump1 = mask(run ^ hump, 1);
        long hump2 = mask(run ^ hump, 2);
        long hump3 = mask(run ^ hump, 3);
        long hump4 = mask(run ^ hump, 4);
        long leastRun = run == RUN ? -1 : 0;
        for (int w = 0; w < width; w++) {
            if (able[w] == 0) {
                continue;
            }
            int at = worth * width + w;
            long place0 = columns[at];
            long place1 = columns[at += width];
            long place2 = columns[at += width];
            long place3 = columns[at + width];
            long run_ = columns[pair * width + w];
            long name = columns[pairInName * width + w];
            long isHump = columns[humps * width + w];
            // Of all places, only one that is worth 15 is worth more than a run, if that is worth 14.
            long b0 = run0 ^ isHump & hump0 | place0 & place1 & place2 & place3 & leastRun & ~isHump & ~name;
            long b1 = run1 ^ isHump & hump1;
            long b2 = run2 ^ isHump & hump2;
            long b3 = run3 ^ isHump & hump3;
            long b4 = run4 ^ isHump & hump4;
            long carry = b2 & name;
            b2 ^= name;
            long carry3 = b3 & carry;
            b3 ^= carry;
            b4 ^= carry3;
            b0 = b0 & run_ | place0 & ~run_;
            b1 = b1 & run_ | place1 & ~run_;
            b2 = b2 & run_ | place2 & ~run_;
            b3 = b3 & run_ | place3 & ~run_;
            b4 &= run_;
            sum(w, b0, b1, b2, b3, b4);
        }
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

    private static long mask(int number, int bit) {
        return -(long) (number >>> bit & 1);
    }
}
