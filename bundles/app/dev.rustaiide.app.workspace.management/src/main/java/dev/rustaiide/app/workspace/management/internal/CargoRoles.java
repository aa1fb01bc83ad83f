package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.foundation.serialization.Toml;

/** Sees what a folder is to Cargo by looking at it, without running anything. */
final class CargoRoles {
    private static final int LOOKED_AT = 1 << 16;

    private CargoRoles() {}

    /** Adds what {@code folder} is to {@code traits}. */
    static void add(Path folder, Set<Trait> traits) {
        if (folder.endsWith("target") && Files.exists(folder.resolve("CACHEDIR.TAG"))) {
            traits.add(Trait.CARGO_TARGET);
            return;
        }
        Path manifest = folder.resolve("Cargo.toml");
        if (!Files.isRegularFile(manifest)) {
            return;
        }
        Toml said = Toml.read(start(manifest));
        if (said.has("workspace")) {
            traits.add(Trait.CARGO_WORKSPACE);
        }
        if (said.has("package")) {
            traits.add(Trait.CARGO_CRATE);
        }
    }

    private static String start(Path manifest) {
        try (var in = Files.newInputStream(manifest)) {
            return new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // A folder whose manifest cannot be read is a folder like any other.
            return "";
        }
    }
}
