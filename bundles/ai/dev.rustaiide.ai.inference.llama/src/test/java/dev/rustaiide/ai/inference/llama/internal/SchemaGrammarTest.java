package dev.rustaiide.ai.inference.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

class SchemaGrammarTest {
    private static final Pattern NAME = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\[(?:[^]\\\\]|\\\\.)*]|\\b([a-z]\\w*)\\b");

    private static String grammar(String schema) throws Exception {
        String grammar = SchemaGrammar.of(Json.parse(schema));
        Set<String> defined = Arrays.stream(grammar.split("\n")).map(line -> line.split(" ::= ")[0])
                .collect(Collectors.toSet());
        for (String line : grammar.split("\n")) {
            NAME.matcher(line.split(" ::= ", 2)[1]).results().filter(match -> match.group(1) != null)
                    .forEach(match -> assertTrue(defined.contains(match.group(1)), match.group(1) + " in " + grammar));
        }
        return grammar;
    }

    @Test
    void constants_and_choices_are_themselves() throws Exception {
        assertEquals("root ::= \"{\\\"a\\\":[1,null]}\"", grammar("{\"const\": {\"a\": [1, null]}}"));
        assertEquals("root ::= (\"\\\"x\\\"\" | \"2\")", grammar("{\"enum\": [\"x\", 2]}"));
    }

    @Test
    void members_that_may_be_left_out_bring_their_own_comma() throws Exception {
        String properties = "{\"properties\":{\"a\":{\"const\":1},\"b\":{\"const\":2}}";
        assertTrue(grammar(properties + ",\"required\":[\"a\"]}").contains("\"{\" ws \"\\\"a\\\"\" ws \":\" ws "
                + "\"1\" ws (\",\" ws \"\\\"b\\\"\" ws \":\" ws \"2\" ws)? \"}\""));
        assertTrue(grammar(properties + '}').contains("\"2\" ws)? | \"\\\"b\\\"\""));
    }

    @Test
    void what_a_schema_does_not_say_may_be_anything() throws Exception {
        assertTrue(grammar("{}").startsWith("root ::= value\n"));
        assertTrue(grammar("{\"type\":[\"string\",\"null\"]}").startsWith("root ::= (string | null)\n"));
        assertTrue(grammar("{\"type\":\"object\"}").startsWith("root ::= object\n"));
    }

    @Test
    void references_may_go_in_circles_but_not_stand_for_themselves() throws Exception {
        String tree = grammar("{\"$ref\":\"#/$defs/tree\",\"$defs\":{\"tree\":{\"type\":\"array\",\"items\":"
                + "{\"$ref\":\"#/$defs/tree\"}}}}");
        assertTrue(tree.contains("rule2 ::= ref0") && tree.contains("ref0 ::= rule3"), tree);
        String why = assertThrows(FailureException.class, () -> grammar("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":"
                + "{\"$ref\":\"#/$defs/a\"}}}")).failure().why();
        assertTrue(why.contains("is itself"), why);
        assertThrows(FailureException.class, () -> grammar("{\"$ref\":\"#/nowhere\"}"));
        assertThrows(FailureException.class, () -> grammar("{\"$ref\":\"other.json\"}"));
    }

    @Test
    void lists_have_as_many_items_as_they_may() throws Exception {
        assertTrue(grammar("{\"type\":\"array\",\"items\":{\"const\":1},\"minItems\":2,\"maxItems\":4}")
                .contains("{1,3}"));
        assertTrue(grammar("{\"type\":\"array\",\"items\":{\"const\":1},\"maxItems\":0}")
                .startsWith("root ::= \"[\" ws \"]\"\n"));
    }

    @Test
    void what_is_no_schema_is_refused() {
        assertThrows(FailureException.class, () -> grammar("{\"type\":\"tree\"}"));
        String deep = "{\"type\":\"array\",\"items\":".repeat(100) + "{}" + "}".repeat(100);
        assertThrows(FailureException.class, () -> grammar(deep));
    }
}
