package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;

/**
 * Counts of all n-grams of a sequence of tokens, of any length up to {@link #DEPTH} tokens before the one that follows:
 * the places of the sequence, sorted by what stands before them, read backwards. The places with the same context lie
 * side by side, those with a longer one among them, and what follows is read off. Twelve bytes a token. Immutable.
 */
final class SuffixCounts {
    static final int DEPTH = 5;
    static final SuffixCounts NONE = new SuffixCounts(new int[0], new int[0], new int[0]);

    private static final int GONE = -1;

    private final int[] tokens;
    /** Places, sorted. */
    private final int[] order;
    /** The tokens at them; {@link #GONE} where its file has changed since. */
    private final int[] next;

    private SuffixCounts(int[] tokens, int[] order, int[] next) {
        this.tokens = tokens;
        this.order = order;
        this.next = next;
    }

    static SuffixCounts of(int[] tokens) {
        int[] all = new int[tokens.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        int[] order = sorted(tokens, all);
        int[] next = new int[tokens.length];
        for (int i = 0; i < order.length; i++) {
            next[i] = tokens[order[i]];
        }
        return new SuffixCounts(tokens, order, next);
    }

    /**
     * The {@code places} by what stands before them, then by what stands there, then as they were. Sorts by the nearest
     * token last, each time keeping the order of those before.
     */
    static int[] sorted(int[] tokens, int[] places) {
        int[] order = places.clone();
        int[] other = new int[places.length];
        int most = Arrays.stream(tokens).max().orElse(0);
        int[] starts = new int[most + 2];
        for (int back = DEPTH + 1; back > 0; back--) {
            int distance = back > DEPTH ? 0 : back;
            Arrays.fill(starts, 0);
            for (int place : order) {
                starts[at(tokens, place - distance) + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            for (int place : order) {
                other[starts[at(tokens, place - distance)]++] = place;
            }
            int[] swap = order;
            order = other;
            other = swap;
        }
        return order;
    }

    private static int at(int[] tokens, int place) {
        return place < 0 ? Vocabulary.NOTHING : tokens[place];
    }

    int size() {
        return tokens.length;
    }

    /** The places in their order; not to be changed. */
    int[] order() {
        return order;
    }

    int token(int place) {
        return tokens[place];
    }

    /** Without the places from {@code start} to {@code end}, which stay as contexts only of each other. */
    SuffixCounts without(int start, int end) {
        int[] left = next.clone();
        for (int i = 0; i < left.length; i++) {
            if (order[i] >= start && order[i] < end) {
                left[i] = GONE;
            }
        }
        return new SuffixCounts(tokens, order, left);
    }

    /**
     * Tells {@code tally} what follows {@code context}, each place once with the most tokens that fit. Where more than
     * {@code most} places fit, evenly chosen ones stand for all.
     *
     * @param context the nearest token first
     * @param skipFrom places from here to {@code skipTo} do not count
     */
    void tell(int[] context, int most, int skipFrom, int skipTo, Tally tally) {
        int[] low = new int[context.length + 1];
        int[] high = new int[context.length + 1];
        high[0] = order.length;
        int depth = 0;
        while (depth < Math.min(context.length, DEPTH)) {
            int from = find(low[depth], high[depth], depth + 1, context[depth]);
            int to = find(from, high[depth], depth + 1, context[depth] + 1);
            if (from == to) {
                break;
            }
            depth++;
            low[depth] = from;
            high[depth] = to;
        }
        int innerFrom = 0;
        int innerTo = 0;
        for (int length = depth; length > 0; length--) {
            if (innerFrom == innerTo) {
                part(low[length], high[length], length, most, skipFrom, skipTo, tally);
            } else {
                part(low[length], innerFrom, length, most, skipFrom, skipTo, tally);
                part(innerTo, high[length], length, most, skipFrom, skipTo, tally);
            }
            innerFrom = low[length];
            innerTo = high[length];
        }
    }

    private void part(int from, int to, int length, int most, int skipFrom, int skipTo, Tally tally) {
        int step = Math.max(1, (to - from + most - 1) / most);
        for (int i = from + (step - 1) / 2; i < to; i += step) {
            int token = next[i];
            if (token != GONE && (order[i] < skipFrom || order[i] >= skipTo)) {
                tally.add(token, length, Math.min(step, to - from));
            }
        }
    }

    /** The first place from {@code low} whose token {@code back} before is not less than {@code token}. */
    private int find(int low, int high, int back, int token) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (at(tokens, order[middle] - back) < token) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How often each token stands there, by its number, in an array of {@code size}. */
    int[] totals(int size) {
        int[] totals = new int[size];
        for (int token : next) {
            if (token != GONE && token < size) {
                totals[token]++;
            }
        }
        return totals;
    }
}
