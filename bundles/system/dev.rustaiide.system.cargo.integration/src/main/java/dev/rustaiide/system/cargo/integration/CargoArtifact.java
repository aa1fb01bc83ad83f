package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Something that Cargo built out of a package.
 *
 * @param target what it was built from
 * @param files what was made of it
 * @param program what can be run, if it can
 * @param fresh whether it was built before and is still good
 */
public record CargoArtifact(String packageName, CargoTarget target, List<Path> files, Optional<Path> program,
        boolean fresh) {
    public CargoArtifact {
        files = List.copyOf(files);
    }
}
