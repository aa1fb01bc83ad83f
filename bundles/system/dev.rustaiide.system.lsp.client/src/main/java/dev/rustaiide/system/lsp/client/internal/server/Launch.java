package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/**
 * What is needed to start a server.
 *
 * @param options those of the definition, the settings and the folder's trust, in one
 */
record Launch(ServerDefinition definition, Path root, Path program, String version, Json options,
        Map<String, String> environment) {}
