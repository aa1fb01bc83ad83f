package dev.rustaiide.app.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

class FoundPassageTest {
    private static final Location PLACE = new Location(Path.of("/work/shapes/src/lib.rs"), Range.of(19, 4, 21, 5));

    private static FoundPassage passage(String title, String... words) {
        return new FoundPassage(new Hit(PLACE, title, "Sends the picture again.", 0.03, List.of(words),
                OptionalDouble.of(0.618)), "src/lib.rs");
    }

    @Test
    void people_go_to_its_beginning_and_read_lines_from_one() {
        FoundPassage passage = passage("Polygon::retry_upload", "retry");
        assertEquals("src/lib.rs:20", passage.where());
        assertEquals(Range.of(19, 4, 19, 4), passage.place().range());
    }

    @Test
    void words_of_the_question_are_marked_where_the_title_has_them() {
        FoundPassage passage = passage("Polygon::Retry_upload", "retry", "picture");
        assertEquals(List.of(9, 10, 11, 12, 13), passage.said());
        assertEquals(List.of(), passage("Polygon::area").said());
        assertEquals(List.of(0, 1, 2, 3), passage("area", "are", "area").said());
    }

    @Test
    void a_word_that_is_longer_than_the_title_is_not_in_it() {
        assertEquals(List.of(), passage("İ", "i̇").said());
    }
}
