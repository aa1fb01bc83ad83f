package dev.rustaiide.system.lsp.client;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a server is on this machine.
 *
 * @param program what starts it; empty if there is none
 * @param origin how it was found: {@code setting}, {@code rustup}, {@code path} or {@code tools}
 * @param hint what to do where it is missing, or something looked like it and was none
 */
public record FoundServer(ServerDefinition definition, Optional<Path> program, String origin, String hint) {}
