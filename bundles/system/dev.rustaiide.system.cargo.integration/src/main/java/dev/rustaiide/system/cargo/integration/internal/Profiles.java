package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.serialization.Toml;


/** Which ways to build a workspace has. */
final class Profiles {
    /** Cargo refuses to be asked for these by name, and goes by them itself. */
    private static final Set<String> IMPLIED = Set.of("test", "bench", "doc", "build-override");

    private Profiles() {}

    /** Cargo's own, then those of {@code manifest} in their order. */
    static List<String> of(Path manifest) {
        Set<String> names = new LinkedHashSet<>(List.of("dev", "release"));
        try {
            for (Toml.Section section : Toml.read(Files.readString(manifest, StandardCharsets.UTF_8)).sections()) {
                if (section.name().size() >= 2 && section.name().getFirst().equals("profile")
                        && !IMPLIED.contains(section.name().get(1))) {
                    names.add(section.name().get(1));
                }
            }
        } catch (IOException unreadable) {
            // Cargo could read it a moment ago; its own profiles are there in any case.
        }
        return new ArrayList<>(names);
    }
}
