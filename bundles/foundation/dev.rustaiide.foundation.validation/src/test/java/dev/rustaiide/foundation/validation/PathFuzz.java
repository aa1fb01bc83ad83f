package dev.rustaiide.foundation.validation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A target for Jazzer: no text makes the checks of paths throw; what they accept lies inside and stays accepted. */
public final class PathFuzz {
    private static final Path ROOT = Path.of("/usr/lib");

    private PathFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Optional<String> name = PathRules.name(text).accepted();
        if (name.isPresent() && !PathRules.name(name.get()).accepted().equals(name)) {
            throw new IllegalStateException("an accepted name is not accepted again: " + name.get());
        }
        Optional<Path> inside = PathRules.inside(ROOT, text).accepted();
        if (inside.isPresent() && !(inside.get().startsWith(ROOT) && inside.get().normalize().equals(inside.get()))) {
            throw new IllegalStateException("outside: " + inside.get());
        }
        Optional<Path> absolute = PathRules.absolute(text).accepted();
        if (absolute.isPresent() && !absolute.get().isAbsolute()) {
            throw new IllegalStateException("not absolute: " + absolute.get());
        }
    }
}
