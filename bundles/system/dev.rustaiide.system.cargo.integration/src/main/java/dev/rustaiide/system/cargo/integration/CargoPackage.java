package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;

/**
 * A member of a workspace.
 *
 * @param manifest its {@code Cargo.toml}
 * @param features names, in alphabetical order
 * @param edition e.g. {@code 2024}
 */
public record CargoPackage(String name, String version, Path manifest, String edition, List<CargoTarget> targets,
        List<String> features) {
    public CargoPackage {
        targets = List.copyOf(targets);
        features = List.copyOf(features);
    }

    public Path folder() {
        Path parent = manifest.getParent();
        return parent == null ? manifest : parent;
    }
}
