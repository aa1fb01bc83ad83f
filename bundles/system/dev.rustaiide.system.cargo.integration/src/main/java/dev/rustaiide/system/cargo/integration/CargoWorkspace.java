package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The members of a workspace; a single package is a workspace of one.
 *
 * @param root the folder of the workspace's own {@code Cargo.toml}
 * @param targetFolder where Cargo puts what it builds
 * @param packages the members, by name
 * @param standard those of them that Cargo takes in the root if it is told none
 * @param profiles the ways to build that there are: {@code dev}, {@code release} and those of the manifest
 */
public record CargoWorkspace(Path root, Path targetFolder, List<CargoPackage> packages, List<CargoPackage> standard,
        List<String> profiles) {
    public CargoWorkspace {
        packages = List.copyOf(packages);
        standard = List.copyOf(standard);
        profiles = List.copyOf(profiles);
    }

    public Path manifest() {
        return root.resolve("Cargo.toml");
    }

    /** The member that {@code file} lies in, the innermost one if they are nested. */
    public Optional<CargoPackage> packageOf(Path file) {
        return packages.stream().filter(one -> file.startsWith(one.folder()))
                .max(Comparator.comparingInt(one -> one.folder().getNameCount()));
    }

    /** The member called {@code name}. */
    public Optional<CargoPackage> member(String name) {
        return packages.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
