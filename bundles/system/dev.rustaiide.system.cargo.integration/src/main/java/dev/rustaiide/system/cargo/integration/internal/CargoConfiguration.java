package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.serialization.Toml;

/**
 * What Cargo reads about itself when it starts in a folder: {@code config.toml} there, above it and at home, and
 * variables.
 *
 * @param around the variables that Cargo would be started with
 */
record CargoConfiguration(Path folder, Map<String, String> around) {
    private static final List<String> COMPILER = List.of("build", "rustc");

    /** A file with its settings by the paths of their keys. */
    private record Written(Path file, Map<List<String>, Toml.Value> settings) {}

    /**
     * A program that is named instead of the usual one.
     *
     * @param program a path, or a mere name that is looked for
     * @param by what names it, for people
     */
    record Named(String program, String by) {
        /** Relative paths count from {@code folder}. */
        static Named in(Path folder, String program, String by) {
            return new Named(program.contains("/") ? folder.resolve(program).normalize().toString() : program, by);
        }
    }

    /** The files by paths of their keys, the nearest first. */
    List<Map<List<String>, Toml.Value>> files() throws IOException {
        return written().stream().map(Written::settings).toList();
    }

    private List<Written> written() throws IOException {
        var files = new ArrayList<Written>();
        for (Path place = folder; place != null; place = place.getParent()) {
            add(place.resolve(".cargo"), files);
        }
        add(CargoHome.in(around), files);
        return files;
    }

    private static void add(Path settings, List<Written> files) throws IOException {
        for (String name : List.of("config.toml", "config")) {
            Path file = settings.resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(new Written(file,
                        Toml.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).values()));
            }
        }
    }

    /**
     * The compiler, if one is named: a variable goes before the nearest file
     * (doc.rust-lang.org/cargo/reference/config.html#buildrustc).
     */
    Optional<Named> compiler() throws IOException {
        for (String variable : List.of("RUSTC", "CARGO_BUILD_RUSTC")) {
            String set = around.getOrDefault(variable, "");
            if (!set.isEmpty()) {
                return Optional.of(Named.in(folder, set, variable));
            }
        }
        for (Written each : written()) {
            Optional<String> set = Optional.ofNullable(each.settings().get(COMPILER)).flatMap(Toml.Value::string);
            if (set.isPresent()) {
                Path at = each.file().resolveSibling("..").normalize();
                return Optional.of(Named.in(at, set.get(), "build.rustc in " + each.file()));
            }
        }
        return Optional.empty();
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
