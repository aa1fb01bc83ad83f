package dev.rustaiide.foundation.common;

import java.util.Arrays;

/**
 * What is known of many candidates in one bit each, 64 candidates to a word, so that a search can pass over most of
 * them without reading them. A column has one such bit of all candidates. Characters are told apart by slots, of which
 * some rare characters share one, and pairs of characters share columns: only a bit that is not set is certain.
 */
final class FuzzyOutlines {
    static final int SLOTS = 64;
    /** Candidates are cut into this many parts of equal length. */
    static final int PARTS = 8;
    /** Bits that hold what the best place of a character is worth, the right case included. */
    static final int WORTH_BITS = 4;
    private static final int PAIRS = 256;
    private static final int PAIRS_IN_NAME = 128;

    private static final int WORTHS = SLOTS * PARTS;
    private static final int CAPITALS = WORTHS + SLOTS * WORTH_BITS;
    private static final int HUMPS = CAPITALS + 26 * WORTH_BITS;
    private static final int FIRST_PAIR = HUMPS + SLOTS;
    private static final int FIRST_PAIR_IN_NAME = FIRST_PAIR + PAIRS;
    /** A column without a bit. */
    static final int NOTHING = FIRST_PAIR_IN_NAME + PAIRS_IN_NAME;

    private final int count;
    private final int width;
    private final long[] columns;

    /** Where each candidate starts in {@code text}, and behind that where the last one ends. */
    FuzzyOutlines(char[] text, int[] starts) {
        count = starts.length - 1;
        width = (count + Long.SIZE - 1) / Long.SIZE;
        columns = new long[Math.multiplyExact(NOTHING + 1, width)];
        long[] block = new long[NOTHING];
        byte[] worths = new byte[SLOTS + 26];
        for (int word = 0; word < width; word++) {
            int first = word * Long.SIZE;
            int end = Math.min(count, first + Long.SIZE);
            for (int i = first; i < end; i++) {
                add(block, 1L << i, text, starts[i], starts[i + 1], worths);
            }
            for (int column = 0; column < block.length; column++) {
                columns[column * width + word] = block[column];
            }
            Arrays.fill(block, 0);
        }
    }

    /** @param worths used anew; all 0 */
    private static void add(long[] block, long bit, char[] text, int from, int to, byte[] worths) {
        int nameStart = FuzzyScorer.nameStart(text, from, to);
        // In 65,536ths, since a division for each character takes its time.
        int partsOfOne = (PARTS << 16) / Math.max(1, to - from);
        int slotBefore = 0;
        char before = '/';
        for (int at = from; at < to; at++) {
            char c = text[at];
            int slot = slot(c);
            block[slot * PARTS + ((at - from) * partsOfOne >>> 16)] |= bit;
            int pair = slotBefore * 37 + slot;
            block[FIRST_PAIR + (pair & PAIRS - 1)] |= bit;
            int place = FuzzyScorer.place(before, c);
            if (place == FuzzyScorer.HUMP) {
                block[HUMPS + slot] |= bit;
            }
            if (at >= nameStart) {
                block[FIRST_PAIR_IN_NAME + (pair & PAIRS_IN_NAME - 1)] |= bit;
                place += FuzzyScorer.IN_NAME;
            }
            boolean capital = c >= 'A' && c <= 'Z';
            int worth = capital ? place : place + FuzzyScorer.SAME_CASE;
            worths[slot] = (byte) Math.max(worths[slot], worth);
            if (capital) {
                worths[SLOTS + slot] = (byte) Math.max(worths[SLOTS + slot], place + FuzzyScorer.SAME_CASE);
            }
            slotBefore = slot;
            before = c;
        }
        for (int i = 0; i < worths.length; i++) {
            for (int b = 0; worths[i] >>> b != 0; b++) {
                block[WORTHS + i * WORTH_BITS + b] |= (worths[i] >>> b & 1) == 0 ? 0 : bit;
            }
            worths[i] = 0;
        }
    }

    int count() {
        return count;
    }

    /** How many words a column has. */
    int width() {
        return width;
    }

    /** All columns one after another. */
    long[] columns() {
        return columns;
    }

    static int slot(char c) {
        char folded = FuzzyWord.fold(c);
        if (folded >= 'a' && folded <= 'z') {
            return folded - 'a';
        }
        if (folded >= '0' && folded <= '9') {
            return 26 + folded - '0';
        }
        return switch (folded) {
            case '_' -> 36;
            case '-' -> 37;
            case '.' -> 38;
            case '/' -> 39;
            default -> 40 + folded % 24;
        };
    }

    /** The first column of those for which parts have {@code c}. */
    static int parts(char c) {
        return slot(c) * PARTS;
    }

    /** The lowest bit of what the best place of {@code c}, as typed, is worth. */
    static int worth(char c) {
        return c >= 'A' && c <= 'Z' ? CAPITALS + (c - 'A') * WORTH_BITS : WORTHS + slot(c) * WORTH_BITS;
    }

    /** Which have {@code c} as a hump. */
    static int humps(char c) {
        return HUMPS + slot(c);
    }

    /** Which have the two in a row. */
    static int pair(char before, char c) {
        return FIRST_PAIR + (slot(before) * 37 + slot(c) & PAIRS - 1);
    }

    /** Which have the two in a row with the second one in the name. */
    static int pairInName(char before, char c) {
        return FIRST_PAIR_IN_NAME + (slot(before) * 37 + slot(c) & PAIRS_IN_NAME - 1);
    }
}
