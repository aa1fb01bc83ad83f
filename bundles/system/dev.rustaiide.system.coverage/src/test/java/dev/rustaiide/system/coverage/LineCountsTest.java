package dev.rustaiide.system.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

/** Against what the rules say of code whose stretches lie within each other, as those of one function do. */
class LineCountsTest {
    private static final int WIDTH = 8;

    /** A stretch from one column of a line to another; columns are counted through all lines. */
    private record Nested(int from, int to, long count, List<Nested> inside) {}

    @Provide
    Arbitrary<Nested> code() {
        return Arbitraries.lazyOf(() -> Arbitraries.integers().between(0, 9).list().ofMaxSize(12)
                .map(cuts -> nest(0, 10 * WIDTH, cuts)));
    }

    /** Some stretch of {@code from} to {@code to}, with others in it as {@code numbers} say. */
    private static Nested nest(int from, int to, List<Integer> numbers) {
        var inside = new ArrayList<Nested>();
        int at = from;
        for (int i = 1; i < numbers.size(); i += 2) {
            int start = at + 1 + numbers.get(i);
            int end = start + 2 + 3 * numbers.get(i - 1);
            if (end < to) {
                inside.add(nest(start, end, numbers.subList(i + 1, numbers.size())));
                at = end;
            }
        }
        return new Nested(from, to, numbers.isEmpty() ? 1 : numbers.getFirst(), inside);
    }

    private static void all(Nested nested, List<Nested> found) {
        found.add(nested);
        nested.inside().forEach(each -> all(each, found));
    }

    private static long place(int column) {
        return Region.at(column / WIDTH + 1, column % WIDTH + 1);
    }

    @Property(tries = 500)
    void of_stretches_within_each_other_the_innermost_counts(@ForAll("code") Nested code) {
        var stretches = new ArrayList<Nested>();
        all(code, stretches);
        var regions = new FileRegions();
        stretches.forEach(each -> regions.add(new Region(place(each.from()), place(each.to()), Region.Kind.CODE),
                each.count()));
        assertEquals(expected(stretches, code), regions.lines());
    }

    /** A line has the highest count of what begins in it and of what is there before its first column. */
    private static NavigableMap<Integer, Long> expected(List<Nested> stretches, Nested code) {
        var expected = new TreeMap<Integer, Long>();
        for (int line = 0; line <= (code.to() - 1) / WIDTH; line++) {
            int first = line * WIDTH;
            long count = first == 0 ? 0 : innermost(stretches, first - 1);
            for (Nested each : stretches) {
                if (each.from() / WIDTH == line) {
                    count = Math.max(count, each.count());
                }
            }
            expected.put(line, count);
        }
        // Its end is a place in the next line, into which it goes on.
        expected.put(code.to() / WIDTH, innermost(stretches, code.to() - 1));
        return expected;
    }

    private static long innermost(List<Nested> stretches, int column) {
        Nested best = stretches.getFirst();
        for (Nested each : stretches) {
            if (each.from() <= column && column < each.to() && each.to() - each.from() <= best.to() - best.from()) {
                best = each;
            }
        }
        return best.count();
    }

    private static Region region(int line, int column, int lastLine, int last) {
        return new Region(Region.at(line, column), Region.at(lastLine, last), Region.Kind.CODE);
    }

    @Test
    void a_stretch_without_length_tells_that_a_line_is_there() {
        var regions = new FileRegions();
        regions.add(region(1, 1, 3, 2), 4);
        regions.add(region(2, 5, 2, 5), 9);
        regions.add(region(7, 1, 7, 1), 9);
        assertEquals(Map.of(0, 4L, 1, 4L, 2, 4L), regions.lines());
    }

    @Test
    void stretches_that_overlap_count_from_where_each_begins() {
        var regions = new FileRegions();
        regions.add(region(1, 1, 4, 2), 4);
        regions.add(region(2, 1, 6, 2), 7);
        assertEquals(Map.of(0, 4L, 1, 7L, 2, 7L, 3, 7L, 4, 7L, 5, 7L), regions.lines());
    }

    @Test
    void counts_stop_at_the_largest_number() {
        var regions = new FileRegions();
        regions.add(region(1, 1, 1, 9), Long.MAX_VALUE - 1);
        regions.add(region(1, 1, 1, 9), 5);
        assertEquals(Map.of(0, Long.MAX_VALUE), regions.lines());
    }
}
