package dev.rustaiide.ai.inference.llama.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * A JSON Schema as a grammar in GBNF. Of schemas it knows types, properties, required, items, minItems, maxItems,
 * enum, const, anyOf, oneOf and references to {@code $defs}; what else a schema says does not narrow the text. Members
 * come in the order of the schema, which is what models are used to, and an object has no others unless it names none.
 */
final class SchemaGrammar {
    private static final int DEEPEST = 64;
    private static final Map<String, String> BASICS = Map.of(
            "ws", "[ \\t\\n]{0,16}",
            "boolean", "\"true\" | \"false\"",
            "null", "\"null\"",
            "integer", "\"-\"? (\"0\" | [1-9] [0-9]{0,15})",
            "number", "integer (\".\" [0-9]{1,16})? ([eE] [-+]? [0-9]{1,3})?",
            "string", "\"\\\"\" char* \"\\\"\"",
            "char", "[^\"\\\\\\x7F\\x00-\\x1F] | \"\\\\\" ([\"\\\\/bfnrt] | \"u\" [0-9a-fA-F]{4})",
            "value", "object | array | string | number | boolean | null",
            "object", "\"{\" ws (string ws \":\" ws value ws (\",\" ws string ws \":\" ws value ws)*)? \"}\"",
            "array", "\"[\" ws (value ws (\",\" ws value ws)*)? \"]\"");
    private static final Map<String, List<String>> NEEDS = Map.of("number", List.of("integer"), "string",
            List.of("char"), "value", List.of("object", "array", "string", "number", "boolean", "null"), "object",
            List.of("ws", "string", "value"), "array", List.of("ws", "value"));

    private final Json root;
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();
    private final Set<String> basics = new HashSet<>();

    private SchemaGrammar(Json root) {
        this.root = root;
    }

    /** @throws FailureException if {@code schema} is nested too deep, or refers to what is not there */
    static String of(Json schema) throws FailureException {
        var grammar = new SchemaGrammar(schema);
        grammar.rules.put("root", "");
        grammar.rules.put("root", grammar.expression(schema, 0));
        grammar.basics.forEach(name -> grammar.rules.put(name, BASICS.get(name)));
        return grammar.rules.entrySet().stream().map(rule -> rule.getKey() + " ::= " + rule.getValue())
                .collect(Collectors.joining("\n"));
    }

    private String expression(Json schema, int depth) throws FailureException {
        if (depth > DEEPEST) {
            throw refused("It is nested deeper than " + DEEPEST + " levels.");
        }
        if (schema.get("$ref").asString().isPresent()) {
            return reference(schema.get("$ref").asString().get(), depth);
        }
        if (schema.members().containsKey("const")) {
            return literal(schema.get("const").print());
        }
        if (!schema.get("enum").items().isEmpty()) {
            return choice(schema.get("enum").items().stream().map(each -> literal(each.print())).toList());
        }
        for (String word : new String[] {"anyOf", "oneOf"}) {
            if (!schema.get(word).items().isEmpty()) {
                return choice(expressions(schema.get(word).items(), depth));
            }
        }
        return typed(schema, depth);
    }

    private List<String> expressions(List<Json> schemas, int depth) throws FailureException {
        var all = new ArrayList<String>();
        for (Json each : schemas) {
            all.add(expression(each, depth + 1));
        }
        return all;
    }

    private String typed(Json schema, int depth) throws FailureException {
        List<Json> types = schema.get("type").items();
        if (!types.isEmpty()) {
            var all = new ArrayList<String>();
            for (Json type : types) {
                all.add(ofType(type.asString().orElse(""), schema, depth));
            }
            return choice(all);
        }
        String otherwise = schema.get("properties").isNull() ? schema.get("items").isNull() ? "" : "array" : "object";
        return ofType(schema.string("type", otherwise), schema, depth);
    }

