package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.serialization.Toml;

/**
 * What Cargo reads about itself when it starts in a folder: {@code config.toml} there, above it and at home, and
 * variables.
 *
 * @param around the variables that Cargo would be started with
 */
record CargoConfiguration(Path folder, Map<String, String> around) {
    /** The files by paths of their keys, the nearest first. */
    List<Map<List<String>, Toml.Value>> files() throws IOException {
        var files = new ArrayList<Map<List<String>, Toml.Value>>();
        for (Path place = folder; place != null; place = place.getParent()) {
            add(place.resolve(".cargo"), files);
        }
        add(CargoHome.in(around), files);
        return files;
    }

    private static void add(Path settings, List<Map<List<String>, Toml.Value>> files) throws IOException {
        for (String name : List.of("config.toml", "config")) {
            Path file = settings.resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(Toml.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).values());
            }
        }
    }

    /** Whether {@code key}, e.g. {@code rustflags}, is set for a target, be it by its name or by a condition. */
    boolean setsForTargets(String key) throws IOException {
        String variable = "CARGO_TARGET_\\w+_" + key.toUpperCase(Locale.ROOT);
        return around.keySet().stream().anyMatch(each -> each.matches(variable))
                || files().stream().flatMap(each -> each.keySet().stream()).anyMatch(path -> path.size() >= 3
                        && path.getFirst().equals("target") && path.get(2).equals(key));
    }

    /** {@code cargo} told {@code setting} besides, behind the toolchain that may come first. */
    static Command with(String setting, Command cargo) {
        var arguments = new ArrayList<>(cargo.arguments());
        boolean chosen = !arguments.isEmpty() && arguments.getFirst().startsWith("+");
        arguments.addAll(chosen ? 1 : 0, List.of("--config", setting));
        return new Command(cargo.program(), arguments, cargo.folder(), cargo.environment());
    }
}
