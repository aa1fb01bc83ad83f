package dev.rustaiide.system.debug.adapter.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.serialization.Json;

/** JSON with places, such as <code>${program}</code>, that values are put into. */
record Form(Map<String, Json> values) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    /** {@code form} with its places filled; one that has no value becomes nothing. */
    Json fill(Json form) {
        return switch (form) {
            case Json.Str(String text) -> fill(text);
            case Json.Arr(List<Json> items) -> Json.array(items.stream().flatMap(item -> spread(item).stream())
                    .toList());
            case Json.Obj(Map<String, Json> members) -> {
                Json.ObjectBuilder filled = Json.object();
                members.forEach((name, member) -> {
                    Json value = fill(member);
                    if (!value.isNull() || member.isNull()) {
                        filled.put(name, value);
                    }
                });
                yield filled.build();
            }
            default -> form;
        };
    }

    private List<Json> spread(Json item) {
        Json filled = fill(item);
        boolean isPlace = item instanceof Json.Str(String text) && PLACE.matcher(text).matches();
        return isPlace && filled instanceof Json.Arr(List<Json> several) ? several : List.of(filled);
    }

    private Json fill(String text) {
        Matcher whole = PLACE.matcher(text);
        return whole.matches() ? values.getOrDefault(whole.group(1), Json.NULL) : Json.of(inWords(text));
    }

    private String inWords(String text) {
        return PLACE.matcher(text).replaceAll((MatchResult place) -> Matcher.quoteReplacement(
                words(values.getOrDefault(place.group(1), Json.NULL))));
    }

    private static String words(Json value) {
        return value.isNull() ? "" : value.asString().orElseGet(value::print);
    }

    /** {@code arguments} of a program filled in the same way. */
    List<String> fill(List<String> arguments) {
        var filled = new ArrayList<String>();
        for (String argument : arguments) {
            spread(Json.of(argument)).forEach(value -> {
                if (!value.isNull()) {
                    filled.add(words(value));
                }
            });
        }
        return filled;
    }
}
