package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;

class FormTest {
    private final Form form = new Form(Map.of("program", Json.of("/p"), "args", Json.strings(List.of("a", "b")),
            "pid", Json.of(7)));

    @Test
    void places_become_values_texts_and_items() throws Exception {
        assertEquals("{\"x\":\"/p\",\"y\":[\"a\",\"b\"],\"z\":[\"-p\",\"a\",\"b\"],\"n\":7,\"t\":\"pid 7 of /p\"}",
                form.fill(Json.parse("""
                        {"x": "${program}", "y": "${args}", "z": ["-p", "${args}"], "n": "${pid}",
                         "t": "pid ${pid} of ${program}", "missing": "${core}"}""")).print());
        assertEquals(List.of("--pid", "7", "a", "b"), form.fill(List.of("--pid", "${pid}", "${args}", "${core}")));
    }

    @Test
    void an_expression_is_a_path_or_more_than_one() {
        assertEquals(Optional.of(new PathExpression("a", List.of("b", "[2]", "0"))), PathExpression.of(" &*a.b[2].0 "));
        assertEquals(Optional.empty(), PathExpression.of("a + 1"));
        assertEquals(Optional.empty(), PathExpression.of("a.len()"));
        assertEquals(Optional.empty(), PathExpression.of("12"));
        assertEquals(Optional.of(new PathExpression("größe", List.of())), PathExpression.of("größe"));
    }
}
