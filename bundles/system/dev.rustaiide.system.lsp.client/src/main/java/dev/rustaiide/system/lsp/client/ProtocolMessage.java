package dev.rustaiide.system.lsp.client;

import java.time.Instant;

/**
 * A message between us and a server.
 *
 * @param sent whether it went to the server
 * @param text JSON as it was sent, or its beginning
 * @param length in bytes, of all of it
 */
public record ProtocolMessage(Instant time, boolean sent, String text, int length) {}
