package dev.rustaiide.foundation.validation.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.validation.Reason;
import dev.rustaiide.foundation.validation.SchemaProblem;
import dev.rustaiide.foundation.validation.Verdict;

/** Looks through a schema before the library does: it fetches, and runs patterns and numbers of any size. */
public final class SchemaScreen {
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final Set<String> DIALECTS = Set.of("http://json-schema.org/draft-07/schema",
            "https://json-schema.org/draft/2019-09/schema", "https://json-schema.org/draft/2020-12/schema");
    private static final int LONGEST_NUMBER = 400;
    private static final Pattern EXPONENT = Pattern.compile(".*[eE][+-]?0*(\\d*)");

    private SchemaScreen() {}

    /** The schema itself. */
    public static Verdict<Json> check(Json schema) {
        boolean can = schema instanceof Json.Obj || schema instanceof Json.Bool;
        if (!can) {
            return Verdict.refuse(Reason.SCHEMA_INVALID, "A schema is an object, or true or false.");
        }
        Optional<SchemaProblem> number = tooMuch(schema);
        if (number.isPresent()) {
            return Verdict.refuse(Reason.SCHEMA_NUMBER, "The schema has a number that is too large: "
                    + number.get() + '.');
        }
        return schema.get("$schema").isNull() || isDialect(schema.get("$schema")) ? keywords(schema, schema)
                : Verdict.refuse(Reason.SCHEMA_DIALECT, "The dialect " + schema.get("$schema").print()
                        + " is not known here.");
    }

    private static boolean isDialect(Json value) {
        return value.asString().map(id -> id.replaceFirst("#$", "")).filter(DIALECTS::contains).isPresent();
    }

    private static Verdict<Json> keywords(Json root, Json part) {
        for (Map.Entry<String, Json> member : part.members().entrySet()) {
            Optional<Verdict<Json>> wrong = member.getValue().asString()
                    .flatMap(text -> keyword(root, part, member.getKey(), text));
            Verdict<Json> inner = wrong.orElseGet(() -> keywords(root, member.getValue()));
            if (!inner.isAccepted()) {
                return inner;
            }
        }
        for (Json item : part.items()) {
            Verdict<Json> inner = keywords(root, item);
            if (!inner.isAccepted()) {
                return inner;
            }
        }
        return patterns(part).orElseGet(() -> Verdict.accept(root));
    }

    private static Optional<Verdict<Json>> keyword(Json root, Json part, String name, String text) {
        if (REFERENCES.contains(name)) {
            return reference(root, part, text);
        }
        if (name.equals("$schema") && part != root && !isDialect(Json.of(text))) {
            return refused(Reason.SCHEMA_DIALECT, "The dialect " + text + " is not known here.");
        }
        return name.equals("pattern") ? pattern(text) : Optional.empty();
    }

    private static Optional<Verdict<Json>> reference(Json root, Json part, String text) {
        if (!text.startsWith("#")) {
            return refused(Reason.SCHEMA_REMOTE, "“" + text + "” leads out of the schema; nothing is fetched.");
        }
        return leadsToItself(root, part) ? refused(Reason.SCHEMA_RECURSIVE, "“" + text + "” leads back to itself.")
                : Optional.empty();
    }

    /** Whether a chain of references, each of which is all that its schema says, never ends. */
    private static boolean leadsToItself(Json root, Json start) {
        Json at = start;
        for (int step = 0; step < 100; step++) {
            Optional<String> next = at.optionalString("$ref");
            if (next.isEmpty() || !next.get().startsWith("#/") && !next.get().equals("#")) {
                return false;
            }
            at = pointed(root, next.get().substring(1));
        }
        return true;
    }

    private static Json pointed(Json root, String pointer) {
        Json at = root;
        for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            at = at.get(name.replace("~1", "/").replace("~0", "~"));
        }
        return at;
    }

    private static Optional<Verdict<Json>> patterns(Json part) {
        return part.get("patternProperties").members().keySet().stream().map(SchemaScreen::pattern)
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<Verdict<Json>> pattern(String pattern) {
        if (!Patterns.isPattern(pattern)) {
            return refused(Reason.SCHEMA_PATTERN, "“" + pattern + "” is no pattern.");
        }
        return Patterns.isExplosive(pattern)
                ? refused(Reason.SCHEMA_PATTERN, "The pattern “" + pattern + "” could take for ever.")
                : Optional.empty();
    }

    private static Optional<Verdict<Json>> refused(Reason reason, String why) {
        return Optional.of(Verdict.refuse(reason, why));
    }

    /** The first number that takes more room or time than any use of it: {@code 1e999999999} has a billion digits. */
    public static Optional<SchemaProblem> tooMuch(Json value) {
        return tooMuch(value, "");
    }

    private static Optional<SchemaProblem> tooMuch(Json value, String pointer) {
        if (value instanceof Json.Num(String literal)) {
            return isOutlandish(literal) ? Optional.of(new SchemaProblem(pointer, 0, 0, Reason.SCHEMA_NUMBER.code(),
                    "the number is too large")) : Optional.empty();
        }
        for (Map.Entry<String, Json> member : value.members().entrySet()) {
            Optional<SchemaProblem> inner = tooMuch(member.getValue(),
                    pointer + '/' + JsonPlaces.escaped(member.getKey()));
            if (inner.isPresent()) {
                return inner;
            }
        }
        for (int i = 0; i < value.items().size(); i++) {
            Optional<SchemaProblem> inner = tooMuch(value.items().get(i), pointer + '/' + i);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static boolean isOutlandish(String literal) {
        var exponent = EXPONENT.matcher(literal);
        return literal.length() > LONGEST_NUMBER || exponent.matches() && (exponent.group(1).length() > 3
                || !exponent.group(1).isEmpty() && Integer.parseInt(exponent.group(1)) > LONGEST_NUMBER);
    }
}
