package dev.rustaiide.system.mcp.internal;

import java.util.List;

/**
 * Words of the protocol in its revisions (modelcontextprotocol.io/specification). Until 2025-11-25 a session began with
 * a handshake; since 2026-07-28 each request says by itself who asks and in which revision.
 */
final class Revision {
    static final String STATELESS = "2026-07-28";
    static final String LAST_WITH_HANDSHAKE = "2025-11-25";
    static final List<String> WITH_HANDSHAKE = List.of(LAST_WITH_HANDSHAKE, "2025-06-18", "2025-03-26", "2024-11-05");

    static final String META = "_meta";
    static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String CLIENT = "io.modelcontextprotocol/clientInfo";
    static final String ABILITIES = "io.modelcontextprotocol/clientCapabilities";
    static final String SERVER = "io.modelcontextprotocol/serverInfo";

    static final int NO_JSON = -32700;
    static final int NO_REQUEST = -32600;
    static final int NO_METHOD = -32601;
    static final int BAD_PARAMETERS = -32602;
    static final int FAULT = -32603;
    static final int NO_SUCH_REVISION = -32022;

    private Revision() {}

    static List<String> all() {
        return List.of(STATELESS, LAST_WITH_HANDSHAKE, "2025-06-18", "2025-03-26", "2024-11-05");
    }
}
