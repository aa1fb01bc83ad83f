package dev.rustaiide.foundation.serialization;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * Whole numbers: all with as many bytes as the largest needs, they or their distances, so that they are read in a plain
 * loop; or as runs, where there are few.
 */
final class NumberOut implements SheetOut.Stream {
    /** In the form, instead of the number of bytes: the length of each run, and how far its value is from the last. */
    static final int RUNS = 0;
    /** In the form: how far each is from the one before, of which the first is written in full. */
    static final int DELTAS = 0x10;
    /** Runs have at least so many numbers on average; shorter ones are slower than numbers alone. */
    private static final int RUN = 4;
    private static final int SAMPLE = 1 << 7;

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        more(1)[size - 1] = value;
    }

    /** What {@code getter} finds in each of the first {@code count} holders. */
    @SuppressWarnings("unchecked") // the caller's getter is one for its holders
    <T> void add(Object[] holders, int count, ToLongFunction<T> getter) {
        long[] into = more(count);
        int at = size - count;
        for (int i = 0; i < count; i++) {
            into[at + i] = getter.applyAsLong((T) holders[i]);
        }
    }

    /** All numbers, of which the caller sets the last {@code count}, which are new. */
    long[] more(int count) {
        if (values.length - size < count) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, size + count));
        }
        size += count;
        return values;
    }

    int size() {
        return size;
    }

    @Override
    public void flush(ByteSink out) {
        out.number(size);
        if (size > 0) {
            flushSome(out);
        }
        size = 0;
    }

    private void flushSome(ByteSink out) {
        int some = Math.min(size, SAMPLE);
        boolean steps = runs(some, true) < runs(some, false);
        if (RUN * runs(some, steps) <= some && RUN * runs(size, steps) <= size) {
            runs(out, steps);
        } else {
            fixed(out);
        }
    }

    /** How many runs the first {@code count} numbers, or their distances, are. */
    private int runs(int count, boolean ofSteps) {
        long before = values[0];
        long step = ofSteps ? before : 0;
        int runs = 1;
        for (int i = 1; i < count; i++) {
            long delta = values[i] - before;
            runs += oneUnlessZero(delta - step);
            before = values[i];
            step = ofSteps ? delta : 0;
        }
        return runs;
    }

    private void fixed(ByteSink out) {
        long[] all = values;
        int count = size;
        long before = all[0];
        long bits = bits(before);
        long deltaBits = 0;
        for (int i = 1; i < count; i++) {
            long value = all[i];
            bits |= bits(value);
            deltaBits |= bits(value - before);
            before = value;
        }
        int width = width(bits);
        int deltaWidth = width(deltaBits);
        if (width <= deltaWidth) {
            out.oneByte(width);
            out.fixed(all, 0, count, width);
        } else {
            deltas(out, deltaWidth);
        }
    }

    /** Without a branch, of which no processor could tell the way. */
    private static int oneUnlessZero(long value) {
        return (int) ((value | -value) >>> 63);
    }

    /** Of a negative number, those of the one that takes as much room. */
    private static long bits(long value) {
        return value ^ value >> 63;
    }

    /** In how many bytes a number of these bits fits, with its sign. */
    private static int width(long bits) {
        return bits >> 7 == 0 ? 1 : bits >> 15 == 0 ? 2 : bits >> 31 == 0 ? 4 : 8;
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void deltas(ByteSink out, int width) {
        out.oneByte(DELTAS | width);
        out.number(zigzag(values[0]));
        for (int i = size - 1; i > 0; i--) {
            values[i] -= values[i - 1];
        }
        out.fixed(values, 1, size, width);
    }

    private void runs(ByteSink out, boolean steps) {
        out.oneByte(steps ? RUNS | DELTAS : RUNS);
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
