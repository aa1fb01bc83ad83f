package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Somewhere that packages come from, as far as it lies on this machine. */
public sealed interface CrateSource permits DirectorySource, IndexSource {
    /** As people call it. */
    String title();

    /** What it has of {@code name}; empty if nothing, or nothing that lies here. */
    Optional<KnownCrate> find(String name) throws IOException;

    /** Names that have {@code part} in them, at most {@code most}: those that begin with it first. */
    List<String> names(String part, int most) throws IOException;
}
