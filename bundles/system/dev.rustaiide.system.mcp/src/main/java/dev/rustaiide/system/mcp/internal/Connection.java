package dev.rustaiide.system.mcp.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.mcp.McpServer;
import dev.rustaiide.system.mcp.internal.Peer.RefusedException;

/** A server that has said what it can do. Any thread may use it. */
final class Connection implements AutoCloseable {
    private static final Duration HELLO = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 50;
    private static final int MOST_LISTED = 5000;

    private final McpServer server;
    private final String name;
    private final Peer peer;
    private volatile OfferedTools.Selection selection = new OfferedTools.Selection(List.of(), Map.of());

    private Connection(McpServer server, Peer peer) {
        this.server = server;
        this.name = server.name();
        this.peer = peer;
    }

    /**
     * Greets the server at the other end, in the way of a session, which most know; one that refuses that is asked
     * without. Blocks. A server that cannot be used is closed.
     */
    static Connection open(McpServer server, Peer peer) throws FailureException, InterruptedException {
        var connection = new Connection(server, peer);
        boolean open = false;
        try {
            connection.greet();
            connection.list();
            open = true;
            return connection;
        } catch (RefusedException refused) {
            throw Told.failure(server.name(), "It refuses: " + refused.getMessage(), "Look into the server's own log.");
        } finally {
            if (!open) {
                peer.close();
            }
        }
    }

    private void greet() throws FailureException, RefusedException, InterruptedException {
        try {
            Json hello = peer.ask("initialize", Json.object().put("protocolVersion", Revision.LAST_WITH_HANDSHAKE)
                    .put("capabilities", Json.object().build()).put("clientInfo", Requests.SELF).build(), HELLO);
            String revision = hello.string("protocolVersion", "");
            if (!Revision.WITH_HANDSHAKE.contains(revision)) {
                throw Told.failure(name, "It speaks revision “" + Told.line(revision) + "” of the protocol.",
                        "Use a server that speaks one of " + String.join(", ", Revision.all()) + '.');
            }
            peer.speak(revision);
            peer.tell("notifications/initialized", Json.object().build());
        } catch (RefusedException stateless) {
            peer.speak(Revision.STATELESS);
            peer.ask("server/discover", Json.object().build(), HELLO);
        }
    }

    private void list() throws FailureException, RefusedException, InterruptedException {
        var all = new ArrayList<Json>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES && all.size() < MOST_LISTED; page++) {
            Json list = peer.ask("tools/list", cursor.isEmpty() ? Json.object().build()
                    : Json.object().put("cursor", cursor).build(), HELLO);
            all.addAll(list.get("tools").items());
            cursor = list.string("nextCursor", "");
            if (cursor.isEmpty()) {
                break;
            }
        }
        selection = OfferedTools.of(server, all);
    }

    /** Asks for the list again, meanwhile. */
    void listAgain() {
        Call.start("mcp " + name + " list", scope -> {
            list();
            return true;
        });
    }

    /** Those of its tools that are offered. */
    OfferedTools.Selection selection() {
        return selection;
    }

    /** What a tool gave. Blocks. */
    Json use(String tool, Json arguments, Duration patience) throws FailureException, InterruptedException {
        try {
            Json result = peer.ask("tools/call", Json.object().put("name", tool).put("arguments", arguments).build(),
                    patience);
            if (!result.string("resultType", "complete").equals("complete")) {
                throw Told.failure(name, "It asks for something that only a person could answer.",
                        "Do this part by hand.");
            }
            return result;
        } catch (RefusedException refused) {
            throw Told.failure(name, "It refuses: " + refused.getMessage() + " (" + refused.code() + ").",
                    "Use the tool in another way.");
        }
    }

    boolean isThere() {
        return peer.isThere();
    }

    @Override
    public void close() {
        peer.close();
    }
}
