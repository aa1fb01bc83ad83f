package dev.rustaiide.foundation.common;

/**
 * What is known of many candidates in a few bits each, so that a search can pass over most of them without reading
 * them. Each set of characters is a word of 64 bits, in which some rare characters share a bit: a bit that is not set
 * is certain.
 */
final class FuzzyOutlines {
    private final long[] all;
    private final long[] starts;
    private final long[] humps;
    private final long[] inName;
    private final long[] pairsInName;

    FuzzyOutlines(String[] candidates) {
        all = new long[candidates.length];
        starts = new long[candidates.length];
        humps = new long[candidates.length];
        inName = new long[candidates.length];
        pairsInName = new long[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            add(i, candidates[i]);
        }
    }

    private void add(int index, String candidate) {
        int nameStart = FuzzyScorer.nameStart(candidate);
        int before = 0;
        for (int at = 0; at < candidate.length(); at++) {
            int slot = FuzzyPattern.slot(FuzzyPattern.fold(candidate.charAt(at)));
            long bit = 1L << slot;
            all[index] |= bit;
            int bonus = FuzzyScorer.placeBonus(candidate, at);
            if (bonus > FuzzyScorer.HUMP) {
                starts[index] |= bit;
            } else if (bonus > 0) {
                humps[index] |= bit;
            }
            if (at >= nameStart) {
                inName[index] |= bit;
                pairsInName[index] |= pair(before, slot);
            }
            before = slot;
        }
    }

    private static long pair(int first, int second) {
        return 1L << (first * 37 + second & 63);
    }

    boolean has(int index, long wanted) {
        return (all[index] & wanted) == wanted;
    }

    /** No way in which a word with these slots matches the candidate scores more. */
    int bound(int index, byte[] slots, boolean[] separators) {
        int sum = 0;
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            int start = (starts[index] >>> slot & 1) != 0 ? FuzzyScorer.AFTER_SEPARATOR : 0;
            int hump = (humps[index] >>> slot & 1) != 0 ? FuzzyScorer.HUMP : 0;
            int apart = Math.max(start, hump) + ((inName[index] >>> slot & 1) != 0 ? FuzzyScorer.IN_NAME : 0);
            if (i > 0) {
                boolean pairInName = (pairsInName[index] & pair(slots[i - 1], slot)) != 0;
                // A word starts inside a run only behind a separator that was typed.
                int run = FuzzyScorer.RUN + Math.max(separators[i - 1] ? start : 0, hump)
                        + (pairInName ? FuzzyScorer.IN_NAME : 0);
                apart = Math.max(run, apart - FuzzyScorer.GAP - 1);
            }
            sum += FuzzyScorer.MATCH + FuzzyScorer.SAME_CASE + apart;
        }
        return sum;
    }
}
