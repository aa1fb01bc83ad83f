package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPathsTest {
    @TempDir
    Path temp;

    static Environment environment(Path home, String os, String... variables) {
        var properties = new Properties();
        properties.setProperty("os.name", os);
        Map<String, String> map = new HashMap<>(Map.of("HOME", home.toString()));
        for (int i = 0; i < variables.length; i += 2) {
            map.put(variables[i], variables[i + 1]);
        }
        return new Environment(map, properties);
    }

    private String config(String os, String... variables) {
        return temp.relativize(new SystemPaths(environment(temp, os, variables)).config()).toString();
    }

    @Test
    void linux_follows_the_base_directories() {
        var paths = new SystemPaths(environment(temp, "Linux", "XDG_CACHE_HOME", temp.resolve("fast").toString()));
        assertEquals(temp.resolve(".config/rust-ai-ide"), paths.config());
        assertEquals(temp.resolve(".local/share/rust-ai-ide"), paths.data());
        assertEquals(temp.resolve("fast/rust-ai-ide"), paths.cache());
        assertEquals(temp.resolve(".local/state/rust-ai-ide"), paths.state());
        assertEquals(temp.resolve(".local/state/rust-ai-ide/logs"), paths.logs());
    }

    @Test
    void a_relative_base_directory_is_passed_over() {
        assertEquals(".config/rust-ai-ide", config("Linux", "XDG_CONFIG_HOME", "relative"));
        assertEquals(".config/rust-ai-ide", config("Linux", "XDG_CONFIG_HOME", ""));
    }

    @Test
    void other_systems_have_their_own_places() {
        assertEquals("Library/Application Support/rust-ai-ide/config", config("Mac OS X"));
        assertEquals("Roaming/rust-ai-ide/config",
                config("Windows 11", "APPDATA", temp.resolve("Roaming").toString()));
    }

    @Test
    void one_variable_moves_everything() {
        var paths = new SystemPaths(environment(temp, "Linux", "RUST_AI_IDE_HOME", temp.resolve("all").toString(),
                "XDG_CONFIG_HOME", temp.resolve("elsewhere").toString()));
        assertEquals(temp.resolve("all/config"), paths.config());
        assertEquals(temp.resolve("all/logs"), paths.logs());
        assertFalse(Files.exists(temp.resolve("elsewhere")));
    }

    @Test
    void folders_come_into_being_when_asked_for_and_are_private() throws IOException {
        var paths = new SystemPaths(environment(temp, "Linux"));
        assertFalse(Files.exists(temp.resolve(".cache")));
        Path cache = paths.cache();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        assertFalse(Files.exists(temp.resolve(".config")));
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_all_the_same() throws IOException {
        Files.writeString(temp.resolve(".cache"), "a file");
        Path cache = new SystemPaths(environment(temp, "Linux")).cache();
        assertEquals(temp.resolve(".cache/rust-ai-ide"), cache);
        assertTrue(Files.notExists(cache));
    }
}
