package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** The Model Context Protocol as agents of others speak it to us, and as we speak it to the servers of others. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class McpStoryTest {
    @TempDir
    Path work;
    private CommandLine cli;
    private Path project;

    @BeforeEach
    void make_a_project() throws Exception {
        cli = new CommandLine(work);
        project = Files.createDirectories(work.resolve("shapes")).toRealPath();
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("Cargo.toml"), "[package]\nname = \"shapes\"\nversion = \"0.1.0\"\n");
        Files.writeString(project.resolve("src/lib.rs"), """
                /// How large the surface is.
                pub fn area(width: f64, height: f64) -> f64 {
                    width * height
                }

                pub fn volume(width: f64, height: f64, depth: f64) -> f64 {
                    area(width, height) * depth
                }
                """);
    }

    /** An agent that has started the server. */
    private final class Agent implements AutoCloseable {
        private final Process process;
        private final BufferedWriter out;
        private final BufferedReader in;
        private int id;

        Agent() throws IOException {
            process = cli.start("mcp", "--stdio", "--in", project.toString());
            out = process.outputWriter();
            in = process.inputReader();
        }

        Json ask(String method, String parameters) throws IOException, JsonException {
            send("{'jsonrpc': '2.0', 'id': " + ++id + ", 'method': '" + method + "', 'params': " + parameters + "}");
            Json answer = Json.parse(in.readLine());
            while (!answer.string("method", "").isEmpty()) {
                answer = Json.parse(in.readLine());
            }
            assertEquals(id, answer.number("id", -1), answer.print());
            return answer;
        }

        void send(String line) throws IOException {
            out.write(line.replace('\'', '"') + "\n");
            out.flush();
        }

        String use(String tool, String arguments) throws IOException, JsonException {
            Json result = ask("tools/call", "{'name': '" + tool + "', 'arguments': " + arguments + "}").get("result");
            return result.get("content").items().getFirst().string("text", "");
        }

        @Override
        public void close() throws IOException, InterruptedException {
            out.close();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it still serves");
            assertEquals(0, process.exitValue());
        }
    }

    @Test
    void an_agent_asks_for_symbols_definitions_and_lines() throws Exception {
        try (var agent = new Agent()) {
            Json hello = agent.ask("initialize", "{'protocolVersion': '2025-11-25', 'capabilities': {},"
                    + " 'clientInfo': {'name': 'story', 'version': '1'}}").get("result");
            assertEquals("2025-11-25", hello.string("protocolVersion", ""));
            agent.send("{'jsonrpc': '2.0', 'method': 'notifications/initialized'}");
            List<String> tools = agent.ask("tools/list", "{}").get("result").get("tools").items().stream()
                    .map(tool -> tool.string("name", "")).toList();
            assertTrue(tools.containsAll(List.of("symbols", "definition", "references", "search_text", "search",
                    "read_file")), tools.toString());

            assertEquals("src/lib.rs:2:8 function area\n", agent.use("symbols", "{'query': 'area'}"));
            assertEquals("src/lib.rs:2:8 pub fn area(width: f64, height: f64) -> f64 {\n",
                    agent.use("definition", "{'path': 'src/lib.rs', 'line': 7, 'name': 'area'}"));
            assertEquals(2, agent.use("references", "{'path': 'src/lib.rs', 'line': 2, 'name': 'area'}").lines()
                    .count());
            assertTrue(agent.use("calls", "{'path': 'src/lib.rs', 'line': 2, 'name': 'area'}").contains("volume"));
            assertTrue(agent.use("outline", "{'path': 'src/lib.rs'}").contains("6 function volume"));
            assertTrue(agent.use("search", "{'question': 'how big a surface is'}").contains("area"));
            assertTrue(agent.use("read_file", "{'path': '../home/config'}").startsWith("Cannot read"));

            Files.writeString(project.resolve("src/more.rs"), "pub fn areal() {}\n");
            assertTrue(agent.use("symbols", "{'query': 'areal'}").contains("src/more.rs:1:8"));
        }
        assertTrue(Files.notExists(project.resolve(".rust-ai-ide")));
    }

    @Test
    void an_agent_of_the_revision_without_handshake_is_served_too() throws Exception {
        String meta = "'_meta': {'io.modelcontextprotocol/protocolVersion': '2026-07-28',"
                + " 'io.modelcontextprotocol/clientCapabilities': {}}";
        try (var agent = new Agent()) {
            assertTrue(agent.ask("server/discover", "{" + meta + "}").get("result").get("supportedVersions").print()
                    .contains("2026-07-28"));
            Json result = agent.ask("tools/call", "{'name': 'symbols', 'arguments': {'query': 'volume'}, " + meta + "}")
                    .get("result");
            assertEquals("complete", result.string("resultType", ""));
            assertEquals("volume",
                    result.get("structuredContent").get("symbols").items().getFirst().string("name", ""));
        }
    }

    /** Our own server is one of others for our own client. */
    @Test
    void a_server_that_the_user_names_is_tried() throws Exception {
        String servers = Json.array(List.of(Json.object().put("name", "ours").put("command", Json.strings(List.of(
                CommandLine.LAUNCHER.toString(), "--cli", "mcp", "--stdio", "--in", project.toString())))
                .put("on", true).build(), Json.object().put("name", "none").put("command",
                        Json.strings(List.of("no-such-program-at-all"))).put("on", true).build())).print();
        assertEquals(0, cli.run("config", "set", "mcp.servers", servers).exit());

        CommandLine.Output tried = cli.run("mcp", "servers", "--try", "--json");

        List<Json> rows = tried.json().get("servers").items();
        assertTrue(rows.getFirst().get("offered").print().contains("ours_symbols"), tried.out() + tried.err());
        assertEquals(Json.of(false), rows.get(1).get("works"));
        assertEquals(1, tried.exit());
        assertEquals(2, cli.run("mcp", "dance").exit());
        assertEquals(2, cli.run("mcp").exit());
    }
}
