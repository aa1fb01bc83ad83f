package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

/** How often tokens follow a context, by the length of the context that fits. For one thread; used again and again. */
final class Tally {
    private static final int ORDERS = SuffixCounts.DEPTH + 1;

    private int[] tokens = new int[256];
    /** For each slot of {@link #tokens} one count for each length. */
    private int[] counts = new int[256 * ORDERS];
    private int[] slots = new int[512];
    private int size;
    private final long[] totals = new long[ORDERS];

    /** Forgets all. */
    void clear() {
        Arrays.fill(slots, 0);
        Arrays.fill(totals, 0);
        size = 0;
    }

    void add(int token, int length, int times) {
        // It may make the arrays anew.
        int slot = slot(token);
        counts[slot * ORDERS + length] += times;
        totals[length] += times;
    }

    /** Of what follows, but is not told by token. */
    void addTotal(int length, int times) {
        totals[length] += times;
    }

    /** Makes what fits a longer context count for the shorter ones too. */
    void accumulate() {
        for (int length = ORDERS - 2; length >= 0; length--) {
            totals[length] += totals[length + 1];
            for (int slot = 0; slot < size; slot++) {
                counts[slot * ORDERS + length] += counts[slot * ORDERS + length + 1];
            }
        }
    }

    int size() {
        return size;
    }

    int token(int slot) {
        return tokens[slot];
    }

    long total(int length) {
        return totals[length];
    }

    int count(int slot, int length) {
        return slot < 0 ? 0 : counts[slot * ORDERS + length];
    }

    /** The slot of {@code token}, or -1. */
    int find(int token) {
        int at = hash(token);
        while (slots[at] != 0) {
            if (tokens[slots[at] - 1] == token) {
                return slots[at] - 1;
            }
            at = at + 1 & slots.length - 1;
        }
        return -1;
    }

    private int slot(int token) {
        int at = hash(token);
        while (slots[at] != 0) {
            if (tokens[slots[at] - 1] == token) {
                return slots[at] - 1;
            }
            at = at + 1 & slots.length - 1;
        }
        if (size == tokens.length) {
            grow();
            return slot(token);
        }
        slots[at] = size + 1;
        tokens[size] = token;
        Arrays.fill(counts, size * ORDERS, (size + 1) * ORDERS, 0);
        return size++;
    }

    private int hash(int token) {
        int mixed = token * 0x9E3779B1;
        return (mixed ^ mixed >>> 15) & slots.length - 1;
    }

    private void grow() {
        tokens = Arrays.copyOf(tokens, size * 2);
        counts = Arrays.copyOf(counts, size * 2 * ORDERS);
        slots = new int[slots.length * 2];
        for (int i = 0; i < size; i++) {
            int at = hash(tokens[i]);
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = i + 1;
        }
    }
}
