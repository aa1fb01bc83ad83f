package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether an adapter can be used here.
 *
 * @param program where it is; empty if it is not installed, or a server
 * @param trouble why it cannot be used, as a sentence, and how to mend that; empty if it can
 */
public record FoundAdapter(AdapterDefinition definition, Optional<Path> program, String trouble) {
    public boolean isUsable() {
        return trouble.isEmpty() && (program.isPresent() || definition.isServer());
    }
}
