package dev.rustaiide.foundation.serialization;

import java.util.Arrays;

/** What {@link NumberOut} wrote. */
final class NumberIn implements SheetIn.Stream {
    private long[] values = {};
    private int at;
    private int end;
    /** Runs are read one by one: a few bytes can stand for very many numbers. */
    private ByteSource runs = new ByteSource(new byte[0], 0, 0);
    private boolean steps;
    private long left;
    private long inRun;
    private long value;
    private long step;

    @Override
    public void load(ByteSource in) {
        loadCounted(in);
    }

    /** Loads them and tells how many there are: no more than a block can have. */
    int loadCounted(ByteSource in) {
        int count = in.size(2 * SheetIn.ELEMENTS);
        int form = in.oneByte();
        at = 0;
        end = 0;
        left = 0;
        switch (form) {
            case NumberOut.PLAIN -> plain(in, count);
            case NumberOut.DELTAS -> deltas(in, count);
            case NumberOut.RUNS, NumberOut.DELTA_RUNS -> runs(in, count, form == NumberOut.DELTA_RUNS);
            default -> throw new CorruptException("its numbers have an unknown form");
        }
        return count;
    }

    /** The next {@code count} numbers. */
    long[] take(int count) {
        if (count > end - at + left) {
            throw new CorruptException("it has too few values");
        }
        if (left == 0) {
            at += count;
            return Arrays.copyOfRange(values, at - count, at);
        }
        return takeFromRuns(count);
    }

    private void room(ByteSource in, int count) {
        if (count > in.left()) {
            throw new CorruptException("it ends early");
        }
        if (values.length < count) {
            values = new long[count];
        }
        end = count;
    }

    private void plain(ByteSource in, int count) {
        room(in, count);
        long[] into = values;
        in.numbers(into, count);
        for (int i = 0; i < count; i++) {
            into[i] = unzigzag(into[i]);
        }
    }

    private void deltas(ByteSource in, int count) {
        room(in, count);
        long[] into = values;
        in.numbers(into, count);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += unzigzag(into[i]);
            into[i] = sum;
        }
    }

    private static long unzigzag(long bits) {
        return bits >>> 1 ^ -(bits & 1);
    }

    /** Walks over the runs to find where they end. */
    private void runs(ByteSource in, int count, boolean withSteps) {
        int start = in.at();
        for (long seen = 0; seen < count;) {
            long length = in.number();
            in.number();
            if (length <= 0 || length > count - seen) {
                throw new CorruptException("a size in it makes no sense");
            }
            seen += length;
        }
        runs = new ByteSource(in.array(), start, in.at());
        steps = withSteps;
        left = count;
        inRun = 0;
        value = 0;
    }

    private long[] takeFromRuns(int count) {
        long[] taken = new long[count];
        int done = 0;
        while (done < count) {
            if (inRun == 0) {
                inRun = runs.number();
                step = unzigzag(runs.number());
                value += steps ? 0 : step;
            }
            int run = (int) Math.min(inRun, count - done);
            if (steps) {
                for (int i = 0; i < run; i++) {
                    value += step;
                    taken[done + i] = value;
                }
            } else {
                Arrays.fill(taken, done, done + run, value);
            }
            done += run;
            inRun -= run;
        }
        left -= count;
        return taken;
    }
}
