package dev.rustaiide.system.testing.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.system.cargo.integration.CargoTarget;

/** Which targets of a manifest have a main of their own ({@code harness = false}); Cargo tells it nowhere. */
record ManifestHarness(Toml manifest) {
    static ManifestHarness of(String manifest) {
        return new ManifestHarness(Toml.read(manifest));
    }

    boolean isOwn(CargoTarget target) {
        return manifest.tables(kind(target)).stream().anyMatch(table -> isNamed(table, target)
                && table.get(List.of("harness")) instanceof Toml.Bare(String text, int from, int to)
                && text.equals("false"));
    }

    private static boolean isNamed(Map<List<String>, Toml.Value> table, CargoTarget target) {
        return target.kind() == CargoTarget.Kind.LIBRARY || Optional.ofNullable(table.get(List.of("name")))
                .flatMap(Toml.Value::string).equals(Optional.of(target.name()));
    }

    private static String kind(CargoTarget target) {
        return switch (target.kind()) {
            case LIBRARY -> "lib";
            case PROGRAM -> "bin";
            case EXAMPLE -> "example";
            case TEST -> "test";
            case BENCH -> "bench";
            case BUILD_SCRIPT -> "build";
        };
    }
}
