package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;

/**
 * A workspace as Cargo described it, with the times of all that it was read from: manifests, and the folders in which
 * Cargo finds members and targets by itself. Asking again costs a process.
 */
record KnownWorkspace(CargoWorkspace workspace, Map<Path, Long> times) {
    private static final List<String> TARGETS = List.of("", "src", "src/bin", "tests", "examples", "benches");

    static KnownWorkspace of(CargoWorkspace workspace) {
        Map<Path, Long> times = new LinkedHashMap<>();
        note(workspace.manifest(), times);
        note(workspace.root(), times);
        for (CargoPackage each : workspace.packages()) {
            note(each.manifest(), times);
            note(each.folder().resolveSibling(""), times);
            TARGETS.forEach(name -> note(each.folder().resolve(name), times));
        }
        return new KnownWorkspace(workspace, times);
    }

    private static void note(Path place, Map<Path, Long> times) {
        times.computeIfAbsent(place, KnownWorkspace::time);
    }

    private static long time(Path place) {
        try {
            return Files.getLastModifiedTime(place).toMillis();
        } catch (IOException notThere) {
            return 0;
        }
    }

    boolean isFresh() {
        return times.entrySet().stream().allMatch(each -> time(each.getKey()) == each.getValue());
    }
}
