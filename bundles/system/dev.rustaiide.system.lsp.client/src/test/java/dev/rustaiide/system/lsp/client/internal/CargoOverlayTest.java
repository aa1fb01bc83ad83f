package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.serialization.Json;

class CargoOverlayTest {
    private static final List<SettingKey<?>> KEYS = List.of(
            SettingKey.list("cargo.features", List.of(), "F", "f", "Cargo"),
            SettingKey.flag("cargo.defaultFeatures", true, "D", "d", "Cargo"),
            SettingKey.text("cargo.toolchain", "", "T", "t", "Cargo"));
    @TempDir
    Path home;

    private String overlay(String settings) throws Exception {
        Files.writeString(home.resolve("settings.json"), settings);
        try (var opened = new TestSettings(home, KEYS, List.of(), List::of, null, null)) {
            return CargoOverlay.of(opened.settings(), home).print();
        }
    }

    @Test
    void what_people_choose_for_cargo_is_told_to_the_server_in_its_words() throws Exception {
        assertEquals(Json.NULL.print(), overlay("{}"));
        assertEquals(Json.parse("{\"cargo\": {\"features\": [\"a/b\"], \"noDefaultFeatures\": true, \"extraEnv\": "
                + "{\"RUSTUP_TOOLCHAIN\": \"nightly\"}}}").print(), overlay("{\"cargo.features\": [\"a/b\"], "
                        + "\"cargo.defaultFeatures\": false, \"cargo.toolchain\": \"nightly\"}"));
        assertEquals(Json.parse("{\"cargo\": {\"features\": \"all\"}}").print(), overlay("{\"cargo.features\": "
                + "[\"*\"]}"));
    }
}
