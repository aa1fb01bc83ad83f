package dev.rustaiide.system.user.experience.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMapSource;

/** The key maps that the product comes with. */
@Component
public final class ShippedKeyMaps implements KeyMapSource {
    private static final List<String> NAMES = List.of("vscode", "intellij", "eclipse", "vim");

    @Override
    public List<String> ids() {
        return NAMES;
    }

    @Override
    public KeyMap read(String id) {
        String path = "/keymaps/" + id + ".json";
        try (InputStream in = Objects.requireNonNull(ShippedKeyMaps.class.getResourceAsStream(path), path)) {
            return KeyMap.parse(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        } catch (JsonException wrong) {
            throw new IllegalStateException(path, wrong);
        }
    }
}
