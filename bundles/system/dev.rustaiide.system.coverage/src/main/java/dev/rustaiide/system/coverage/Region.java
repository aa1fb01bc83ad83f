package dev.rustaiide.system.coverage;

import java.util.Comparator;

/**
 * A stretch of a file with one count. They are ordered as they begin; of those with one beginning the longest is first.
 *
 * @param start line and column, {@link #at}
 * @param end the place behind it
 */
record Region(long start, long end, Kind kind) implements Comparable<Region> {
    private static final Comparator<Region> ORDER = Comparator.comparingLong(Region::start)
            .thenComparing(Comparator.comparingLong(Region::end).reversed()).thenComparing(Region::kind);

    /** The first of those that cover the same stretch is the one whose count is taken. */
    enum Kind {
        CODE,
        /** A macro's use; its count is that of the code it stands for. */
        EXPANSION,
        /** Text that the compiler passed over. */
        SKIPPED,
        /** Between two others; tells of a line only if nothing else does. */
        GAP
    }

    /** Line and column, both from one, as a number that grows with them. */
    static long at(long line, long column) {
        return line << 32 | column;
    }

    static int line(long at) {
        return (int) (at >>> 32);
    }

    boolean covers(Region same) {
        return start == same.start && end == same.end;
    }

    @Override
    public int compareTo(Region other) {
        return ORDER.compare(this, other);
    }
}
