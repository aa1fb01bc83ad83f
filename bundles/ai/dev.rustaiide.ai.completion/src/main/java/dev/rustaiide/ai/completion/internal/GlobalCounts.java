package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The n-grams that many projects have in common: pruned, counts rounded to steps of a ninth, contexts known by a hash
 * of 32 bits only. Immutable.
 */
final class GlobalCounts implements SharedCounts {
    static final int DEPTH = 5;
    static final GlobalCounts NONE = new GlobalCounts(List.of(), new byte[0], new int[0], new int[1], new byte[0],
            new short[0], new byte[0]);

    private static final double STEPS = 6;
    private static final int[] COUNTS = counts();

    /** Token number i + 1 is word i, as in a {@link Vocabulary} that was made of them. */
    final List<String> words;
    /** How often each word stands anywhere. */
    final byte[] often;
    /** Sorted. */
    final int[] contexts;
    /** Where what follows a context starts in {@link #next}; one more than there are contexts. */
    final int[] starts;
    final byte[] totals;
    final short[] next;
    final byte[] nextOften;
    private final long total;

    GlobalCounts(List<String> words, byte[] often, int[] contexts, int[] starts, byte[] totals, short[] next,
            byte[] nextOften) {
        this.words = List.copyOf(words);
        this.often = often;
        this.contexts = contexts;
        this.starts = starts;
        this.totals = totals;
        this.next = next;
        this.nextOften = nextOften;
        long sum = 0;
        for (byte each : often) {
            sum += count(each);
        }
        this.total = sum;
    }

    private static int[] counts() {
        int[] counts = new int[256];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Math.min(Integer.MAX_VALUE / 4, Math.round(Math.pow(2, i / STEPS)));
        }
        return counts;
    }

    static int count(byte step) {
        return COUNTS[step & 0xFF];
    }

    /** The step that stands for {@code count}, which is at least 1. */
    static byte step(long count) {
        return (byte) Math.min(255, Math.round(Math.log(count) / Math.log(2) * STEPS));
    }

    /** The hash of a context that is {@code token} before the one with {@code hash}; the empty one has 0. */
    static int hash(int hash, int token) {
        int mixed = (hash ^ token + 0x7F4A7C15) * 0x9E3779B1;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA77;
        return mixed ^ mixed >>> 13;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public int count(int token) {
        return token < 1 || token > often.length ? 0 : count(often[token - 1]);
    }

    @Override
    public void tell(int[] context, Tally tally) {
        tell(context, null, tally);
    }

    /** As {@link #tell(int[], Tally)}, where {@code tally} knows word number i as {@code names[i]}. */
    void tell(int[] context, int @Nullable [] names, Tally tally) {
        int hash = 0;
        for (int length = 1; length <= Math.min(DEPTH, context.length); length++) {
            hash = hash(hash, context[length - 1] > words.size() ? Vocabulary.NOTHING : context[length - 1]);
            int at = Arrays.binarySearch(contexts, hash);
            if (at < 0) {
                return;
            }
            int known = 0;
            for (int i = starts[at]; i < starts[at + 1]; i++) {
                int count = count(nextOften[i]);
                int word = next[i] & 0xFFFF;
                tally.add(names == null ? word : names[word], length, count);
                known += count;
            }
            tally.addTotal(length, Math.max(0, count(totals[at]) - known));
        }
    }
}
