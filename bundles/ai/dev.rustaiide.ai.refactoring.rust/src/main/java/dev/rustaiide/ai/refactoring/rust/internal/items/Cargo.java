package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages below a folder, as far as names need them: where Cargo looks for crates, and what a manifest says of
 * their names, paths and edition. Cargo itself is not run.
 */
final class Cargo {
    private static final int DEEPEST = 12;
    private static final Pattern SECTION = Pattern.compile("^\\s*\\[+\\s*([^\\]]+?)\\s*\\]+.*$");
    private static final Pattern ENTRY = Pattern.compile("^\\s*([\\w.-]+)\\s*=\\s*(.*?)\\s*$");

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
        List<Map.Entry<String, Map<String, String>>> sections = read(folder.resolve("Cargo.toml"));
        Map<String, String> whole = section(sections, "package");
        String name = whole.getOrDefault("name", "").replace('-', '_');
        if (name.isEmpty()) {
            return List.of();
        }
        int edition = whole.containsKey("edition.workspace") || whole.getOrDefault("edition", "").startsWith("{") ? 0
                : Integer.parseInt(whole.getOrDefault("edition", "2015").replaceAll("\\D", "2015").substring(0, 4));
        List<Target> found = new ArrayList<>();
        Map<String, String> library = section(sections, "lib");
        Path root = folder.resolve(library.getOrDefault("path", "src/lib.rs")).normalize();
        if (Files.isRegularFile(root)) {
            found.add(new Target(root, library.getOrDefault("name", name).replace('-', '_'), true, folder, edition));
        }
        List<Path> roots = new ArrayList<>(List.of(folder.resolve("src/main.rs"), folder.resolve("build.rs")));
        for (var section : sections) {
            Optional.ofNullable(section.getValue().get("path")).filter(path -> List.of("bin", "test", "example",
                    "bench").contains(section.getKey())).ifPresent(path -> roots.add(folder.resolve(path)));
        }
        for (String kind : List.of("src/bin", "tests", "examples", "benches")) {
            for (Path child : children(folder.resolve(kind))) {
                roots.add(child.toString().endsWith(".rs") ? child : child.resolve("main.rs"));
            }
        }
        roots.stream().map(Path::normalize).distinct().filter(Files::isRegularFile)
                .forEach(each -> found.add(new Target(each, name, false, folder, edition)));
        return found;
    }

    private static Map<String, String> section(List<Map.Entry<String, Map<String, String>>> all, String name) {
        return all.stream().filter(each -> each.getKey().equals(name)).findFirst().map(Map.Entry::getValue)
                .orElse(Map.of());
    }

    /** The sections in their order, with what they say on one line each. */
    private static List<Map.Entry<String, Map<String, String>>> read(Path manifest) throws IOException {
        List<Map.Entry<String, Map<String, String>>> sections = new ArrayList<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : Files.readAllLines(manifest)) {
            Matcher section = SECTION.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (section.matches()) {
                current = new LinkedHashMap<>();
                sections.add(Map.entry(section.group(1), current));
            } else if (entry.matches()) {
                current.put(entry.group(1), entry.group(2).replaceFirst("^[\"']([^\"']*)[\"'].*$", "$1"));
            }
        }
        return sections;
    }
}
