package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.types.Diagnostic;

/**
 * The problems of a workspace; each list replaces all that a check said about the file before.
 *
 * @param byFile files with problems, and with an empty list those that had some when this workspace was last checked
 * @param success whether everything compiled; false as well if Cargo was killed
 */
public record CheckResult(Map<Path, List<Diagnostic>> byFile, boolean success) {
    public CheckResult {
        byFile = byFile.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** The problems of all files. */
    public List<Diagnostic> all() {
        return byFile.values().stream().flatMap(List::stream).toList();
    }
}
