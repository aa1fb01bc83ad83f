package dev.rustaiide.foundation.config;

import java.util.List;

import dev.rustaiide.foundation.serialization.Json;

/** What may stand in the files of settings, as JSON Schema (draft 2020-12): for editors that complete and explain. */
public final class SettingsSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private SettingsSchema() {}

    /** The schema of a file with settings for {@code keys}. Other members are allowed: other faces may know them. */
    public static Json of(List<SettingKey<?>> keys) {
        return Json.object().put("$schema", DRAFT).put("title", "Settings of Rust AI IDE").put("type", "object")
                .put("properties", properties(keys)).build();
    }

    /** The schema of a folder's file: without the keys that reach farther than a folder. */
    public static Json ofFolder(List<SettingKey<?>> keys) {
        return of(keys.stream().filter(key -> key.scope() == SettingScope.FOLDER).toList());
    }

    /** The schema of an organisation's policy; see {@link Settings}. */
    public static Json ofPolicy(List<SettingKey<?>> keys) {
        Json locked = Json.object().put("title", "Locked settings").put("type", "array")
                .put("description", "Ids, or beginnings of ids with .* behind them. Nobody can change these.")
                .put("items", Json.object().put("type", "string").build()).build();
        Json settings = Json.object().put("title", "Values").put("type", "object")
                .put("description", "The user's own count more, unless the setting is locked.")
                .put("properties", properties(keys)).build();
        Json members = Json.object().put("by", text("Who decides", "Named to those who meet a lock."))
                .put("reason", text("Why", "A sentence for those who meet a lock.")).put("settings", settings)
                .put("locked", locked).build();
        return Json.object().put("$schema", DRAFT).put("title", "Policy for Rust AI IDE").put("type", "object")
                .put("properties", members).put("required", Json.strings(List.of("by")))
                .put("additionalProperties", false).build();
    }

    private static Json text(String title, String description) {
        return Json.object().put("title", title).put("type", "string").put("description", description).build();
    }

    private static Json properties(List<SettingKey<?>> keys) {
        var properties = Json.object().put("$schema", text("Schema", "Names the schema of this file for editors."));
        keys.forEach(key -> properties.put(key.id(), property(key)));
        return properties.build();
    }

    private static <T> Json property(SettingKey<T> key) {
        String trust = key.needsTrust() ? " In a folder's settings it counts only if the folder is trusted." : "";
        var schema = Json.object().put("title", key.title()).put("description", key.description() + trust);
        switch (key.type()) {
            case SettingType.Flag() -> schema.put("type", "boolean");
            case SettingType.Whole(long min, long max) -> schema.put("type", "integer").put("minimum", min)
                    .put("maximum", max);
            case SettingType.Decimal(double min, double max) -> schema.put("type", "number")
                    .put("minimum", Json.of(min)).put("maximum", Json.of(max));
            case SettingType.Choice(List<String> choices) -> schema.put("type", "string")
                    .put("enum", Json.strings(choices));
            case SettingType.Characters _, SettingType.Place _ -> schema.put("type", "string");
            case SettingType.Texts() -> schema.put("type", "array")
                    .put("items", Json.object().put("type", "string").build());
            case SettingType.Rows<?>(var _, Json form) -> schema.put("type", "array").put("items", form);
        }
        return schema.put("default", key.type().print(key.standard())).build();
    }
}
