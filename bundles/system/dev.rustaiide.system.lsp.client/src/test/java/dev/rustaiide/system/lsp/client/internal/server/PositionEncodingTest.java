package dev.rustaiide.system.lsp.client.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class PositionEncodingTest {
    private static final Text TEXT = Text.of("aé日😀z\r\n\nend");

    @Test
    void units_are_those_of_each_encoding() {
        check("utf-8", 1, 3, 6, 10, 11);
        check("utf-16", 1, 2, 3, 5, 6);
        check("utf-32", 1, 2, 3, 4, 5);
    }

    private static void check(String encoding, int... behind) {
        int[] ours = {1, 2, 3, 5, 6};
        for (int i = 0; i < ours.length; i++) {
            Json sent = PositionEncoding.of(encoding).send(TEXT, new Position(0, ours[i]));
            assertEquals(behind[i], sent.number("character", -1));
            assertEquals(new Position(0, ours[i]), PositionEncoding.of(encoding).receive(TEXT, sent));
        }
    }

    @Test
    void what_is_inside_of_a_character_is_before_it() {
        assertEquals(new Position(0, 3), PositionEncoding.UTF_16.receive(TEXT, place(0, 4)));
        assertEquals(new Position(0, 3), PositionEncoding.UTF_8.receive(TEXT, place(0, 8)));
    }

    @Test
    void a_range_whose_ends_are_the_wrong_way_round_is_the_one_between_them() {
        Json sent = Json.object().put("start", place(2, 1)).put("end", place(0, 1)).build();
        assertEquals(Range.of(0, 1, 2, 1), PositionEncoding.UTF_32.receiveRange(TEXT, sent));
    }

    private static Json place(long line, long character) {
        return Json.object().put("line", line).put("character", character).build();
    }

    @Property(tries = 300)
    void whatever_is_sent_is_a_place_of_the_text(@ForAll @StringLength(max = 20) String content, @ForAll long line,
            @ForAll long character) {
        Text text = Text.of(content);
        for (PositionEncoding encoding : PositionEncoding.values()) {
            for (Json sent : new Json[] {place(line, character), place(line % 3, character % 30), Json.NULL}) {
                Position position = encoding.receive(text, sent);
                assertTrue(text.offsetOf(position) <= text.length());
                assertEquals(position, text.positionOf(text.offsetOf(position)));
            }
        }
    }

    @Property(tries = 300)
    void every_place_comes_back(@ForAll @StringLength(max = 20) String content) {
        Text text = Text.of(content);
        for (int offset = 0; offset <= text.length(); offset++) {
            Position position = text.positionOf(offset);
            boolean isInside = text.offsetOf(position) != offset || offset > 0 && offset < text.length()
                    && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
            for (PositionEncoding encoding : PositionEncoding.values()) {
                Position back = encoding.receive(text, encoding.send(text, position));
                assertTrue(isInside || back.equals(position),
                        () -> encoding + " " + position + " came back as " + back);
            }
        }
    }
}
