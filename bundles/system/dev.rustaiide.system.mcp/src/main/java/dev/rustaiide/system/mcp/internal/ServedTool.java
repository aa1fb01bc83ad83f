package dev.rustaiide.system.mcp.internal;

import java.util.Map;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.serialization.Json;

/**
 * A tool that is served.
 *
 * @param title for people
 * @param description for models
 * @param fields its arguments
 */
record ServedTool(String name, String title, String description, Map<String, ToolField> fields, Use use) {
    /** Does it; what it reports as progress is told to the client. */
    @FunctionalInterface
    interface Use {
        /** Fails with a {@code FailureException}, which the model is told. */
        ToolResult run(ToolValues values, Scope scope) throws Exception;
    }

    /**
     * What a tool gives.
     *
     * @param text for models
     * @param value the same for programs; an object
     */
    record ToolResult(String text, Json value) {}

    /** As {@code tools/list} has it. */
    Json json() {
        var properties = Json.object();
        fields.forEach((field, form) -> properties.put(field, form.json()));
        Json schema = Json.object().put("type", "object").put("properties", properties.build())
                .put("required", Json.strings(fields.entrySet().stream().filter(each -> each.getValue().isNeeded())
                        .map(Map.Entry::getKey).toList()))
                .put("additionalProperties", false).build();
        return Json.object().put("name", name).put("title", title).put("description", description)
                .put("inputSchema", schema).put("annotations", Json.object().put("readOnlyHint", true)
                        .put("destructiveHint", false).put("idempotentHint", true).put("openWorldHint", false).build())
                .build();
    }
}
