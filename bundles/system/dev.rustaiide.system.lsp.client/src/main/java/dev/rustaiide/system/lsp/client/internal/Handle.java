package dev.rustaiide.system.lsp.client.internal;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;

/**
 * What is needed to go on from an answer.
 *
 * @param text that the answer was about
 * @param item as the server sent it
 */
record Handle(SupervisedServer server, SourceText text, Json item) {}
