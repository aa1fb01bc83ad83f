package dev.rustaiide.foundation.fs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Folders that tools fill with what nobody wrote, known by their names and by what is in them or beside them: where no
 * {@code .gitignore} says so, they would be searched and indexed all the same.
 */
final class GeneratedFolders {
    /** One of these must be in a folder of that name, or beside it after {@code ../}; none if the name is enough. */
    private static final Map<String, List<String>> SIGNS = Map.ofEntries(
            Map.entry("target", List.of("CACHEDIR.TAG", "../pom.xml")),
            Map.entry("node_modules", List.of()),
            Map.entry("bower_components", List.of()),
            Map.entry("__pycache__", List.of()),
            Map.entry(".mypy_cache", List.of()),
            Map.entry(".pytest_cache", List.of()),
            Map.entry(".ruff_cache", List.of()),
            Map.entry(".tox", List.of()),
            Map.entry(".gradle", List.of()),
            Map.entry(".venv", List.of("pyvenv.cfg")),
            Map.entry("venv", List.of("pyvenv.cfg")),
            Map.entry("env", List.of("pyvenv.cfg")),
            Map.entry("build", List.of("CMakeCache.txt", "../build.gradle", "../build.gradle.kts")),
            Map.entry("cmake-build-debug", List.of()),
            Map.entry("cmake-build-release", List.of()));

    private GeneratedFolders() {}

    /** Looks at the disk for the few names that need it. */
    static boolean has(Path folder) {
        @Nullable List<String> signs = SIGNS.get(String.valueOf(folder.getFileName()));
        return signs != null && (signs.isEmpty() || signs.stream().anyMatch(sign -> Files.exists(sign.startsWith("../")
                ? folder.resolveSibling(sign.substring("../".length())) : folder.resolve(sign))));
    }
}
