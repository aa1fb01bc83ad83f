package dev.rustaiide.system.lsp.client;

import java.nio.file.Path;
import java.util.OptionalInt;

import dev.rustaiide.foundation.language.SourceChanged.Stage;

/**
 * How a server does.
 *
 * @param message what it is at, or what is wrong and what to do; may be empty
 * @param percent of what it is at
 * @param version as it tells it; may be empty
 * @param pid of its process; 0 if none runs
 */
public record ServerState(String server, Path root, Stage stage, String message, OptionalInt percent, String version,
        long pid) {}
