package dev.rustaiide.system.mcp;

import dev.rustaiide.foundation.events.Audited;

/**
 * A server of the user's settings was started, or was asked for the first time.
 *
 * @param what its program, or its address
 * @param folder that it was started in; empty for an address
 */
public record McpServerStarted(String server, String what, String folder) implements Audited {}
