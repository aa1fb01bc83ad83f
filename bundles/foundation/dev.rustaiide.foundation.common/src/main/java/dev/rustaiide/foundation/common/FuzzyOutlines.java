package dev.rustaiide.foundation.common;

import java.util.Arrays;

/**
 * What is known of many candidates in one bit each, 64 candidates to a word, so that a search can pass over most of
 * them without reading them. A column has one such bit of all candidates. Characters are told apart by slots, of which
 * some rare characters share one, and pairs of characters share columns: only a bit that is not set is certain.
 */
final class FuzzyOutlines {
    private static final int SLOTS = 64;
    /** Candidates are cut into this many parts of equal length. */
    private static final int PARTS = 8;
    /** Bits that hold what the best place of a character is worth, the right case included. */
    private static final int WORTH_BITS = 4;
    private static final int CAPITAL_SLOTS = 26;
    private static final int PAIRS = 256;
    private static final int PAIRS_IN_NAME = 128;

    private static final int BEST = SLOTS * PARTS;
    private static final int SECOND = BEST + SLOTS * WORTH_BITS;
    private static final int CAPITAL = SECOND + SLOTS * WORTH_BITS;
    private static final int HUMPS = CAPITAL + CAPITAL_SLOTS * WORTH_BITS;
    private static final int FIRST_PAIR = HUMPS + SLOTS;
    private static final int FIRST_PAIR_IN_NAME = FIRST_PAIR + PAIRS;
    /** A column without a bit. */
    static final int NOTHING = FIRST_PAIR_IN_NAME + PAIRS_IN_NAME;

    private static final int PAIR_FACTOR = 37;
    /** By characters of ASCII. */
    private static final byte[] SLOT = slots();

    private final int count;
    private final int width;
    private final long[] columns;

    /** Where each candidate starts in {@code text}, and behind that where the last one ends. */
    FuzzyOutlines(char[] text, int[] starts) {
        count = starts.length - 1;
        width = (count + Long.SIZE - 1) / Long.SIZE;
        columns = new long[Math.multiplyExact(NOTHING + 1, width)];
        var block = new Block();
        for (int word = 0; word < width; word += Block.WIDTH) {
            int first = word * Long.SIZE;
            for (int i = first; i < Math.min(count, first + Block.WIDTH * Long.SIZE); i++) {
                block.add(i - first, text, starts[i], starts[i + 1]);
            }
            block.moveTo(columns, word, width);
        }
    }

    /** A few words of all columns: filled in here, since a processor gets lost where columns are far apart. */
    private static final class Block {
        static final int WIDTH = 8;

        private final long[] words = new long[NOTHING * WIDTH];
        /** What the places of each character of a candidate are worth, 0 between candidates. */
        private final byte[] best = new byte[SLOTS];
        private final byte[] second = new byte[SLOTS];
        private final byte[] capital = new byte[SLOTS];
        /** The slots of its characters, each once. */
        private final byte[] slotsSeen = new byte[SLOTS];
        private int seen;

        void moveTo(long[] columns, int word, int width) {
            int length = Math.min(WIDTH, width - word);
            for (int column = 0; column < NOTHING; column++) {
                System.arraycopy(words, column * WIDTH, columns, column * width + word, length);
            }
            Arrays.fill(words, 0);
        }

        /** @param index of the candidate in this block */
        void add(int index, char[] text, int from, int to) {
            int word = index / Long.SIZE;
            long bit = 1L << index;
            int nameStart = FuzzyScorer.nameStart(text, from, to);
            // In 65,536ths, since a division for each character takes its time.
            int partsOfOne = (PARTS << 16) / Math.max(1, to - from);
            boolean hasCapital = false;
            seen = 0;
            int slotBefore = 0;
            char before = '/';
            for (int at = from; at < to; at++) {
                char c = text[at];
                int slot = slot(c);
                int place = FuzzyScorer.place(before, c);
                int pair = slotBefore * PAIR_FACTOR + slot;
                words[(slot * PARTS + ((at - from) * partsOfOne >>> 16)) * WIDTH + word] |= bit;
                words[(FIRST_PAIR + (pair & PAIRS - 1)) * WIDTH + word] |= bit;
                if (place == FuzzyScorer.HUMP) {
                    words[(HUMPS + slot) * WIDTH + word] |= bit;
                }
                if (at >= nameStart) {
                    words[(FIRST_PAIR_IN_NAME + (pair & PAIRS_IN_NAME - 1)) * WIDTH + word] |= bit;
                    place += FuzzyScorer.IN_NAME;
                }
                int worth = place + FuzzyScorer.SAME_CASE;
                if (c >= 'A' && c <= 'Z') {
                    capital[slot] = (byte) Math.max(capital[slot], worth);
                    hasCapital = true;
                    worth = Math.max(1, place); // above 0, to tell it from none
                }
                if (best[slot] == 0) {
                    slotsSeen[seen++] = (byte) slot;
                    best[slot] = (byte) worth;
                } else if (worth > best[slot]) {
                    second[slot] = best[slot];
                    best[slot] = (byte) worth;
                } else if (worth > second[slot]) {
                    second[slot] = (byte) worth;
                }
                slotBefore = slot;
                before = c;
            }
            addWorths(BEST, best, word, bit);
            addWorths(SECOND, second, word, bit);
            if (hasCapital) {
                addWorths(CAPITAL, capital, word, bit);
            }
        }

        private void addWorths(int column, byte[] worths, int word, long bit) {
            for (int i = 0; i < seen; i++) {
                int slot = slotsSeen[i];
                int worth = worths[slot];
                if (worth != 0) {
                    worths[slot] = 0;
                    int at = (column + slot * WORTH_BITS) * WIDTH + word;
                    words[at] |= bit & -(worth & 1);
                    words[at + WIDTH] |= bit & -(worth >> 1 & 1);
                    words[at + 2 * WIDTH] |= bit & -(worth >> 2 & 1);
                    words[at + 3 * WIDTH] |= bit & -(worth >> 3);
                }
            }
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
        return c < SLOT.length ? SLOT[c] : slotOf(FuzzyWord.fold(c));
    }

    private static byte[] slots() {
        byte[] slots = new byte[128];
        for (char c = 0; c < slots.length; c++) {
            slots[c] = (byte) slotOf(FuzzyWord.fold(c));
        }
        return slots;
    }

    private static int slotOf(char folded) {
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

    /** The lowest bit of what the best place of {@code c}, as typed, is worth: above 0 wherever there is one. */
    static int best(char c) {
        return c >= 'A' && c <= 'Z' ? CAPITAL + (c - 'A') * WORTH_BITS : BEST + slot(c) * WORTH_BITS;
    }

    /** As {@link #best} of the second best place; of a capital that of the best. Above 0 wherever there is one. */
    static int second(char c) {
        return c >= 'A' && c <= 'Z' ? best(c) : SECOND + slot(c) * WORTH_BITS;
    }

    /** Which have {@code c} as a hump. */
    static int humps(char c) {
        return HUMPS + slot(c);
    }

    /** Which have the two in a row. */
    static int pair(char before, char c) {
        return FIRST_PAIR + (slot(before) * PAIR_FACTOR + slot(c) & PAIRS - 1);
    }

    /** Which have the two in a row with the second one in the name. */
    static int pairInName(char before, char c) {
        return FIRST_PAIR_IN_NAME + (slot(before) * PAIR_FACTOR + slot(c) & PAIRS_IN_NAME - 1);
    }
}
