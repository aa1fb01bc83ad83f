package dev.rustaiide.ai.code.index.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.foundation.serialization.Toml;

/** What the crates of a folder are called, by their manifests; each is read again when it has changed. */
final class CrateNames {
    private static final int LARGEST = 1 << 20;
    private static final String LIBRARY = "src/lib.rs";

    private final Map<Path, Manifest> manifests = new HashMap<>();
    private @Nullable FileFacts[] seen = new FileFacts[0];
    private Map<String, List<Path>> roots = Map.of();

    private record Manifest(@Nullable FileFacts facts, String name, Path root) {}

    /** The root files of the libraries that others call {@code name}. */
    synchronized List<Path> roots(String name, Snapshot snapshot) {
        if (seen != snapshot.facts) {
            read(snapshot);
            seen = snapshot.facts;
        }
        return roots.getOrDefault(name, List.of());
    }

    private void read(Snapshot snapshot) {
        Set<Path> there = new HashSet<>();
        boolean changed = false;
        for (int i : snapshot.manifests()) {
            Path path = snapshot.paths[i];
            there.add(path);
            Manifest known = manifests.get(path);
            if (known == null || known.facts != snapshot.facts[i]) {
                manifests.put(path, manifest(path, snapshot.facts[i]));
                changed = true;
            }
        }
        changed |= manifests.keySet().retainAll(there);
        if (changed) {
            Map<String, List<Path>> named = new HashMap<>();
            manifests.values().forEach(each -> named.computeIfAbsent(each.name, name -> new ArrayList<>())
                    .add(each.root));
            named.values().forEach(paths -> paths.sort(null));
            roots = named;
        }
    }

    private static Manifest manifest(Path file, @Nullable FileFacts facts) {
        Map<List<String>, Toml.Value> values = Toml.read(content(file)).values();
        String name = string(values, "lib", "name").or(() -> string(values, "package", "name")).orElse("");
        String root = string(values, "lib", "path").orElse(LIBRARY);
        return new Manifest(facts, name.replace('-', '_'), resolved(file, root).normalize());
    }

    private static Path resolved(Path manifest, String root) {
        try {
            return manifest.resolveSibling(root);
        } catch (InvalidPathException noPath) {
            // Cargo finds nothing there either.
            return manifest.resolveSibling(LIBRARY);
        }
    }

    private static Optional<String> string(Map<List<String>, Toml.Value> values, String table, String key) {
        return Optional.ofNullable(values.get(List.of(table, key))).flatMap(Toml.Value::string);
    }

    private static String content(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            // Then it names no crate.
            return "";
        }
    }
}
