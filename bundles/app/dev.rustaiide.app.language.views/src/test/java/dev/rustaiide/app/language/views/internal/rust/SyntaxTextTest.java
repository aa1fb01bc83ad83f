package dev.rustaiide.app.language.views.internal.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

/** With the form that rust-analyzer 1.97.1 gave. */
class SyntaxTextTest {
    @Test
    void a_syntax_tree_is_lines_with_places_as_people_count() {
        String tree = "{\"type\":\"Node\",\"kind\":\"SOURCE_FILE\",\"start\":[0,0,0],\"end\":[10,0,9],\"children\":["
                + "{\"type\":\"Token\",\"kind\":\"COMMENT\",\"start\":[0,0,0],\"end\":[6,0,5]},"
                + "{\"type\":\"Token\",\"kind\":\"WHITESPACE\",\"start\":[6,0,5],\"end\":[7,0,6]},"
                + "{\"type\":\"Node\",\"kind\":\"NAME\",\"start\":[7,0,6],\"end\":[10,0,9],\"children\":["
                + "{\"type\":\"Token\",\"kind\":\"IDENT\",\"start\":[7,0,6],\"end\":[10,0,9]}]}]}";
        assertEquals("""
                SOURCE_FILE 1:1-1:10
                  COMMENT 1:1-1:6 "//é a"
                  NAME 1:7-1:10
                    IDENT 1:7-1:10 "run"
                """, SyntaxText.of(tree, Text.of("//é a run")));
    }

    @Test
    void what_has_no_place_or_a_wrong_one_is_written_all_the_same() throws Exception {
        assertEquals("", SyntaxText.of(Json.parse("null"), Text.of("x")));
        assertEquals("X ?-? \"\"\n", SyntaxText.of(Json.parse("{\"kind\":\"X\"}"), Text.of("x")));
        assertEquals("X 1:1-99:1 \"x\"\n", SyntaxText.of(
                Json.parse("{\"kind\":\"X\",\"start\":[-4,0,0],\"end\":[900,98,0]}"), Text.of("x")));
    }

    @Test
    void text_that_is_no_tree_stays_as_an_older_server_has_written_it() {
        assertEquals("SOURCE_FILE@0..3", SyntaxText.of("SOURCE_FILE@0..3", Text.of("x")));
    }
}
