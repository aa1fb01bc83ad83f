package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.rustaiide.foundation.serialization.Toml;

/**
 * The packages below a folder, as far as names need them: where Cargo looks for crates, and what a manifest says of
 * their names, paths and edition. Cargo itself is not run.
 */
final class Cargo {
    private static final int DEEPEST = 12;
    private static final int FIRST_EDITION = 2015;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private Cargo() {}

    /**
     * A crate of a package.
     *
     * @param name as code says it
     * @param edition a year; 0 if the workspace says it
     */
    record Target(Path root, String name, boolean library, Path folder, int edition) {}

    /** The outermost folder with a manifest around {@code file}, within {@code limit}. */
    static Optional<Path> outermost(Path file, Path limit) {
        Optional<Path> found = Optional.empty();
        for (Path folder = file.getParent(); folder != null && folder.startsWith(limit);
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("Cargo.toml"))) {
                found = Optional.of(folder);
            }
        }
        return found;
    }

    /** All crates of all packages below {@code folder}. */
    static List<Target> targets(Path folder) throws IOException {
        List<Target> found = new ArrayList<>();
        walk(folder, 0, found);
        return found;
    }

    private static void walk(Path folder, int depth, List<Target> found) throws IOException {
        if (Files.isRegularFile(folder.resolve("Cargo.toml"))) {
            found.addAll(ofPackage(folder));
        }
        for (Path child : children(folder)) {
            String name = child.getFileName().toString();
            boolean hidden = name.startsWith(".") || name.equals("target") || name.equals("node_modules");
            if (depth < DEEPEST && !hidden && Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
                walk(child, depth + 1, found);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static List<Target> ofPackage(Path folder) throws IOException {
        Toml manifest = Toml.read(Files.readString(folder.resolve("Cargo.toml")));
        Map<List<String>, Toml.Value> values = manifest.values();
        Optional<String> called = string(values, "package", "name").map(Cargo::asCode);
        if (called.isEmpty()) {
            return List.of();
        }
        String name = called.get();
        int edition = edition(manifest, values);
        List<Target> found = new ArrayList<>();
        within(folder, string(values, "lib", "path").orElse("src/lib.rs")).filter(Files::isRegularFile)
                .ifPresent(root -> found.add(new Target(root, string(values, "lib", "name").map(Cargo::asCode)
                        .orElse(name), true, folder, edition)));
        roots(folder, manifest).distinct().filter(Files::isRegularFile)
                .forEach(each -> found.add(new Target(each, name, false, folder, edition)));
        return found;
    }

    /** A year; that of the workspace is not looked up. */
    private static int edition(Toml manifest, Map<List<String>, Toml.Value> values) {
        Optional<String> year = string(values, "package", "edition");
        return year.map(written -> YEAR.matcher(written).matches() ? Integer.parseInt(written) : FIRST_EDITION)
                .orElseGet(() -> manifest.has("package", "edition") ? 0 : FIRST_EDITION);
    }

    /** Of all crates but the library: those that the manifest names, and those that Cargo finds by itself. */
    private static Stream<Path> roots(Path folder, Toml manifest) throws IOException {
        List<Path> roots = new ArrayList<>(List.of(folder.resolve("src/main.rs"), folder.resolve("build.rs")));
        for (String kind : List.of("bin", "test", "example", "bench")) {
            manifest.tables(kind).forEach(table -> string(table, "path")
                    .flatMap(path -> within(folder, path)).ifPresent(roots::add));
        }
        for (String kind : List.of("src/bin", "tests", "examples", "benches")) {
            for (Path child : children(folder.resolve(kind))) {
                roots.add(child.toString().endsWith(".rs") ? child : child.resolve("main.rs"));
            }
        }
        return roots.stream();
    }

    private static Optional<String> string(Map<List<String>, Toml.Value> values, String... path) {
        return Optional.ofNullable(values.get(List.of(path))).flatMap(Toml.Value::string);
    }

    private static String asCode(String name) {
        return name.replace('-', '_');
    }

    /** Empty if {@code path} can be none on this system. */
    private static Optional<Path> within(Path folder, String path) {
        try {
            return Optional.of(folder.resolve(path).normalize());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
