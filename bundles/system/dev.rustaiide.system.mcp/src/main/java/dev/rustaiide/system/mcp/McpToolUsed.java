package dev.rustaiide.system.mcp;

import dev.rustaiide.foundation.events.Audited;

/**
 * A tool of a server was used, and that has ended. Arguments and answers are not told.
 *
 * @param outcome {@code done}, {@code failed} or {@code cancelled}
 * @param sent characters of the arguments
 * @param received characters of the answer
 */
public record McpToolUsed(String server, String tool, String outcome, int sent, int received) implements Audited {}
