package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;

/**
 * A member of a workspace.
 *
 * @param manifest its {@code Cargo.toml}
 * @param edition e.g. {@code 2024}
 * @param features by name
 * @param dependencies as its manifest names them
 * @param licence as its manifest says it; empty if it does not
 */
public record CargoPackage(String name, String version, Path manifest, String edition, List<CargoTarget> targets,
        List<CargoFeature> features, List<CargoDependency> dependencies, String licence) {
    public CargoPackage {
        targets = List.copyOf(targets);
        features = List.copyOf(features);
        dependencies = List.copyOf(dependencies);
    }

    public Path folder() {
        Path parent = manifest.getParent();
        return parent == null ? manifest : parent;
    }
}
