package dev.rustaiide.ai.model.formats;

import java.util.Arrays;
import java.util.List;

import dev.rustaiide.ai.model.formats.BytePairEncoder.Merge;

/** Which pairs of tokens are joined, and how early each was learned. Immutable. */
final class PairTable {
    /** The rank of a pair that is not joined. */
    static final int NONE = Integer.MAX_VALUE;
    private static final long FREE = -1;

    private final long[] keys;
    private final int[] ranks;
    private final int[] made;

    PairTable(List<Merge> merges) {
        int size = Integer.highestOneBit(Math.max(8, merges.size()) * 4 - 1);
        keys = new long[size];
        ranks = new int[size];
        made = new int[merges.size()];
        Arrays.fill(keys, FREE);
        for (int rank = 0; rank < made.length; rank++) {
            Merge merge = merges.get(rank);
            int slot = slot(key(merge.left(), merge.right()));
            if (keys[slot] == FREE) {
                keys[slot] = key(merge.left(), merge.right());
                ranks[slot] = rank;
            }
            made[rank] = merge.made();
        }
    }

    private static long key(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    /** Where {@code key} is, or may be put. */
    private int slot(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & keys.length - 1;
        while (keys[slot] != key && keys[slot] != FREE) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** How early the pair was learned, from 0; {@link #NONE} if it was not. */
    int rank(int left, int right) {
        long key = key(left, right);
        int slot = slot(key);
        return keys[slot] == key ? ranks[slot] : NONE;
    }

    /** What the pair of that rank becomes. */
    int made(int rank) {
        return made[rank];
    }
}
