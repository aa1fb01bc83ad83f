package dev.rustaiide.foundation.serialization;

import java.util.Arrays;

/** Whole numbers, written in whichever of four ways takes the least room. */
final class NumberOut implements SheetOut.Stream {
    static final int PLAIN = 0;
    static final int DELTAS = 1;
    static final int RUNS = 2;
    static final int DELTA_RUNS = 3;

    private long[] values = new long[64];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
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
        for (int i = 0; i < size; i++) {
            long value = values[i];
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
        return (bits & ~0x7fL) == 0 ? 1 : (Long.SIZE + 6 - Long.numberOfLeadingZeros(bits)) / 7;
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void plain(ByteSink out) {
        for (int i = 0; i < size; i++) {
            out.number(zigzag(values[i]));
        }
    }

    private void deltas(ByteSink out) {
        long before = 0;
        for (int i = 0; i < size; i++) {
            out.number(zigzag(values[i] - before));
            before = values[i];
        }
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
