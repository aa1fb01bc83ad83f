package dev.rustaiide.app.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Toml;

/** Finds files that programs name, and the packages of files. Looks at the disk. */
final class Places {
    private static final String MANIFEST = "Cargo.toml";

    private Places() {}

    /** The file {@code name} in a folder that {@code near} lies in; else {@code name} itself. */
    static Path near(Optional<Path> near, String name) {
        Path path = Path.of(name);
        for (Path at = near.map(Path::getParent).orElse(null); at != null && !path.isAbsolute(); at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(name))) {
                return at.resolve(name).normalize();
            }
        }
        return path;
    }

    /** The name of the package that {@code file} belongs to. */
    static Optional<String> packageOf(Path file) throws IOException {
        for (Path at = file.getParent(); at != null; at = at.getParent()) {
            Path manifest = at.resolve(MANIFEST);
            if (Files.isRegularFile(manifest)) {
                return Toml.read(Files.readString(manifest)).string("package", "name");
            }
        }
        return Optional.empty();
    }
}
