package dev.rustaiide.system.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What all functions with code in one file tell of it, those of all instances of a generic one among them. */
final class FileRegions {
    private final NavigableMap<Region, Long> counts = new TreeMap<>();
    private int last;

    void add(Region region, long count) {
        counts.merge(region, count, FileRegions::sum);
        last = Math.max(last, Region.line(region.end()));
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** The last line that it is told of, from one. */
    int last() {
        return last;
    }

    /** How often each line with code ran, by its number from zero. */
    NavigableMap<Integer, Long> lines() {
        List<Counted> regions = new ArrayList<>(counts.size());
        for (Map.Entry<Region, Long> each : counts.entrySet()) {
            // Of those that cover the same the first kind counts alone: else a macro would count twice.
            if (regions.isEmpty() || !regions.getLast().region().covers(each.getKey())) {
                regions.add(new Counted(each.getKey(), each.getValue()));
            }
        }
        return new LineCounts().of(regions);
    }

    /** A stretch and how often it ran. */
    record Counted(Region region, long count) {}
}
