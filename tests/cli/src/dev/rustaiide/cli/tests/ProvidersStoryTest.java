package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** Models that others run: a server in another process that speaks as OpenAI's does, asked through the gate. */
class ProvidersStoryTest {
    private static final String KEY = "sk-story-0123456789abcdef";

    @TempDir
    Path work;
    private CommandLine cli;
    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cli = new CommandLine(work);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", exchange -> {
            try (exchange) {
                note(exchange);
                byte[] body = "{\"data\":[{\"id\":\"story-model\"}]}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    private void note(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + ' ' + body);
    }

    /** Word by word, as a model writes. */
    private void chat(HttpExchange exchange) throws IOException {
        try (exchange) {
            note(exchange);
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (String word : List.of("rea", "dy")) {
                out.write(("data: {\"choices\":[{\"delta\":{\"content\":\"" + word + "\"}}]}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.write(("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"usage\":"
                    + "{\"prompt_tokens\":11,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void a_server_is_named_given_its_key_and_asked_once_the_gate_is_open() throws Exception {
        CommandLine.Output added = cli.run("providers", "add", "mine", "--kind", "openai", "--address", origin(),
                "--models", "story-model", "--allow");
        assertEquals(0, added.exit(), added.err());
        assertTrue(added.err().contains("The network gate is closed."), added.err());

        CommandLine.Output refused = cli.run("providers", "check", "mine", "--json");
        assertEquals(1, refused.exit());
        assertTrue(refused.json().get("checked").items().getFirst().string("why", "").contains("gate is closed"));
        assertEquals(List.of(), asked);

        assertEquals(0, cli.runWith(KEY + "\n", "providers", "key", "mine").exit());
        assertEquals(0, cli.run("config", "set", "network.open", "true").exit());
        CommandLine.Output checked = cli.run("providers", "check", "mine", "--json");
        Json row = checked.json().get("checked").items().getFirst();
        assertEquals(0, checked.exit(), checked.out() + checked.err());
        assertEquals("ready", row.string("answer", ""));
        assertEquals(11, row.number("readTokens", 0));
        assertTrue(row.flag("listed", false));
        assertEquals(2, asked.size());
        assertTrue(asked.getLast().startsWith("/v1/chat/completions Bearer " + KEY), asked.getLast());
        assertTrue(asked.getLast().contains("\"stream\":true"), asked.getLast());

        String trail = cli.run("audit", "list", "--json").out();
        assertTrue(trail.contains("story-model") && trail.contains("external.apis"), trail);
        assertFalse(trail.contains(KEY), "the key is in the trail");
        assertFalse(trail.contains("Answer with"), "the question is in the trail");
        keyIsNowhere();
        assertEquals(0, cli.run("providers", "remove", "mine").exit());
        assertEquals(List.of(), cli.run("providers", "list", "--json").json().get("providers").items());
    }

    private void keyIsNowhere() throws IOException {
        try (Stream<Path> files = Files.walk(cli.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(KEY), file + " has the key");
            }
        }
    }

    @Test
    void a_question_on_the_code_is_answered_by_the_server_once_it_may_be_asked() throws Exception {
        Path project = Files.createDirectories(work.resolve("shapes/src"));
        Files.writeString(project.resolve("lib.rs"), "/// How large the surface is.\npub fn area() -> u32 { 42 }\n");
        cli.run("providers", "add", "mine", "--kind", "openai", "--address", origin(), "--models", "story-model",
                "--allow");
        cli.run("config", "set", "network.open", "true");
        String[] question = {"chat", "How large is the surface?", "--in", project.getParent().toString(), "--json"};
        assertFalse(cli.run(question).out().contains("ready"));
        assertEquals(List.of(), asked);

        assertEquals(0, cli.run("config", "set", "ai.remote", "mine").exit());
        CommandLine.Output answer = cli.run(question);

        assertTrue(answer.out().contains("mine/story-model"), answer.out() + answer.err());
        assertTrue(answer.out().contains("ready"), answer.out());
        assertTrue(asked.getLast().contains("How large is the surface?"), asked.toString());
    }

    @Test
    void a_server_that_is_gone_ends_with_a_reason() throws Exception {
        String gone = origin();
        server.stop(0);
        cli.run("providers", "add", "mine", "--kind", "openai", "--address", gone, "--models", "m", "--allow");
        CommandLine.Output checked = cli.run("providers", "check", "--json", "--set", "network.open=true");
        assertEquals(1, checked.exit());
        assertTrue(checked.json().get("checked").items().getFirst().string("why", "").contains("connection failed"),
                checked.out());
    }
}
