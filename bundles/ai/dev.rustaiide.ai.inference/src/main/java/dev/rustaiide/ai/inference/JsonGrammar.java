package dev.rustaiide.ai.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * The grammar of those JSON texts that a schema allows, in llama.cpp's GBNF. Members come in the order of the schema
 * and no others come; where the schema allows anything, values are nested {@value #DEEPEST} deep at most.
 */
public final class JsonGrammar {
    private static final int DEEPEST = 4;
    /** Says what is allowed, and is understood here. */
    private static final Set<String> KNOWN = Set.of("type", "properties", "required", "items", "enum", "const", "anyOf",
            "additionalProperties");
    /** Says nothing about what is allowed. */
    private static final Set<String> REMARKS = Set.of("title", "description", "default", "examples", "$schema", "$id",
            "$comment", "format", "deprecated", "readOnly", "writeOnly");
    static final String COMMON = """
            space ::= ( " " | "\\n" " "{0,12} )?
            string ::= "\\"" character* "\\""
            character ::= [^"\\\\\\x00-\\x1f\\x7f] | "\\\\" ( ["\\\\/bfnrt] | "u" [0-9a-cefA-CEF] [0-9a-fA-F]{3} )
            integer ::= "-"? ( "0" | [1-9] [0-9]{0,14} )
            number ::= integer ( "." [0-9]{1,15} )? ( [eE] [-+]? [0-9]{1,2} )?
            boolean ::= "true" | "false"
            null ::= "null"
            """;

    private final String prefix;
    private final Map<String, String> rules = new LinkedHashMap<>();

    private JsonGrammar(String prefix) {
        this.prefix = prefix;
    }

    /** @throws FailureException if {@code schema} says something that is not understood */
    public static String of(Json schema) throws FailureException {
        var grammar = new JsonGrammar("");
        grammar.rules.put("root", grammar.value(schema));
        return grammar.text() + COMMON;
    }

    /**
     * The rules for an object, without those that {@link #COMMON} has.
     *
     * @param prefix of their names; the object is {@code prefix} with {@code root}
     * @param schema of the object; one that is not understood is taken for one that allows anything
     */
    static String rules(String prefix, Json schema) {
        var grammar = new JsonGrammar(prefix);
        try {
            grammar.rules.put(prefix + "root", grammar.object(schema));
        } catch (FailureException notUnderstood) {
            grammar.rules.put(prefix + "root", grammar.anyObject(DEEPEST));
        }
        return grammar.text();
    }

    private String text() {
        var text = new StringBuilder();
        rules.forEach((name, rule) -> text.append(name).append(" ::= ").append(rule).append('\n'));
        return text.toString();
    }

    /** The name of a rule that says {@code expression}. */
    private String rule(String expression) {
        String name = prefix + "r" + rules.size();
        rules.put(name, expression);
        return name;
    }

    private String value(Json schema) throws FailureException {
        for (String word : schema.members().keySet()) {
            if (!KNOWN.contains(word) && !REMARKS.contains(word)) {
                throw refused("nobody here understands \"" + word + '"');
            }
        }
        if (schema.members().containsKey("const")) {
            return literal(schema.get("const").print());
        }
        if (!schema.get("enum").items().isEmpty()) {
            return rule(String.join(" | ", schema.get("enum").items().stream().map(each -> literal(each.print()))
                    .toList()));
        }
        if (!schema.get("anyOf").items().isEmpty()) {
            return choice(schema.get("anyOf").items());
        }
        Json type = schema.get("type");
        if (!type.items().isEmpty()) {
            List<Json> each = type.items().stream().map(one -> withType(schema, one)).toList();
            return choice(each);
        }
        return ofType(type.asString().orElse(guessed(schema)), schema);
    }

    private static Json withType(Json schema, Json type) {
        var one = Json.object();
        schema.members().forEach((name, value) -> one.put(name, name.equals("type") ? type : value));
        return one.build();
    }

    private static String guessed(Json schema) {
        return !schema.get("properties").isNull() || !schema.get("required").isNull() ? "object"
                : !schema.get("items").isNull() ? "array" : "";
    }

    private String choice(List<Json> schemas) throws FailureException {
        List<String> options = new ArrayList<>();
        for (Json each : schemas) {
            options.add(value(each));
        }
        return rule(String.join(" | ", options));
    }

    private String ofType(String type, Json schema) throws FailureException {
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> schema.get("items").isNull() ? anyArray(DEEPEST) : arrayOf(value(schema.get("items")));
            case "string", "integer", "number", "boolean", "null" -> type;
            case "" -> anything(DEEPEST);
            default -> throw refused("there is no type \"" + type + '"');
        };
    }

    private String anything(int depth) {
        String name = prefix + "any" + depth;
        if (!rules.containsKey(name)) {
            rules.put(name, "string | number | boolean | null");
            if (depth > 0) {
                rules.put(name, "string | number | boolean | null | " + anyObject(depth - 1) + " | "
                        + anyArray(depth - 1));
            }
        }
        return name;
    }

    private String anyObject(int depth) {
        return objectOf("string", anything(depth));
    }

    private String anyArray(int depth) {
        return arrayOf(anything(depth));
    }

    private String objectOf(String name, String value) {
        String member = rule(name + " \":\" space " + value);
        return rule("\"{\" space ( " + member + " ( \",\" space " + member + " )* space )? \"}\"");
    }

    private String arrayOf(String value) {
        return rule("\"[\" space ( " + value + " ( \",\" space " + value + " )* space )? \"]\"");
    }

    private String object(Json schema) throws FailureException {
        Map<String, Json> properties = new LinkedHashMap<>(schema.get("properties").members());
        List<String> required = new ArrayList<>();
        schema.get("required").items().forEach(name -> name.asString().ifPresent(required::add));
        required.forEach(name -> properties.putIfAbsent(name, Json.object().build()));
        Json others = schema.get("additionalProperties");
        if (properties.isEmpty() && !others.equals(Json.of(false))) {
            return objectOf("string", others.members().isEmpty() ? anything(DEEPEST - 1) : value(others));
        }
        return rule("\"{\" space " + members(properties, required) + " space \"}\"");
    }

    /**
     * From the last member to the first, two rules for what may come from there on: where a member stands before, which
     * needs a comma, and where none does.
     */
    private String members(Map<String, Json> properties, List<String> required) throws FailureException {
        String first = "\"\"";
        String later = "\"\"";
        for (String name : new ArrayList<>(properties.keySet()).reversed()) {
            String member = rule(literal(Json.of(name).print()) + " \":\" space " + value(properties.get(name)));
            boolean optional = !required.contains(name);
            String nextFirst = rule(member + ' ' + later + (optional ? " | " + first : ""));
            later = rule("\",\" space " + member + ' ' + later + (optional ? " | " + later : ""));
            first = nextFirst;
        }
        return first;
    }

    /** {@code text} as GBNF has it between quotes. */
    private static String literal(String text) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                literal.append('\\').append((char) letter);
            } else if (letter < ' ') {
                literal.append(String.format("\\x%02x", letter));
            } else {
                literal.appendCodePoint(letter);
            }
        });
        return literal.append('"').toString();
    }

    private static FailureException refused(String why) {
        return new FailureException(new Failure.Other("Cannot write JSON by this schema.", "In it " + why + '.',
                "Use only " + String.join(", ", KNOWN.stream().sorted().toList()) + '.'));
    }
}
