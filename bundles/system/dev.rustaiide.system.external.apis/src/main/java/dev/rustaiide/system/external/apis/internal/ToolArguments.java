package dev.rustaiide.system.external.apis.internal;

import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * The arguments of a tool, which models write as text. What is no JSON stays that text, so that whoever checks it can
 * tell the model what is wrong with it.
 */
final class ToolArguments {
    private ToolArguments() {}

    static Json read(String text) {
        if (text.isBlank()) {
            return new Json.Obj(Map.of());
        }
        try {
            return Json.parse(text);
        } catch (JsonException garbage) {
            return Json.of(text);
        }
    }

    /** The inverse. */
    static String written(Json arguments) {
        return arguments instanceof Json.Str(String garbage) ? garbage : arguments.print();
    }

    /** For protocols that take nothing but an object. */
    static Json object(Json arguments) {
        return arguments instanceof Json.Obj ? arguments : Json.object().put("unreadable", written(arguments)).build();
    }
}
