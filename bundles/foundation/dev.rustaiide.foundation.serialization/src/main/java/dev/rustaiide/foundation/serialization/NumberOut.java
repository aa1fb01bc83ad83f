package dev.rustaiide.foundation.serialization;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/** Whole numbers, written in whichever of four ways takes the least room. */
final class NumberOut implements SheetOut.Stream {
    static final int PLAIN = 0;
    static final int DELTAS = 1;
    static final int RUNS = 2;
    static final int DELTA_RUNS = 3;

    /** So many in a row, of so many, are looked at to find the form. */
    private static final int SAMPLE = 1 << 7;
    private static final int SAMPLE_EVERY = 1 << 10;

    private long[] values = new long[64];
    private int size;

    void add(long value) {
        ensure(1);
        values[size++] = value;
    }

    void add(int[] numbers) {
        ensure(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            values[size + i] = numbers[i];
        }
        size += numbers.length;
    }

    private void ensure(int more) {
        if (values.length - size < more) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, size + more));
        }
    }

    /** What {@code getter} finds in each of the first {@code count} holders. */
    @SuppressWarnings("unchecked") // the caller's getter is one for its holders
    <T> void add(Object[] holders, int count, ToLongFunction<T> getter) {
        ensure(count);
        long[] into = values;
        int at = size;
        for (int i = 0; i < count; i++) {
            into[at + i] = getter.applyAsLong((T) holders[i]);
        }
        size = at + count;
    }

    @Override
    public long weight() {
        return 2L * size;
    }

    @Override
    public void flush(ByteSink out) {
        int form = form();
        out.number(size);
        out.oneByte(form);
        switch (form) {
            case PLAIN -> plain(out);
            case DELTAS -> deltas(out);
            case RUNS -> runs(out, false);
            default -> runs(out, true);
        }
        size = 0;
    }

    private int form() {
        long plain = 0;
        long deltas = 0;
        long runs = 0;
        long deltaRuns = 0;
        long before = 0;
        long deltaBefore = 0;
        long[] all = values;
        int count = size;
        for (int i = 0; i < count; i++) {
            if (i % SAMPLE == 0 && i > 0 && i < count - 2 * SAMPLE_EVERY) {
                i += SAMPLE_EVERY - SAMPLE;
                before = all[i - 1];
                deltaBefore = before - all[i - 2];
            }
            long value = all[i];
            long delta = value - before;
            int deltaCost = cost(delta);
            plain += cost(value);
            deltas += deltaCost;
            if (delta != 0 || i == 0) {
                runs += deltaCost + 1;
            }
            if (delta != deltaBefore || i == 0) {
                deltaRuns += deltaCost + 1;
            }
            before = value;
            deltaBefore = delta;
        }
        long best = Math.min(Math.min(plain, deltas), Math.min(runs, deltaRuns));
        return best == deltaRuns ? DELTA_RUNS : best == runs ? RUNS : best == plain ? PLAIN : DELTAS;
    }

    private static int cost(long value) {
        long bits = zigzag(value);
        if ((bits & ~0x7fL) == 0) {
            return 1;
        }
        return (bits & ~0x3fffL) == 0 ? 2 : (Long.SIZE + 6 - Long.numberOfLeadingZeros(bits)) / 7;
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void plain(ByteSink out) {
        long[] bits = new long[size];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = zigzag(values[i]);
        }
        out.numbers(bits);
    }

    private void deltas(ByteSink out) {
        long[] bits = new long[size];
        long before = 0;
        for (int i = 0; i < bits.length; i++) {
            bits[i] = zigzag(values[i] - before);
            before = values[i];
        }
        out.numbers(bits);
    }

    /** Each run is its length and how far its value, or its step, is from the value before. */
    private void runs(ByteSink out, boolean steps) {
        long before = 0;
        int i = 0;
        while (i < size) {
            long delta = values[i] - before;
            long step = steps ? delta : 0;
            int end = i + 1;
            while (end < size && values[end] - values[end - 1] == step) {
                end++;
            }
            out.number(end - i);
            out.number(zigzag(delta));
            before = values[end - 1];
            i = end;
        }
    }
}
