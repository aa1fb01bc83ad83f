package dev.rustaiide.foundation.validation;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** A target for Jazzer: a schema and a document, with a line feed between, throw nothing and are judged alike twice. */
public final class SchemaFuzz {
    private SchemaFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        JsonSchema schema = schema(text.substring(0, end));
        if (schema == null) {
            return;
        }
        List<SchemaProblem> problems = schema.problems(text.substring(end));
        if (!problems.equals(schema.problems(text.substring(end)))) {
            throw new IllegalStateException("judged in two ways: " + text);
        }
        for (SchemaProblem problem : problems) {
            if (problem.line() < 0 || problem.message().isEmpty()) {
                throw new IllegalStateException("a problem without a place: " + problem);
            }
        }
    }

    private static JsonSchema schema(String text) {
        try {
            return JsonSchema.of(Json.parse(text)).accepted().orElse(null);
        } catch (JsonException noJson) {
            return null; // not what this target is for
        }
    }
}