    private String ofType(String type, Json schema, int depth) throws FailureException {
        return switch (type) {
            case "object" -> schema.get("properties").members().isEmpty() ? basic("object") : object(schema, depth);
            case "array" -> array(schema, depth);
            case "string", "number", "integer", "boolean", "null" -> basic(type);
            case "" -> basic("value");
            default -> throw refused("It has the type " + type + ", which JSON does not know.");
        };
    }

    private String basic(String name) {
        if (basics.add(name)) {
            NEEDS.getOrDefault(name, List.of()).forEach(this::basic);
        }
        return name;
    }

    /** The members that have to be there, then those that may, each behind a comma if another is before it. */
    private String object(Json schema, int depth) throws FailureException {
        basic("ws");
        Set<String> required = schema.get("required").items().stream().flatMap(name -> name.asString().stream())
                .collect(Collectors.toSet());
        var needed = new ArrayList<String>();
        var possible = new ArrayList<String>();
        for (var property : schema.get("properties").members().entrySet()) {
            String member = literal(Json.of(property.getKey()).print()) + " ws \":\" ws "
                    + expression(property.getValue(), depth + 1) + " ws";
            (required.contains(property.getKey()) ? needed : possible).add(member);
        }
        String inside = String.join(" \",\" ws ", needed);
        if (!possible.isEmpty()) {
            inside += needed.isEmpty() ? " (" + someOf(possible) + ")?"
                    : possible.stream().map(each -> " (\",\" ws " + each + ")?").collect(Collectors.joining());
        }
        return rule("\"{\" ws " + inside + " \"}\"");
    }

    /** Any of {@code members} in their order, at least one. */
    private static String someOf(List<String> members) {
        var starts = new ArrayList<String>();
        for (int first = 0; first < members.size(); first++) {
            starts.add(members.get(first) + members.stream().skip(first + 1L).map(each -> " (\",\" ws " + each + ")?")
                    .collect(Collectors.joining()));
        }
        return String.join(" | ", starts);
    }

    private String array(Json schema, int depth) throws FailureException {
        Json items = schema.get("items");
        long least = Math.clamp(schema.number("minItems", 0), 0, 1000);
        long most = schema.number("maxItems", -1);
        if (items.isNull() && least == 0 && most < 0) {
            return basic("array");
        }
        basic("ws");
        if (most == 0) {
            return "\"[\" ws \"]\"";
        }
        String item = rule(items.isNull() ? basic("value") : expression(items, depth + 1));
        String more = "(\",\" ws " + item + " ws){" + Math.max(0, least - 1) + ','
                + (most < 0 ? "" : Long.toString(Math.max(Math.clamp(most, 1, 1000), Math.max(1, least)) - 1)) + '}';
        String some = item + " ws " + more;
        return rule("\"[\" ws " + (least == 0 ? '(' + some + ")?" : some) + " \"]\"");
    }

    private String reference(String reference, int depth) throws FailureException {
        String known = references.get(reference);
        if (known != null) {
            return known;
        }
        Json target = root;
        if (!reference.startsWith("#")) {
            throw refused("It refers to " + reference + ", which is outside of it.");
        }
        for (String step : reference.substring(1).split("/")) {
            target = step.isEmpty() ? target : target.get(step.replace("~1", "/").replace("~0", "~"));
        }
        if (target.isNull()) {
            throw refused("It refers to " + reference + ", which is not there.");
        }
        String name = "ref" + references.size();
        references.put(reference, name);
        rules.put(name, "");
        String text = expression(target, depth + 1);
        if (text.equals(name)) {
            throw refused("What " + reference + " refers to is itself.");
        }
        rules.put(name, text);
        return name;
    }

    private String rule(String text) {
        String name = "rule" + rules.size();
        rules.put(name, text);
        return name;
    }

    private static String choice(List<String> choices) {
        return choices.size() == 1 ? choices.getFirst() : '(' + String.join(" | ", choices) + ')';
    }

    /** {@code text} and nothing else. */
    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static FailureException refused(String why) {
        return new FailureException(new Failure.Other("Cannot hold the model to a schema.", why, "Change the schema."));
    }
}
