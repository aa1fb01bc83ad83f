package dev.rustaiide.ai.assistant.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.serialization.Json;

/** The parameters of a tool, as a JSON Schema. Immutable. */
record Parameters(List<Parameter> all) {
    static final Parameters NONE = new Parameters(List.of());

    /** One of them. */
    record Parameter(String name, Json schema, boolean isNeeded) {}

    Parameters text(String name, String description) {
        return with(name, plain("string", description), true);
    }

    Parameters optionalText(String name, String description) {
        return with(name, plain("string", description), false);
    }

    Parameters optionalNumber(String name, String description) {
        return with(name, plain("integer", description), false);
    }

    Parameters optionalFlag(String name, String description) {
        return with(name, plain("boolean", description), false);
    }

    Parameters list(String name, Json items, String description) {
        return with(name, Json.object().put("type", "array").put("description", description).put("items", items)
                .build(), true);
    }

    private static Json plain(String type, String description) {
        return Json.object().put("type", type).put("description", description).build();
    }

    private Parameters with(String name, Json schema, boolean isNeeded) {
        var more = new ArrayList<>(all);
        more.add(new Parameter(name, schema, isNeeded));
        return new Parameters(List.copyOf(more));
    }

    Json schema() {
        var properties = Json.object();
        var needed = new ArrayList<String>();
        for (Parameter each : all) {
            properties.put(each.name(), each.schema());
            if (each.isNeeded()) {
                needed.add(each.name());
            }
        }
        return Json.object().put("type", "object").put("properties", properties.build())
                .put("required", Json.strings(needed)).put("additionalProperties", false).build();
    }
}
