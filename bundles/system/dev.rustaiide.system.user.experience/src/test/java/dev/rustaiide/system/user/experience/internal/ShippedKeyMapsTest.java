package dev.rustaiide.system.user.experience.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.Keys;

/** That each command of a map exists, and that no two have one key, is tested in the window, which has the commands. */
class ShippedKeyMapsTest {
    private final List<KeyMap> maps = new KeySettings(List.of(new ShippedKeyMaps())).maps();

    @Test
    void there_is_one_for_each_editor_that_people_come_from() {
        assertEquals(List.of("rust-ai-ide", "vscode", "intellij", "eclipse", "vim"),
                maps.stream().map(KeyMap::id).toList());
        assertTrue(maps.getLast().modal());
    }

    @Test
    void a_map_is_the_same_after_it_was_written_and_read() throws Exception {
        for (KeyMap map : maps) {
            assertEquals(map, KeyMap.parse(Json.parse(map.json().print())));
        }
    }

    @Test
    void no_map_has_a_key_twice_for_one_command() {
        for (KeyMap map : maps) {
            for (Map.Entry<String, List<Keys>> entry : map.keys().entrySet()) {
                assertEquals(entry.getValue().size(), new ArrayList<>(new java.util.HashSet<>(entry.getValue())).size(),
                        map.id() + ' ' + entry.getKey());
            }
        }
    }
}
