package dev.rustaiide.foundation.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void a_place_before_the_start_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Position(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Position(0, -1));
        assertThrows(IllegalArgumentException.class, () -> new Span(-1, 0));
    }

    @Test
    void an_end_before_the_start_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Span(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Range.of(1, 0, 0, 9));
        assertThrows(IllegalArgumentException.class, () -> Range.of(1, 2, 1, 1));
        assertTrue(new Span(1, 1).isEmpty());
        assertTrue(Range.at(new Position(3, 4)).isEmpty());
        assertFalse(Range.of(0, 9, 1, 0).isEmpty());
    }

    @Test
    void positions_are_ordered_by_line_then_character() {
        List<Position> expected = List.of(new Position(0, 9), new Position(1, 0), new Position(1, 2),
                new Position(10, 1));
        assertEquals(expected, Stream.of(3, 1, 0, 2).map(expected::get).sorted().toList());
    }

    @Test
    void people_count_from_one() {
        assertEquals("1:1", new Position(0, 0).toString());
        assertEquals("src/main.rs:3:5", new Location(Path.of("src/main.rs"), Range.of(2, 4, 2, 9)).toString());
    }

    @Test
    void the_end_of_a_span_is_touched_but_not_shared() {
        var span = new Span(2, 4);
        assertTrue(span.touches(2) && span.touches(4));
        assertFalse(span.touches(1) || span.touches(5));
        assertEquals(2, span.length());
        assertTrue(span.overlaps(new Span(3, 9)) && span.overlaps(new Span(0, 3)) && span.overlaps(new Span(0, 9)));
        assertFalse(span.overlaps(new Span(4, 5)) || span.overlaps(new Span(0, 2)));
    }

    @Test
    void the_end_of_a_range_is_touched() {
        Range range = Range.of(1, 2, 3, 4);
        assertTrue(range.touches(new Position(1, 2)) && range.touches(new Position(2, 99))
                && range.touches(new Position(3, 4)));
        assertFalse(range.touches(new Position(1, 1)) || range.touches(new Position(3, 5))
                || range.touches(new Position(0, 3)));
    }
}
