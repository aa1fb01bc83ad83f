package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.Map;

/** Where Cargo keeps what is the user's: settings, packages, programs. */
final class CargoHome {
    private CargoHome() {}

    /** By {@code variables}, as Cargo finds it. */
    static Path in(Map<String, String> variables) {
        String set = variables.getOrDefault("CARGO_HOME", "");
        return set.isBlank() ? Path.of(System.getProperty("user.home"), ".cargo") : Path.of(set);
    }

    /** By the variables of this process. */
    static Path here() {
        return in(System.getenv());
    }
}
