package dev.rustaiide.foundation.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

class JsonSchemaTest {
    private static JsonSchema schema(String text) throws Exception {
        return JsonSchema.of(Json.parse(text)).orThrow("Cannot check it.");
    }

    @Test
    void each_problem_has_its_line_and_column() throws Exception {
        JsonSchema schema = schema("""
                {"properties": {"size": {"type": "integer", "maximum": 16}, "fonts": {"items": {"type": "string"}},
                 "a/b~c": {"type": "boolean"}}, "additionalProperties": false, "required": ["theme"]}""");
        List<SchemaProblem> problems = schema.problems("""
                // mine
                {
                  "size": 40,
                  "fonts": ["a", /* no */ 3,],
                  "a/b~c": 1,
                  "sise": 4,
                }
                """);
        assertEquals(List.of("2:1 additionalProperties", "2:1 required", "3:11 maximum", "4:27 type", "5:12 type"),
                problems.stream().map(problem -> problem.line() + ":" + problem.column() + " " + problem.keyword())
                        .sorted().toList());
        assertEquals("/fonts/1", problems.get(3).pointer());
        assertTrue(problems.get(3).toString().startsWith("4:27: /fonts/1: "), problems.get(3).toString());
    }

    @Test
    void text_that_is_no_json_has_its_line_too() throws Exception {
        SchemaProblem problem = schema("{}").problems("{\n  \"a\": ,\n}").getFirst();
        assertEquals(2, problem.line());
        assertEquals("schema.syntax", problem.keyword());
    }

    @Test
    void a_refused_schema_becomes_a_failure_that_says_what_to_do() {
        var thrown = assertThrows(FailureException.class, () -> schema("{\"$ref\": \"https://x.example/y.json\"}"));
        assertEquals(new Failure.Refused("Cannot check it.", "schema.remote",
                "“https://x.example/y.json” leads out of the schema; nothing is fetched.",
                "Put the definition into the schema itself."), thrown.failure());
        assertEquals("schema.remote", thrown.failure().code());
    }

    @Test
    void a_document_that_is_too_large_is_not_even_read() throws Exception {
        assertEquals("schema.too-large", schema("{}").problems(" ".repeat((16 << 20) + 1)).getFirst().keyword());
    }
}
