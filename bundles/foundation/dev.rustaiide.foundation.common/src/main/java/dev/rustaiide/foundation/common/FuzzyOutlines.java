package dev.rustaiide.foundation.common;

import java.util.Arrays;

/**
 * What is known of many candidates in a few bits each, so that a search can pass over most of them without reading
 * them. Each set of characters is a word of 64 bits, in which some rare characters share a bit: a bit that is not set
 * is certain.
 */
final class FuzzyOutlines {
    /** What the place of a character is worth, best last: nothing, or a start of some kind, in the name or outside. */
    private static final int[] PLACES = {0, FuzzyScorer.IN_NAME, FuzzyScorer.HUMP, FuzzyScorer.WORD_START,
        FuzzyScorer.AFTER_SEPARATOR, FuzzyScorer.HUMP + FuzzyScorer.IN_NAME,
        FuzzyScorer.WORD_START + FuzzyScorer.IN_NAME, FuzzyScorer.AFTER_SEPARATOR + FuzzyScorer.IN_NAME};
    private static final byte[] RANKS = ranks();
    private static final int PAIR_WORDS = 4;

    private final long[] all;
    /** The best place of each character: three bits of its rank among the places. */
    private final long[] low;
    private final long[] middle;
    private final long[] high;
    /** Whether a character stands in its best place otherwise than as a capital. */
    private final long[] small;
    private final long[] humps;
    /** Four words for each candidate: a path has too many pairs for one. */
    private final long[] pairs;
    private final long[] pairsInName;
    /** The slots of all characters of all candidates, and where those of each begin. */
    private final byte[] slots;
    private final int[] starts;

    FuzzyOutlines(String[] candidates) {
        all = new long[candidates.length];
        low = new long[candidates.length];
        middle = new long[candidates.length];
        high = new long[candidates.length];
        small = new long[candidates.length];
        humps = new long[candidates.length];
        pairs = new long[Math.multiplyExact(candidates.length, PAIR_WORDS)];
        pairsInName = new long[candidates.length];
        starts = new int[candidates.length + 1];
        for (int i = 0; i < candidates.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], candidates[i].length());
        }
        slots = new byte[starts[candidates.length]];
        byte[] ranks = new byte[Long.SIZE];
        for (int i = 0; i < candidates.length; i++) {
            add(i, candidates[i].toCharArray(), ranks);
        }
    }

    private static byte[] ranks() {
        byte[] ranks = new byte[PLACES[PLACES.length - 1] + 1];
        for (int rank = 0; rank < PLACES.length; rank++) {
            ranks[PLACES[rank]] = (byte) rank;
        }
        return ranks;
    }

    /** @param best the rank of each character's best place, to be used anew */
    private void add(int index, char[] candidate, byte[] best) {
        Arrays.fill(best, (byte) 0);
        int nameStart = FuzzyScorer.nameStart(candidate, candidate.length);
        int before = 0;
        for (int at = 0; at < candidate.length; at++) {
            int slot = FuzzyPattern.slot(FuzzyPattern.fold(candidate[at]));
            slots[starts[index] + at] = (byte) slot;
            int bonus = FuzzyScorer.placeBonus(candidate, at);
            int pair = pair(before, slot);
            all[index] |= 1L << slot;
            pairs[index * PAIR_WORDS + (pair >>> 6)] |= 1L << pair;
            humps[index] |= bonus == FuzzyScorer.HUMP ? 1L << slot : 0;
            if (at >= nameStart) {
                pairsInName[index] |= 1L << pair;
                bonus += FuzzyScorer.IN_NAME;
            }
            long capital = FuzzyScorer.isUpper(candidate[at]) ? 0 : 1L << slot;
            if (RANKS[bonus] > best[slot]) {
                best[slot] = RANKS[bonus];
                small[index] &= ~(1L << slot);
                small[index] |= capital;
            } else if (RANKS[bonus] == best[slot]) {
                small[index] |= capital;
            }
            before = slot;
        }
        for (int slot = 0; slot < best.length; slot++) {
            low[index] |= (best[slot] & 1L) << slot;
            middle[index] |= (best[slot] >> 1 & 1L) << slot;
            high[index] |= (best[slot] >> 2 & 1L) << slot;
        }
    }

    /** A number for two characters in a row, shared with others: below 256, and below 64 in its last bits. */
    static int pair(int first, int second) {
        return first * 37 + second & PAIR_WORDS * Long.SIZE - 1;
    }

    boolean has(int index, long wanted) {
        return (all[index] & wanted) == wanted;
    }

    /** Whether the candidate may have these one after another, with others between them; if not, it has not. */
    boolean hasInOrder(int index, byte[] wanted) {
        int end = starts[index + 1];
        int at = starts[index];
        for (byte slot : wanted) {
            while (at < end && slots[at] != slot) {
                at++;
            }
            if (at++ == end) {
                return false;
            }
        }
        return true;
    }

    /**
     * No way in which a word matches the candidate scores more.
     *
     * @param wordSlots those of its characters
     * @param wordPairs for each character that of it and the one before
     * @param separators for each character whether it is one
     * @param capitals for each slot whether the word has a capital in it
     */
    int bound(int index, byte[] wordSlots, int[] wordPairs, boolean[] separators, long capitals) {
        long ones = low[index];
        long twos = middle[index];
        long fours = high[index];
        // The next best place is worth less by more than the right case.
        long same = small[index] | capitals;
        int sum = wordSlots.length * FuzzyScorer.MATCH + place(wordSlots[0], ones, twos, fours)
                + (int) (same >>> wordSlots[0] & 1) * FuzzyScorer.SAME_CASE;
        for (int i = 1; i < wordSlots.length; i++) {
            int slot = wordSlots[i];
            int place = place(slot, ones, twos, fours);
            int score = place - FuzzyScorer.GAP - 1 + (int) (same >>> slot & 1) * FuzzyScorer.SAME_CASE;
            int pair = wordPairs[i];
            if ((pairs[index * PAIR_WORDS + (pair >>> 6)] >>> pair & 1) != 0) {
                // A word starts inside a run only behind a separator that was typed.
                int start = separators[i - 1] ? Math.min(place, FuzzyScorer.AFTER_SEPARATOR) : 0;
                int hump = (humps[index] >>> slot & 1) != 0 ? FuzzyScorer.HUMP : 0;
                int inName = (pairsInName[index] >>> pair & 1) != 0 ? FuzzyScorer.IN_NAME : 0;
                score = Math.max(score,
                        FuzzyScorer.RUN + Math.max(start, hump) + inName + FuzzyScorer.SAME_CASE);
            }
            sum += score;
        }
        return sum;
    }

    private static int place(int slot, long ones, long twos, long fours) {
        return PLACES[(int) (ones >>> slot & 1 | (twos >>> slot & 1) << 1 | (fours >>> slot & 1) << 2)];
    }
}
