package dev.rustaiide.foundation.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.validation.internal.JsonPlaces;
import dev.rustaiide.foundation.validation.internal.SchemaEngine;
import dev.rustaiide.foundation.validation.internal.SchemaScreen;

/**
 * A JSON schema, ready to check documents: draft 7, 2019-09 or 2020-12, the last if it does not say. It may come from
 * outside itself: nothing is ever fetched, and what could keep the checker busy for ever is refused. Immutable; any
 * thread may use it. The first one loads the library, some 0.2 s.
 */
public final class JsonSchema {
    private static final int LONGEST = 16 << 20;

    private final SchemaEngine engine;

    private JsonSchema(SchemaEngine engine) {
        this.engine = engine;
    }

    /** The schema that {@code schema} is, if it can be used. */
    public static Verdict<JsonSchema> of(Json schema) {
        return SchemaScreen.check(schema).then(SchemaEngine::compile).then(engine ->
                Verdict.accept(new JsonSchema(engine)));
    }

    /** All that {@code document} breaks, by place; none if it is valid. Places have no lines. */
    public List<SchemaProblem> problems(Json document) {
        return SchemaScreen.tooMuch(document).map(List::of).orElseGet(() -> engine.problems(document));
    }

    /** All that the text breaks, JSON itself included, by line. It may have comments and trailing commas. */
    public List<SchemaProblem> problems(String text) {
        if (text.length() > LONGEST) {
            return List.of(new SchemaProblem("", 0, 0, Reason.SCHEMA_TOO_LARGE.code(), "the document is too large"));
        }
        try {
            List<SchemaProblem> found = problems(Json.parseWithComments(text));
            return found.isEmpty() ? found : placed(found, text);
        } catch (JsonException broken) {
            return List.of(new SchemaProblem(broken.pointer(), broken.line(), broken.column(),
                    Reason.SCHEMA_SYNTAX.code(), String.valueOf(broken.getMessage())));
        }
    }

    /** The document itself, if it is valid; else the first problem is the reason. */
    public Verdict<Json> check(Json document) {
        Optional<SchemaProblem> first = problems(document).stream().findFirst();
        return first.isEmpty() ? Verdict.accept(document)
                : Verdict.refuse(reason(first.get()), "The document is not as it must be: " + first.get() + '.');
    }

    private static Reason reason(SchemaProblem problem) {
        for (Reason reason : List.of(Reason.SCHEMA_SYNTAX, Reason.SCHEMA_TOO_LARGE, Reason.SCHEMA_NUMBER,
                Reason.SCHEMA_RECURSIVE)) {
            if (reason.code().equals(problem.keyword())) {
                return reason;
            }
        }
        return Reason.SCHEMA_VIOLATION;
    }

    private static List<SchemaProblem> placed(List<SchemaProblem> problems, String text) {
        var places = JsonPlaces.of(text);
        var placed = new ArrayList<SchemaProblem>();
        for (SchemaProblem problem : problems) {
            JsonPlaces.Place place = places.of(problem.pointer(), text);
            placed.add(new SchemaProblem(problem.pointer(), place.line(), place.column(), problem.keyword(),
                    problem.message()));
        }
        placed.sort((a, b) -> a.line() != b.line() ? Integer.compare(a.line(), b.line())
                : Integer.compare(a.column(), b.column()));
        return placed;
    }
}
