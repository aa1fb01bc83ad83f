package dev.rustaiide.app.settings.internal.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import dev.rustaiide.app.editor.language.Completion;
import dev.rustaiide.app.editor.language.CompletionSource;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

/** Offers the members and values that a JSON Schema names; each brings its description. */
public final class SchemaCompletions implements CompletionSource {
    private static final int LONGEST = 1 << 20;

    private final Supplier<Json> schema;

    /** @param schema asked each time, since settings come and go with their bundles */
    public SchemaCompletions(Supplier<Json> schema) {
        this.schema = schema;
    }

    @Override
    public List<Completion> at(Text text, int offset) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        JsonPlace place = JsonPlace.of(text.toString(), offset);
        Json here = schema.get();
        for (String step : place.path()) {
            here = step.equals(JsonPlace.ITEM) ? here.get("items") : here.get("properties").get(step);
        }
        return switch (place.kind()) {
            case NAME -> names(here, place);
            case VALUE -> values(here, place);
            case NOTHING -> List.of();
        };
    }

    private static List<Completion> names(Json schema, JsonPlace place) {
        List<Completion> names = new ArrayList<>();
        schema.get("properties").members().forEach((name, property) -> {
            if (!place.siblings().contains(name)) {
                names.add(name(name, property, place));
            }
        });
        // What is for programs comes behind what is for people.
        names.sort(Comparator.comparing(name -> name.label().startsWith("$")));
        return names;
    }

    /** With the standard value behind it, to be changed; the caret goes to its end. */
    private static Completion name(String name, Json property, JsonPlace place) {
        Json standard = property.get("default");
        String quoted = Json.of(name).print();
        String value = standard.isNull() ? start(property) : standard.print();
        String text = place.followed() ? quoted : quoted + ": " + value + (place.comma() ? "," : "");
        int caret = place.followed() ? text.length() : quoted.length() + 2 + value.length();
        boolean quotedValue = value.endsWith("\"") || value.endsWith("]") || value.endsWith("}");
        String detail = standard.isNull() ? "" : standard.print();
        boolean inside = !place.followed() && quotedValue;
        return new Completion(name, detail, documentation(property), place.replaced(), text,
                inside ? caret - 1 : caret);
    }

    private static String start(Json property) {
        return switch (property.get("type").asString().orElse("")) {
            case "object" -> "{}";
            case "array" -> "[]";
            default -> "\"\"";
        };
    }

    private static List<Completion> values(Json schema, JsonPlace place) {
        List<Json> values = new ArrayList<>(schema.get("enum").items());
        if (schema.get("type").asString().orElse("").equals("boolean")) {
            values.addAll(List.of(Json.of(true), Json.of(false)));
        }
        Json standard = schema.get("default");
        if (values.isEmpty() && !standard.isNull()) {
            values.add(standard);
        }
        return values.stream().map(value -> value(value, value.equals(standard), schema, place)).toList();
    }

    private static Completion value(Json value, boolean standard, Json schema, JsonPlace place) {
        String text = value.print();
        return new Completion(value.asString().orElse(text), standard ? "standard" : "", documentation(schema),
                place.replaced(), text, text.length());
    }

    private static String documentation(Json schema) {
        String title = schema.get("title").asString().map(text -> "**" + text + "**\n\n").orElse("");
        return title + schema.get("description").asString().orElse("") + range(schema);
    }

    private static String range(Json schema) {
        Json least = schema.get("minimum");
        return least.isNull() ? "" : "\n\nFrom " + least.print() + " to " + schema.get("maximum").print() + '.';
    }
}
