package dev.rustaiide.system.user.experience;

import java.util.List;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;

/**
 * What the user has said about the keys of a command, whatever the key map says.
 *
 * @param command its id
 * @param keys none takes its keys away
 */
public record KeyOverride(String command, List<Keys> keys) {
    /** How one is written in the settings. */
    public static final Schema<KeyOverride> SCHEMA = Schema.<KeyOverride>of("keyOverride", 1, fields -> {
        var command = fields.text("command", KeyOverride::command);
        var keys = fields.list("keys", Shape.text(Keys::toString, Keys::parse), KeyOverride::keys).orElse(List.of());
        return row -> new KeyOverride(row.get(command), row.get(keys));
    }).strict();

    /** The same as a JSON Schema. */
    public static final Json FORM = Json.object().put("type", "object").put("additionalProperties", false)
            .put("required", Json.strings(List.of("command")))
            .put("properties", Json.object()
                    .put("command", Json.object().put("type", "string")
                            .put("description", "The id of the command, as \"rust-ai-ide keys\" lists it.").build())
                    .put("keys", Json.object().put("type", "array")
                            .put("items", Json.object().put("type", "string").build())
                            .put("description", "Such as \"Ctrl+K Ctrl+S\"; the first is shown. An empty list takes"
                                    + " the command's keys away.").build())
                    .build())
            .build();

    public KeyOverride {
        keys = List.copyOf(keys);
    }
}
