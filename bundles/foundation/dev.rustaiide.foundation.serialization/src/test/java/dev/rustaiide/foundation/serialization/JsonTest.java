package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static void check(String text, String printed) throws JsonException {
        assertEquals(printed, Json.parse(text).print());
    }

    private static void fails(String text, String message) {
        assertEquals(message, assertThrows(JsonException.class, () -> Json.parse(text), text).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "false", "0", "-0", "12", "-1.5", "1e9", "1E+9", "2.5e-3", "\"\"",
            "\"a b\"",
        "[]", "{}", "[1,[2,[]],{}]", "{\"a\":{\"b\":[null]},\"c\":\"d\"}", "12345678901234567890",
        "\"\u00fc\ud83d\ude00\""})
    void what_is_compact_comes_back_as_it_was(String text) throws JsonException {
        check(text, text);
        check(" \t\r\n" + text + "\n", text);
        assertEquals(Json.parse(text), Json.parse(Json.parse(text).printPretty()));
    }

    @Test
    void escapes_are_understood_and_written_where_they_are_needed() throws JsonException {
        assertEquals(Optional.of("\"\\/\b\f\n\r\tü\ud83d\ude00"),
                Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fc\\ud83d\\uDE00\"").asString());
        assertEquals("\"\\\"\\\\/\\u0008\\n\\r\\t\\u0000\\u001b\\u007f\\u0085ü\"",
                Json.of("\"\\/\b\n\r\t\0\u001b\u007f\u0085ü").print());
    }

    @Test
    void lone_surrogates_survive() throws JsonException {
        String lone = "a\ud83db\ude00";
        assertEquals("\"a\\ud83db\\ude00\"", Json.of(lone).print());
        assertEquals(Optional.of(lone), Json.parse(Json.of(lone).print()).asString());
        assertEquals("\"\\ude00\\ud83d\"", Json.of("\ude00\ud83d").print());
    }

    @Test
    void errors_say_where() {
        fails("", "a value expected, but the text ends at line 1, column 1");
        fails("{\"a\": [1,\n 2, x]}", "a value expected at line 2, column 5 (/a/2)");
        fails("{\"a/b\": tru}", "a value expected at line 1, column 9 (/a~1b)");
        fails("[1 2]", "',' or ']' expected at line 1, column 4 (/0)");
        fails("{\"a\" 1}", "':' expected at line 1, column 6");
        fails("{a: 1}", "a name in quotes expected at line 1, column 2");
        fails("[1,]", "a value expected after ',' at line 1, column 4 (/0)");
        fails("1 2", "nothing more expected at line 1, column 3");
        fails("\"ab", "the string does not end, but the text ends at line 1, column 4");
        fails("\"a\nb\"", "a control character must be escaped at line 1, column 3");
        fails("\"\\x\"", "no such escape at line 1, column 2");
        fails("\"\\u12g4\"", "four hexadecimal digits expected at line 1, column 6");
        fails("// no\n1", "a value expected at line 1, column 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "+1", "1.", ".5", "1e", "1e+", "-", "- 1", "0x10", "NaN", "Infinity", "True", "nul",
        "nullx", "'a'", "[", "]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{,}", "[,1]", "\"\\", "\"\\u", "\"\\u00",
        "\ufeff1", "\uffff", "\0", "{\"a\":1,}", "/", "/*"})
    void what_is_no_json_is_refused(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text));
    }

    @Test
    void comments_and_trailing_commas_are_for_files_that_people_write() throws JsonException {
        String text = "\ufeff// settings\n{ /* a */ \"a\": [1, 2, /**/], // rest\n"
                + " \"b\": \"// no /* comment\",\n} // end";
        assertEquals("{\"a\":[1,2],\"b\":\"// no /* comment\"}", Json.parseWithComments(text).print());
        assertThrows(JsonException.class, () -> Json.parseWithComments("{} /* open"));
        assertThrows(JsonException.class, () -> Json.parseWithComments("[,]"));
        assertThrows(JsonException.class, () -> Json.parseWithComments("[1,,]"));
    }

    @Test
    void nesting_has_a_limit_that_costs_no_stack() throws JsonException {
        Json.parse("[".repeat(256) + "]".repeat(256));
        fails("[".repeat(257) + "]".repeat(257), "nested too deep at line 1, column 257 "
                + "(" + "/0".repeat(256) + ")");
        assertThrows(JsonException.class, () -> Json.parse("[".repeat(5_000_000)));
        assertThrows(JsonException.class, () -> Json.parse("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void of_equal_names_the_last_value_counts() throws JsonException {
        check("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}");
        var many = new StringBuilder("{");
        for (int i = 0; i < 50; i++) {
            many.append('"').append(i % 20).append("\":").append(i).append(',');
        }
        Json json = Json.parse(many.append("\"x\":0}"));
        assertEquals(21, json.members().size());
        assertEquals(OptionalLong.of(45), json.get("5").asLong());
    }

    @Test
    void members_are_a_map_like_any_other() throws JsonException {
        Map<String, Json> expected = new LinkedHashMap<>();
        var text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            expected.put("name" + i, Json.of(i));
            text.append(i == 0 ? '{' : ',').append("\"name").append(i).append("\":").append(i);
            Json json = Json.parse(text + "}");
            assertEquals(expected, json.members());
            assertEquals(new Json.Obj(expected), json);
            assertEquals(List.copyOf(expected.keySet()), List.copyOf(json.members().keySet()));
            assertTrue(json.members().containsKey("name" + i));
            assertFalse(json.members().containsKey("other"));
        }
    }

    @Test
    void what_is_not_there_is_nothing() throws JsonException {
        Json json = Json.parse("{\"text\":\"t\",\"number\":7,\"yes\":true,\"none\":null,\"half\":0.5,\"list\":[1]}");
        assertEquals("t", json.string("text"));
        assertEquals("other", json.string("number", "other"));
        assertEquals(7, json.number("number"));
        assertEquals(-1, json.number("half", -1));
        assertTrue(json.flag("yes", false));
        assertTrue(json.flag("absent", true));
        assertTrue(json.get("absent").get("deeper").get("still").isNull());
        assertEquals(List.of(), json.get("text").items());
        assertEquals(1, json.get("list").items().size());
        assertEquals(Optional.empty(), json.optionalString("none"));
        assertEquals("no text under \"absent\"",
                assertThrows(JsonException.class, () -> json.string("absent")).getMessage());
        assertThrows(JsonException.class, () -> json.number("text"));
    }

    @Test
    void numbers_lose_no_digit_and_are_whole_when_they_are() throws JsonException {
        assertEquals(OptionalLong.of(Long.MIN_VALUE), Json.parse(Long.toString(Long.MIN_VALUE)).asLong());
        assertEquals(OptionalLong.empty(), Json.parse("9223372036854775808").asLong());
        assertEquals(OptionalLong.of(2000), Json.parse("2e3").asLong());
        assertEquals(OptionalLong.of(2), Json.parse("2.0").asLong());
        assertEquals(OptionalLong.empty(), Json.parse("1e999").asLong());
        assertEquals(0.1, Json.parse("0.1").asDouble().getAsDouble());
        assertThrows(IllegalArgumentException.class, () -> Json.of(Double.NaN));
    }

    @Test
    void pretty_has_a_line_for_each_member_and_item() {
        Json json = Json.object().put("a", 1).put("b", Json.strings(List.of("x", "y"))).put("c", Json.object().build())
                .put("d", true).put("e", Json.array(List.of())).build();
        assertEquals("""
                {
                  "a": 1,
                  "b": [
                    "x",
                    "y"
                  ],
                  "c": {},
                  "d": true,
                  "e": []
                }""", json.printPretty());
    }

    @Test
    void whatever_the_input_the_end_is_a_value_or_a_named_error() {
        var random = new Random(7);
        String seed = "{\"a\":[1,-2.5e3,\"x\\u00fc\\n\",true,null,{\"b\":{}}], \"c\" : \"\\\"\" } // c\n/* d */";
        String alphabet = "{}[]\",:\\/*-+.eE0123456789truefalsn \n\0\uffff\ud83du";
        int values = 0;
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder(seed);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(3)),
                        String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            values += isValue(text.toString()) ? 1 : 0;
        }
        assertTrue(values > 1000, values + " values");
    }

    private static boolean isValue(String text) {
        try {
            Json json = Json.parseWithComments(text);
            assertEquals(json, Json.parse(json.print()));
            assertEquals(json, Json.parse(json.printPretty()));
            return true;
        } catch (JsonException refused) {
            assertTrue(refused.line() >= 1 && refused.column() >= 1, text);
            return false;
        }
    }

    @Test
    void five_megabytes_take_no_quadratic_time() throws JsonException {
        var items = new ArrayList<Json>();
        for (int i = 0; i < 20_000; i++) {
            items.add(Json.object().put("name", "package-" + i).put("version", "1." + i + ".0").put("edition", "2021")
                    .put("features", Json.strings(List.of("default", "std", "derive"))).put("publish", false)
                    .put("manifest_path", "/home/user/.cargo/src/index/package-" + i + "/Cargo.toml")
                    .put("dependencies", Json.array(List.of(Json.object().put("name", "dep").put("req", "^1").build())))
                    .build());
        }
        String text = Json.array(items).print();
        assertTrue(text.length() > 4_000_000, text.length() + " characters");
        long start = System.nanoTime();
        assertEquals(20_000, Json.parse(text).items().size());
        long millis = (System.nanoTime() - start) / 1_000_000;
        // A tenth of a second when nothing else runs; minutes if the time grew with the square.
        assertTrue(millis < 20_000, millis + " ms");
    }
}
