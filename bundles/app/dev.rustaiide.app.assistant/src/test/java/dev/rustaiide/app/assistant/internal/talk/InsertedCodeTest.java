package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InsertedCodeTest {
    @Test
    void lines_get_the_indentation_of_where_they_go_and_lose_their_own() {
        assertEquals("if a {\n        b();\n    }", InsertedCode.fitted("  if a {\n      b();\n  }", "    "));
    }

    @Test
    void empty_lines_stay_empty() {
        assertEquals("a\n\n\tb", InsertedCode.fitted("a\n   \nb", "\tlet x;"));
    }

    @Test
    void at_the_left_edge_code_stays_as_it_is() {
        assertEquals("fn a() {\n    1\n}", InsertedCode.fitted("fn a() {\n    1\n}", ""));
    }
}
