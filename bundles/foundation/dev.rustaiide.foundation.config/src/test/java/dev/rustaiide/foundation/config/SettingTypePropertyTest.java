package dev.rustaiide.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

import dev.rustaiide.foundation.config.SettingType.Choice;
import dev.rustaiide.foundation.config.SettingType.Decimal;
import dev.rustaiide.foundation.config.SettingType.Flag;
import dev.rustaiide.foundation.config.SettingType.Place;
import dev.rustaiide.foundation.config.SettingType.Rows;
import dev.rustaiide.foundation.config.SettingType.Texts;
import dev.rustaiide.foundation.config.SettingType.Whole;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;

class SettingTypePropertyTest {
    private static <T> void bothWays(SettingType<T> type, T value) {
        assertEquals(Optional.of(value), type.parse(type.print(value)));
        assertEquals(Optional.of(value), type.parseWord(type.printWord(value)), type.printWord(value));
    }

    @Property(tries = 500)
    void numbers_come_back_as_they_were(@ForAll @LongRange(min = -50, max = 50) long whole,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double decimal, @ForAll boolean flag) {
        bothWays(new Whole(-50, 50), whole);
        bothWays(new Decimal(-1e9, 1e9), decimal);
        bothWays(new Flag(), flag);
    }

    /** With what has a meaning in words: commas, brackets, nothing at all. */
    @Provide
    Arbitrary<String> tricky() {
        return Arbitraries.strings().withChars("ab,[]\" \\é😀\n").ofMaxLength(6);
    }

    @Property(tries = 1000)
    void texts_come_back_as_they_were(@ForAll List<@From("tricky") String> texts) {
        bothWays(new Texts(), texts);
    }

    @Property(tries = 300)
    void places_come_back_as_they_were(@ForAll("names") String name) {
        bothWays(new Place(false), Path.of(name));
        bothWays(new Place(true), Path.of("/", name));
    }

    /** Nobody's record but this test's. */
    record Pair(String left, List<String> right) {}

    private static final Rows<Pair> PAIRS = new Rows<>(Schema.<Pair>of("pair", 1, fields -> {
        var left = fields.text("left", Pair::left);
        var right = fields.list("right", Shape.text(), Pair::right).orElse(List.of());
        return row -> new Pair(row.get(left), row.get(right));
    }).strict(), Json.object().put("type", "object").put("properties", Json.object().put("left", Json.object().build())
            .put("right", Json.object().build()).build()).build());

    @Property(tries = 300)
    void rows_come_back_as_they_were(@ForAll List<@From("tricky") String> texts) {
        bothWays(PAIRS, texts.stream().map(text -> new Pair(text, texts)).toList());
    }

    @Example
    void a_row_that_is_none_makes_the_whole_list_none() {
        assertEquals(Optional.empty(), PAIRS.parseWord("[{\"left\": \"a\"}, {\"right\": []}]"));
        assertEquals(Optional.empty(), PAIRS.parseWord("[{\"left\": \"a\", \"unknown\": 1}]"));
        assertEquals(Optional.empty(), PAIRS.parseWord("no JSON"));
        assertEquals("a list of objects with left, right", PAIRS.rule());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().alpha().withChars("./ -_").ofMaxLength(12);
    }

    @Example
    void what_breaks_the_rule_is_nothing() {
        assertEquals(Optional.empty(), new Whole(1, 3).parseWord("4"));
        assertEquals(Optional.empty(), new Whole(1, 3).parse(Json.of("2")));
        assertEquals(Optional.empty(), new Decimal(0, 1).parseWord("NaN"));
        assertEquals(Optional.empty(), new Decimal(0, 1).parseWord("1.01"));
        assertEquals(Optional.empty(), new Choice(List.of("a")).parseWord("b"));
        assertEquals(Optional.empty(), new Place(false).parseWord("a\0b"));
        assertEquals(Optional.empty(), new Texts().parseWord("[1]"));
        assertEquals(Optional.empty(), new Texts().parse(Json.of("a")));
    }

    @Example
    void a_tilde_is_the_home() {
        Path home = Path.of(System.getProperty("user.home"));
        assertEquals(Optional.of(home.resolve("x/y")), new Place(false).parseWord("~/x/y"));
        assertEquals(Optional.of(home), new Place(true).parseWord("~"));
        assertEquals(Optional.of(Path.of("~x")), new Place(false).parseWord("~x"));
    }
}
