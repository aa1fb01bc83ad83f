package dev.rustaiide.system.coverage;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One function's map: its files, the sums of counters that it goes by, and the stretches with their counts. */
final class FunctionMap {
    /** Files with more lines are not told of; it is also what a damaged map cannot make anybody reserve. */
    static final int MOST_LINES = 1_000_000;
    private static final int TAG = 3;
    private static final int EXPANSION = 4;
    private static final int KIND_BITS = 3;
    private static final long GAP = 1L << 31;
    private static final long COLUMNS = 0xffff_ffffL;

    private final int[] files;
    private final Sums sums;
    private final List<Stretch> stretches = new ArrayList<>();
    /** The first stretch of each file that was read. */
    private final @Nullable Stretch[] firsts;
    private long[] counts = {};

    /**
     * A stretch as it is in the map.
     *
     * @param kind none for the branches of a condition, which tell of no line
     * @param counter see {@link Sums}
     * @param expanded the file with the code that it stands for, if it is an expansion
     */
    private record Stretch(int file, Region.@Nullable Kind kind, long counter, int expanded, long start, long end) {}

    /** Takes one stretch with its count. */
    interface Sink {
        void counted(int file, Region region, long count);
    }

    private FunctionMap(int[] files, Sums sums) {
        this.files = files;
        this.sums = sums;
        this.firsts = new Stretch[files.length];
    }

    /** The numbers of its files; {@link #forEach} tells places in this list. */
    static int[] files(Bytes map, int known) throws BadForm {
        int[] files = new int[map.at(0).count()];
        for (int i = 0; i < files.length; i++) {
            long file = map.number();
            if (file >= known) {
                throw new BadForm("Its map of lines tells of files that it does not name.");
            }
            files[i] = (int) file;
        }
        return files;
    }

    /** Whether it has nothing but one stretch that never runs. */
    static boolean isDummy(Bytes map) throws BadForm {
        if (map.at(0).count() != 1) {
            return false;
        }
        map.number();
        return map.count() == 0 && map.count() == 1 && (map.number() & TAG) == 0;
    }

    /**
     * Reads all of it.
     *
     * @param files what {@link #files(Bytes, int)} told, of a map that has not been read on since
     */
    static FunctionMap read(Bytes map, int[] files) throws BadForm {
        var read = new FunctionMap(files, Sums.read(map));
        for (int file = 0; file < files.length; file++) {
            read.file(map, file);
        }
        read.counts = new long[read.stretches.size()];
        return read;
    }

    private void file(Bytes map, int file) throws BadForm {
        int number = map.count();
        long line = 0;
        for (int i = 0; i < number; i++) {
            long head = map.number();
            Region.Kind kind = kind(head);
            int expanded = kind == Region.Kind.EXPANSION ? expanded(head) : -1;
            long counter = kind == null ? condition(map, head >> KIND_BITS) : (head & TAG) == 0 ? 0 : head;
            line += map.number();
            long column = map.number();
            long lines = map.number();
            long last = map.number();
            if (line > MOST_LINES || lines > MOST_LINES) {
                throw new BadForm("It has a file of more than " + MOST_LINES + " lines.");
            }
            boolean gap = (last & GAP) != 0;
            last &= ~GAP;
            boolean whole = column == 0 && last == 0;
            add(new Stretch(file, gap ? Region.Kind.GAP : kind, counter, gap ? -1 : expanded,
                    Region.at(line, whole ? 1 : column), Region.at(line + lines, whole ? COLUMNS : last)));
        }
    }

    private void add(Stretch stretch) throws BadForm {
        if (stretch.start() > stretch.end()) {
            throw new BadForm("Its map of lines has an end before its beginning.");
        }
        stretches.add(stretch);
        if (firsts[stretch.file()] == null) {
            firsts[stretch.file()] = stretch;
        }
    }

    private static Region.@Nullable Kind kind(long head) throws BadForm {
        if ((head & TAG) != 0) {
            return Region.Kind.CODE;
        }
        if ((head & EXPANSION) != 0) {
            return Region.Kind.EXPANSION;
        }
        return switch ((int) (head >> KIND_BITS)) {
            case 0 -> Region.Kind.CODE;
            case 2 -> Region.Kind.SKIPPED;
            case 4, 5, 6 -> null;
            default -> throw new BadForm("Its map of lines has a part of an unknown kind.");
        };
    }

    private int expanded(long head) throws BadForm {
        long expanded = head >> KIND_BITS;
        if (expanded >= files.length) {
            throw new BadForm("Its map of lines tells of files that it does not name.");
        }
        return (int) expanded;
    }

    /** What follows of a condition: two counters, of decisions (5) and their parts (6) two or three numbers more. */
    private static long condition(Bytes map, long kind) throws BadForm {
        long counter = map.number();
        map.number();
        for (int i = 0; kind == 6 && i < 3; i++) {
            map.number();
        }
        return kind == 5 ? 0 : counter;
    }

    /** Whether it only says that the function is there. */
    boolean isUnused() {
        return stretches.size() == 1 && stretches.getFirst().counter() == 0;
    }

    /**
     * Works out how often each stretch ran; none did as long as this is not asked.
     *
     * @return false if the map goes by counters that are not there: it is of another program then
     */
    boolean count(long[] counters) throws BadForm {
        sums.use(counters);
        for (int i = 0; i < counts.length; i++) {
            long counter = counter(stretches.get(i), 0);
            if (!sums.has(counter)) {
                return false;
            }
            // Threads that count at the same time lose some: a difference may be less than nothing.
            counts[i] = Math.max(0, sums.value(counter));
        }
        return true;
    }

    void forEach(Sink sink) {
        for (int i = 0; i < counts.length; i++) {
            Stretch each = stretches.get(i);
            if (each.kind() != null) {
                sink.counted(each.file(), new Region(each.start(), each.end(), each.kind()), counts[i]);
            }
        }
    }

    /** An expansion has the counter with which the code begins that it stands for. */
    private long counter(Stretch stretch, int depth) throws BadForm {
        Stretch first = stretch.expanded() < 0 ? null : firsts[stretch.expanded()];
        if (first == null) {
            return stretch.counter();
        }
        if (depth > files.length) {
            throw new BadForm("Its map of lines has a macro that stands for itself.");
        }
        return counter(first, depth + 1);
    }
}
