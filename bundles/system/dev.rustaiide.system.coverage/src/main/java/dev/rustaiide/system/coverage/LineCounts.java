package dev.rustaiide.system.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.rustaiide.system.coverage.FileRegions.Counted;

/**
 * Makes counts of lines from counts of stretches. Going through the file, the stretch that began last and has not ended
 * is the one that counts; wherever that changes, a mark is set. A line counts as often as the most frequent stretch
 * that begins in it, or as what goes on into it. These are the rules of llvm-cov, odd cases included.
 */
final class LineCounts {
    private final NavigableMap<Integer, Long> lines = new TreeMap<>();
    private List<Counted> open = new ArrayList<>();

    private Mark latest = Mark.NONE;
    /** What goes on from earlier lines into the one with the latest marks. */
    private Mark before = Mark.NONE;
    private final List<Mark> ofLine = new ArrayList<>();

    /**
     * A place from which on another count holds.
     *
     * @param counts whether code is there at all
     * @param begins whether a stretch begins there, and not merely goes on
     */
    private record Mark(int line, long count, boolean counts, boolean begins, boolean gap) {
        static final Mark NONE = new Mark(0, 0, false, false, false);

        boolean isStart() {
            return counts && begins && !gap;
        }
    }

    /** {@code regions} in their order, no two of which cover the same. */
    NavigableMap<Integer, Long> of(List<Counted> regions) {
        for (int i = 0; i < regions.size(); i++) {
            Counted each = regions.get(i);
            long start = each.region().start();
            boolean isLast = i + 1 == regions.size();
            closeUntil(start);
            if (start == each.region().end()) {
                empty(each, isLast);
                continue;
            }
            if (isLast || regions.get(i + 1).region().start() != start) {
                mark(each, start, begins(each));
            }
            open.add(each);
        }
        closeUntil(Long.MAX_VALUE);
        endLine();
        return lines;
    }

    private static boolean begins(Counted counted) {
        return counted.region().kind() != Region.Kind.GAP;
    }

    /** One without length tells where something is, and lets what is around it count. */
    private void empty(Counted region, boolean isLast) {
        long start = region.region().start();
        boolean skipped = isLast || region.region().kind() == Region.Kind.SKIPPED;
        if (skipped) {
            nothing(start, begins(region));
        } else {
            mark(open.isEmpty() ? region : open.getLast(), start, begins(region));
        }
        if (skipped && !open.isEmpty()) {
            mark(open.getLast(), start, false);
        }
    }

    /** Closes those that end at {@code place} or before it: where one ends, that counts which is around it. */
    private void closeUntil(long place) {
        List<Counted> ended = new ArrayList<>();
        List<Counted> left = new ArrayList<>();
        open.forEach(each -> (each.region().end() <= place ? ended : left).add(each));
        if (ended.isEmpty()) {
            return;
        }
        open = left;
        ended.sort(Comparator.comparingLong(each -> each.region().end()));
        long end = ended.getFirst().region().end();
        for (int i = 1; i < ended.size(); i++) {
            long next = ended.get(i).region().end();
            boolean isLastOfEnd = i + 1 == ended.size() || ended.get(i + 1).region().end() != next;
            if (next != end && isLastOfEnd) {
                mark(ended.get(i), end, false);
                end = next;
            }
        }
        if (end != place && open.isEmpty()) {
            nothing(end, false);
        } else if (end != place) {
            mark(open.getLast(), end, false);
        }
    }

    private void mark(Counted counted, long place, boolean begins) {
        boolean counts = counted.region().kind() != Region.Kind.SKIPPED;
        long count = counts ? counted.count() : 0;
        boolean changesNothing = latest != Mark.NONE && !begins && !latest.begins() && latest.counts() == counts
                && latest.count() == count;
        if (!changesNothing) {
            add(new Mark(Region.line(place), count, counts, begins,
                    counts && counted.region().kind() == Region.Kind.GAP));
        }
    }

    private void nothing(long place, boolean begins) {
        add(new Mark(Region.line(place), 0, false, begins, false));
    }

    private void add(Mark mark) {
        if (!ofLine.isEmpty() && ofLine.getLast().line() != mark.line()) {
            endLine();
            goOn(mark.line());
        }
        ofLine.add(mark);
        latest = mark;
    }

    /** Lines without a mark have the count of the last one before. */
    private void goOn(int until) {
        for (int line = latest.line() + 1; latest.counts() && line < until; line++) {
            lines.put(line - 1, latest.count());
        }
    }

    private void endLine() {
        if (ofLine.isEmpty()) {
            return;
        }
        boolean skipped = ofLine.getFirst().begins() && !ofLine.getFirst().counts();
        if (!skipped && before.counts() || ofLine.stream().anyMatch(each -> each.begins() && each.counts())) {
            long count = Math.max(before.count(),
                    ofLine.stream().filter(Mark::isStart).mapToLong(Mark::count).max().orElse(0));
            lines.put(latest.line() - 1, count);
        }
        before = latest;
        ofLine.clear();
    }
}
