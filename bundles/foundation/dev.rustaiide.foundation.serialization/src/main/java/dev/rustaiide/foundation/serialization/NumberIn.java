package dev.rustaiide.foundation.serialization;

import java.util.Arrays;

/** What {@link NumberOut} wrote. */
final class NumberIn implements SheetIn.Stream {
    private long[] values = {};
    private int at;
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
        at = 0;
        left = 0;
        values = new long[0];
        if (count > 0) {
            int form = in.oneByte();
            boolean deltas = (form & NumberOut.DELTAS) != 0;
            int width = form & ~NumberOut.DELTAS;
            switch (width) {
                case NumberOut.RUNS -> runs(in, count, deltas);
                case 1, 2, 4, 8 -> fixed(in, count, width, deltas);
                default -> throw new CorruptException("its numbers have an unknown form");
            }
        }
        return count;
    }

    /** The next {@code count} numbers, not to be changed. */
    long[] take(int count) {
        if (count > values.length - at + left) {
            throw new CorruptException("it has too few values");
        }
        if (left > 0) {
            return takeFromRuns(count);
        }
        at += count;
        return count == values.length ? values : Arrays.copyOfRange(values, at - count, at);
    }

    private void fixed(ByteSource in, int count, int width, boolean deltas) {
        long first = deltas ? unzigzag(in.number()) : 0;
        int start = deltas ? 1 : 0;
        if ((long) (count - start) * width > in.left()) {
            throw new CorruptException("it ends early");
        }
        long[] into = new long[count];
        in.fixed(into, start, width);
        if (deltas) {
            into[0] = first;
            for (int i = 1; i < count; i++) {
                first += into[i];
                into[i] = first;
            }
        }
        values = into;
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
