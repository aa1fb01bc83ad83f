package dev.rustaiide.system.mcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.mcp.McpServer;
import dev.rustaiide.system.network.services.testing.TestNetwork;

/** Against servers of tools at an address, with sessions and without. */
@Timeout(60)
class HttpPeerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path home;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private TestSettings settings;
    private TestNetwork network;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        network("--set", "network.open=true", "--set", "network.allowed=" + origin());
    }

    private void network(String... arguments) {
        Events events = nothing(Events.class);
        settings = new TestSettings(home, TestNetwork.keys(), List.of(arguments), List::of, nothing(TextFiles.class),
                events);
        network = new TestNetwork(settings.settings(), events);
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, m, v) -> null));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        network.close();
        settings.close();
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Peer peer() {
        return new HttpPeer("far", URI.create(origin() + "/mcp"), "t0ken", network.network());
    }

    private McpServer declared() {
        return new McpServer("far", List.of(), Optional.of(URI.create(origin() + "/mcp")), List.of(), List.of(),
                List.of(), true);
    }

    private interface Answers {
        void to(Json message, HttpExchange exchange) throws IOException;
    }

    private void on(Answers answers) {
        server.createContext("/mcp", exchange -> {
            try (exchange) {
                Json message = Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                asked.add(message.string("method", "") + ' ' + header(exchange, "Authorization") + ' '
                        + header(exchange, "MCP-Protocol-Version") + ' ' + header(exchange, "Mcp-Session-Id") + ' '
                        + header(exchange, "Mcp-Method") + ' ' + header(exchange, "Mcp-Name"));
                answers.to(message, exchange);
            } catch (JsonException none) {
                throw new IOException(none);
            }
        });
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String result(Json message, String result) {
        return "{'jsonrpc': '2.0', 'id': " + message.get("id").print() + ", 'result': " + result + "}";
    }

    private static String text(String words) {
        return "{'content': [{'type': 'text', 'text': '" + words + "'}]}";
    }

    @Test
    void a_server_with_sessions_is_asked_within_one() throws Exception {
        on((message, exchange) -> {
            switch (message.string("method", "")) {
                case "initialize" -> {
                    exchange.getResponseHeaders().add("Mcp-Session-Id", "s1");
                    reply(exchange, 200, "application/json",
                            result(message, "{'protocolVersion': '2025-11-25', 'capabilities': {}}"));
                }
                case "tools/list" -> reply(exchange, 200, "application/json", result(message,
                        "{'tools': [{'name': 'find', 'inputSchema': {'type': 'object'}}]}"));
                case "tools/call" -> reply(exchange, 200, "text/event-stream", ": hello\n\n"
                        + "data: {'jsonrpc': '2.0', 'method': 'notifications/progress', 'params': {}}\n\n"
                        + "data: {'jsonrpc': '2.0', 'id': 7777, 'result': {}}\n\n"
                        + "data: " + result(message, text("found it")) + "\n\n");
                default -> reply(exchange, 202, "application/json", "");
            }
        });
        try (Connection connection = Connection.open(declared(), peer())) {
            assertEquals("far_find", connection.selection().tools().getFirst().name());
            assertEquals("found it", Told.text(connection.use("find", Json.object().build(), PATIENCE)));
        }
        assertEquals("initialize Bearer t0ken null null null null", asked.getFirst());
        assertTrue(asked.contains("tools/call Bearer t0ken 2025-11-25 s1 null null"), asked.toString());
    }

    @Test
    void a_server_without_sessions_is_told_everything_each_time() throws Exception {
        on((message, exchange) -> {
            Json meta = message.get("params").get("_meta");
            boolean modern = meta.string("io.modelcontextprotocol/protocolVersion", "").equals("2026-07-28")
                    && meta.get("io.modelcontextprotocol/clientCapabilities") instanceof Json.Obj
                    && header(exchange, "MCP-Protocol-Version").equals("2026-07-28");
            if (!modern) {
                reply(exchange, 400, "application/json", "{'jsonrpc': '2.0', 'id': " + message.get("id").print()
                        + ", 'error': {'code': -32020, 'message': 'headers are missing'}}");
            } else if (message.string("method", "").equals("tools/call")) {
                reply(exchange, 200, "application/json", result(message, text("found it")));
            } else {
                reply(exchange, 200, "application/json", result(message, "{'resultType': 'complete', 'tools': []}"));
            }
        });
        try (Connection connection = Connection.open(declared(), peer())) {
            assertEquals("found it", Told.text(connection.use("find", Json.object().build(), PATIENCE)));
        }
        assertEquals("tools/call Bearer t0ken 2026-07-28 null tools/call find", asked.getLast());
    }

    private String why() {
        return assertThrows(FailureException.class, () -> Connection.open(declared(), peer())).failure().why();
    }

    @Test
    void what_is_no_server_of_tools_is_said() throws Exception {
        on((message, exchange) -> reply(exchange, 200, "text/html", "<html>Log in</html>"));
        assertEquals("It answered with something that is no message.", why());
        server.removeContext("/mcp");
        assertEquals("It answered 404.", why());
        on((message, exchange) -> reply(exchange, 200, "text/event-stream", ": nothing\n\n"));
        assertEquals("Its answer ends in the middle.", why());
        server.removeContext("/mcp");
        on((message, exchange) -> reply(exchange, 200, "application/json",
                result(message, "{'protocolVersion': '1'}")));
        assertTrue(why().startsWith("It speaks revision “1”"), why());
    }

    @Test
    void what_needs_a_person_is_said_to_need_one() throws Exception {
        on((message, exchange) -> reply(exchange, 200, "application/json", result(message,
                message.string("method", "").equals("tools/call") ? "{'resultType': 'input_required'}"
                        : "{'protocolVersion': '2025-06-18', 'tools': []}")));
        try (Connection connection = Connection.open(declared(), peer())) {
            var failed = assertThrows(FailureException.class,
                    () -> connection.use("find", Json.object().build(), PATIENCE));
            assertTrue(failed.failure().why().contains("only a person"), failed.failure().why());
        }
    }

    @Test
    void nothing_is_asked_while_the_gate_is_closed() {
        stop();
        on((message, exchange) -> reply(exchange, 200, "application/json", "{}"));
        network();
        assertEquals("The network gate is closed.", why());
        assertEquals(List.of(), asked);
    }
}
