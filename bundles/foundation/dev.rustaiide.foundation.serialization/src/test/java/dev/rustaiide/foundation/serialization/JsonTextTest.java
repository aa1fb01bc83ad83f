package dev.rustaiide.foundation.serialization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static void with(String before, String after) throws JsonException {
        assertEquals(after, JsonText.parse(before).with("new", Json.of(1)).toString());
    }

    private static void without(String before, String after) throws JsonException {
        assertEquals(after, JsonText.parse(before).without("a").toString());
    }

    @Test
    void a_new_member_goes_behind_all_others_and_comments_stay() throws JsonException {
        with("", "{\n  \"new\": 1\n}\n");
        with("{}", "{\n  \"new\": 1\n}");
        with("{\"a\":2}", "{\"a\":2,\n  \"new\": 1\n}");
        with("{\n  \"a\": 2 // two\n}\n// end }", "{\n  \"a\": 2, // two\n  \"new\": 1\n}\n// end }");
        with("{\n  \"a\": 2, // two\n}", "{\n  \"a\": 2, // two\n  \"new\": 1,\n}");
        with("{\n  // nothing yet }\n}", "{\n  // nothing yet }\n  \"new\": 1\n}");
    }

    @Test
    void a_member_that_is_there_gets_the_value() throws JsonException {
        with("{\"new\" : [1, 2] /* list */, \"b\": 3}", "{\"new\" : 1 /* list */, \"b\": 3}");
        with("{\"new\": 5, \"new\": 6}", "{\"new\": 5, \"new\": 1}");
        assertEquals("{\n  \"a\": [\n    \"x\"\n  ]\n}\n",
                JsonText.parse("").with("a", Json.strings(List.of("x"))).toString());
    }

    @Test
    void a_member_leaves_with_its_line() throws JsonException {
        without("{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"b\": 2\n}");
        without("{\n  \"b\": 2,\n  \"a\": 1\n}", "{\n  \"b\": 2,\n}");
        without("{\n  \"a\": 1, // why\n  \"b\": 2\n}", "{\n   // why\n  \"b\": 2\n}");
        without("{\"a\": 1, \"b\": 2}", "{ \"b\": 2}");
        without("{\"a\": 1, \"a\": 2}", "{ }");
        without("{\"b\": 2}", "{\"b\": 2}");
        without("{\"a\": 1 /* , */, \"b\": 2}", "{/* , */ \"b\": 2}");
        without("{\n  \"a\": 1 // one,\n  , \"b\": 2}", "{\n  // one,\n \"b\": 2}");
        without("{\"a\": 1 /* one */,}", "{/* one */}");
    }

    @Test
    void every_change_reads_back() throws JsonException {
        for (String text : List.of("", "{}", "{ // }\n}", "{\"a\":{\"new\":{}},/**/}", "{\"a\":\"}\"}//",
                "/*{*/{}/*}*/")) {
            JsonText changed = JsonText.parse(text).with("new", Json.of("v"));
            assertEquals(Optional.of("v"), changed.root().optionalString("new"), text);
            assertEquals(JsonText.parse(text).root(), changed.without("new").root(), text);
        }
    }

    @Test
    void a_member_of_a_member_has_a_place() throws JsonException {
        JsonText text = JsonText.parse("{\n  \"a\": {\"x\": 0},\n  \"a\": { // x\n    \"b\": 1, \"c\": 2}, \"d\": 3}");
        assertEquals(Optional.of(new JsonText.Place(4, 5)), text.placeOf("a", "b"));
        assertEquals(Optional.of(new JsonText.Place(4, 13)), text.placeOf("a", "c"));
        assertEquals(Optional.empty(), text.placeOf("a", "x"));
        assertEquals(Optional.empty(), text.placeOf("d", "b"));
    }

    @Test
    void a_member_has_a_place() throws JsonException {
        JsonText text = JsonText.parse("{\"a\": 1,\n  \"b\": 2}");
        assertEquals(Optional.of(new JsonText.Place(2, 3)), text.placeOf("b"));
        assertEquals(Optional.of(new JsonText.Place(1, 2)), text.placeOf("a"));
        assertEquals(Optional.empty(), text.placeOf("c"));
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThrows(JsonException.class, () -> JsonText.parse("[1]"));
        assertThrows(JsonException.class, () -> JsonText.parse("{\"a\":}"));
    }
}
