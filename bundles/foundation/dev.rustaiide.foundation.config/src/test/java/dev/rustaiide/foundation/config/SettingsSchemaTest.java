package dev.rustaiide.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

class SettingsSchemaTest {
    private static final List<SettingKey<?>> KEYS = List.of(
            SettingKey.number("a.number", 4, 1, 16, "Number", "Some number.", "A"),
            SettingKey.decimal("a.decimal", 1, 0.5, 2, "Decimal", "Some decimal.", "A"),
            SettingKey.flag("a.flag", true, "Flag", "Some flag.", "A"),
            SettingKey.choice("a.choice", "x", List.of("x", "y"), "Choice", "Some choice.", "A"),
            SettingKey.list("a.list", List.of("x"), "List", "Some list.", "A"),
            SettingKey.file("a.file", "File", "Some file.", "A").trusted());

    private static void check(String id, String expected) throws JsonException {
        assertEquals(Json.parse(expected), SettingsSchema.of(KEYS).get("properties").get(id));
    }

    @Test
    void every_type_has_its_schema() throws JsonException {
        check("a.number", """
                {"title": "Number", "description": "Some number.", "type": "integer", "minimum": 1, "maximum": 16,
                 "default": 4}""");
        check("a.decimal", """
                {"title": "Decimal", "description": "Some decimal.", "type": "number", "minimum": 0.5, "maximum": 2.0,
                 "default": 1.0}""");
        check("a.flag", """
                {"title": "Flag", "description": "Some flag.", "type": "boolean", "default": true}""");
        check("a.choice", """
                {"title": "Choice", "description": "Some choice.", "type": "string", "enum": ["x", "y"],
                 "default": "x"}""");
        check("a.list", """
                {"title": "List", "description": "Some list.", "type": "array", "items": {"type": "string"},
                 "default": ["x"]}""");
        check("a.file", """
                {"title": "File", "description": "Some file. In a folder's settings it counts only if the folder is \
                trusted.", "type": "string", "default": ""}""");
    }

    @Test
    void a_policy_has_values_and_locks_and_must_be_signed() {
        Json schema = SettingsSchema.ofPolicy(KEYS);
        assertEquals(List.of("by", "reason", "settings", "locked"),
                schema.get("properties").members().keySet().stream().toList());
        assertEquals(SettingsSchema.of(KEYS).get("properties"),
                schema.get("properties").get("settings").get("properties"));
        assertEquals(Json.strings(List.of("by")), schema.get("required"));
    }
}
