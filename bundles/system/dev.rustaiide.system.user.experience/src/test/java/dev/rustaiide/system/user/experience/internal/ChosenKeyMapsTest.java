package dev.rustaiide.system.user.experience.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

class ChosenKeyMapsTest {
    private static final int CHANGES = 20;
    @TempDir
    Path temp;
    private volatile Object overrides = List.of();

    /** Of one setting, which is read a moment before it is written. */
    private Settings settings() {
        return (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(), new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "get" -> {
                            Object now = overrides;
                            Thread.sleep(2);
                            return now;
                        }
                        case "set" -> {
                            overrides = arguments[1];
                            return null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    @Test
    void of_changes_that_come_at_once_none_is_lost() throws Exception {
        var maps = new ChosenKeyMaps(new KeySettings(List.of()), settings(), temp.resolve("commands.json"));
        maps.override("old", List.of());
        List<Call<Boolean>> changes = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            String command = "command." + i;
            changes.add(Call.start("give keys", scope -> {
                maps.override(command, List.of(Keys.parse("Ctrl+K")));
                return true;
            }));
        }
        changes.add(Call.start("give back keys", scope -> {
            maps.forget("old");
            return true;
        }));
        for (Call<Boolean> change : changes) {
            change.await();
        }
        assertEquals(CHANGES, maps.overrides().stream().map(KeyOverride::command).filter(id -> !id.equals("old"))
                .distinct().count());
        assertEquals(CHANGES, maps.overrides().size());
    }
}
