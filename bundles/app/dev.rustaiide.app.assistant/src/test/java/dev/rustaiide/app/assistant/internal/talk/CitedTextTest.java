package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

class CitedTextTest {
    private static final List<Citation> PLACES = List.of(cited("src/lib.rs:12"), cited("src/lib.rs:12-20"),
            cited("a.rs:1"));

    static Citation cited(String mention) {
        return new Citation(new Location(Path.of("/work/shapes/src/lib.rs"), Range.of(11, 0, 11, 4)), mention, "why");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "see src/lib.rs:12.|see [`src/lib.rs:12`](place:0).",
        "see `src/lib.rs:12`, there|see [`src/lib.rs:12`](place:0), there",
        "in src/lib.rs:12-20 it|in [`src/lib.rs:12-20`](place:1) it",
        "src/lib.rs:123 is another|src/lib.rs:123 is another",
        "src/lib.rs:12-99 is another|src/lib.rs:12-99 is another",
        "other/src/lib.rs:12 is another|other/src/lib.rs:12 is another",
        "(a.rs:1)|([`a.rs:1`](place:2))",
        "a [link a.rs:1](http://x) stays|a [link a.rs:1](http://x) stays",
        "nothing here|nothing here"})
    void a_mention_becomes_a_link_and_nothing_else_does(String text, String linked) {
        assertEquals(linked, CitedText.linked(text, PLACES));
    }

    @Test
    void a_link_leads_to_its_place_and_no_other_link_to_any() {
        assertEquals(Optional.of(PLACES.get(1)), CitedText.place("place:1", PLACES));
        for (String link : List.of("place:3", "place:-1", "place:", "place:99999999999", "http://a", "place:1x")) {
            assertEquals(Optional.empty(), CitedText.place(link, PLACES), link);
        }
    }
}
