package dev.rustaiide.ai.code.index.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.FileFacts;

/** What the crates of a folder are called, by their manifests; each is read again when it has changed. */
final class CrateNames {
    private static final int LARGEST = 1 << 20;

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
        String section = "";
        String name = "";
        String library = "";
        String root = "src/lib.rs";
        for (String line : content(file).split("\n")) {
            String trimmed = line.strip();
            if (trimmed.startsWith("[")) {
                section = trimmed;
            } else if ("[package]".equals(section) && trimmed.matches("name\\s*=.*")) {
                name = quoted(trimmed);
            } else if ("[lib]".equals(section) && trimmed.matches("name\\s*=.*")) {
                library = quoted(trimmed);
            } else if ("[lib]".equals(section) && trimmed.matches("path\\s*=.*")) {
                root = quoted(trimmed);
            }
        }
        String called = (library.isEmpty() ? name : library).replace('-', '_');
        return new Manifest(facts, called, file.resolveSibling(root).normalize());
    }

    private static String quoted(String line) {
        int start = line.indexOf('"');
        int end = line.indexOf('"', start + 1);
        return start < 0 || end < 0 || line.indexOf('\0') >= 0 ? "" : line.substring(start + 1, end);
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
