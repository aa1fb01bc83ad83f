package dev.rustaiide.app.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds files that programs name, and the packages of files. Looks at the disk. */
final class Places {
    private static final Pattern NAME = Pattern.compile("(?m)^\\s*name\\s*=\\s*[\"']([\\w-]+)[\"']");
    private static final Pattern PACKAGE = Pattern.compile("(?ms)^\\s*\\[package](.*?)(^\\s*\\[|\\z)");
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
                Matcher table = PACKAGE.matcher(Files.readString(manifest));
                Matcher name = NAME.matcher(table.find() ? table.group(1) : "");
                return name.find() ? Optional.of(name.group(1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
