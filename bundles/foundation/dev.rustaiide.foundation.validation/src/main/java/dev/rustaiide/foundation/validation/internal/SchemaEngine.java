package dev.rustaiide.foundation.validation.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.validation.Reason;
import dev.rustaiide.foundation.validation.SchemaProblem;
import dev.rustaiide.foundation.validation.Verdict;

/** The library behind {@code JsonSchema}; nobody else sees its types or Jackson's. */
public final class SchemaEngine {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What tells of a problem once more that its parts have told already. */
    private static final Set<String> SUMMARIES = Set.of("allOf", "$ref");

    private final Schema schema;

    private SchemaEngine(Schema schema) {
        this.schema = schema;
    }

    /** Of a schema that {@link SchemaScreen} has let pass. */
    public static Verdict<SchemaEngine> compile(Json json) {
        try {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
            Schema schema = registry.getSchema(node(json));
            schema.initializeValidators();
            return Verdict.accept(new SchemaEngine(schema));
        } catch (SchemaException | IllegalArgumentException | ClassCastException | NullPointerException odd) {
            return Verdict.refuse(Reason.SCHEMA_INVALID, "The schema cannot be used: " + odd.getMessage() + '.');
        } catch (StackOverflowError endless) {
            return Verdict.refuse(Reason.SCHEMA_RECURSIVE, "A reference leads back to itself.");
        }
    }

    public List<SchemaProblem> problems(Json document) {
        try {
            return schema.validate(node(document), context -> context.executionConfig(
                    config -> config.locale(Locale.ROOT))).stream()
                    .filter(error -> !SUMMARIES.contains(error.getKeyword())).map(SchemaEngine::problem).toList();
        } catch (StackOverflowError endless) {
            return List.of(new SchemaProblem("", 0, 0, Reason.SCHEMA_RECURSIVE.code(),
                    "a reference of the schema leads back to itself"));
        }
    }

    private static SchemaProblem problem(Error error) {
        String keyword = error.getKeyword() == null ? "false" : error.getKeyword();
        String pointer = error.getInstanceLocation().toString();
        String message = error.getMessage();
        return new SchemaProblem(pointer.equals("/") ? "" : pointer, 0, 0, keyword, message);
    }

    private static JsonNode node(Json json) {
        return switch (json) {
            case Json.Obj object -> {
                var node = NODES.objectNode();
                object.members().forEach((name, value) -> node.set(name, node(value)));
                yield node;
            }
            case Json.Arr array -> {
                var node = NODES.arrayNode();
                array.items().forEach(item -> node.add(node(item)));
                yield node;
            }
            case Json.Str(String value) -> NODES.textNode(value);
            case Json.Num number -> number(number);
            case Json.Bool(boolean value) -> NODES.booleanNode(value);
            case Json.Null nothing -> NODES.nullNode();
        };
    }

    private static JsonNode number(Json.Num number) {
        boolean whole = number.literal().chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        return whole ? NODES.numberNode(new BigDecimal(number.literal()).toBigInteger())
                : NODES.numberNode(new BigDecimal(number.literal()));
    }
}
