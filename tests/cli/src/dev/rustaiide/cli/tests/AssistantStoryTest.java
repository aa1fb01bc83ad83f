package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/**
 * Questions are answered and work is done in the product: without a model, and with one behind a server that speaks
 * OpenAI's protocol and says what the story has it say.
 */
class AssistantStoryTest {
    private static final String CODE = """
            /// Sends the picture to the server once more when that has failed.
            pub fn retry_upload(times: usize) -> bool {
                times > 0
            }
            """;

    @TempDir
    Path work;
    private CommandLine cli;
    private Path project;
    private HttpServer server;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void make_a_project() throws Exception {
        cli = new CommandLine(work);
        project = Files.createDirectories(work.resolve("net")).toRealPath();
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("src/lib.rs"), CODE);
        Files.writeString(project.resolve("Cargo.toml"),
                "[package]\nname = \"net\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] reply = (answers.remove() + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private void says(String text) {
        answers.add(event("{\"content\":" + Json.of(text).print() + "}", "null") + event("{}", "\"stop\""));
    }

    private void uses(String tool, String arguments) {
        String call = Json.object().put("name", tool).put("arguments", arguments.replace('\'', '"')).build().print();
        answers.add(event("{\"tool_calls\":[{\"index\":0,\"id\":\"c" + answers.size() + "\",\"type\":\"function\","
                + "\"function\":" + call + "}]}", "null") + event("{}", "\"tool_calls\""));
    }

    private static String event(String delta, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    private void provide() throws Exception {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        CommandLine.Output added = cli.run("providers", "add", "story", "--kind", "openai", "--address", address,
                "--models", "scripted", "--no-key", "--allow", "--stays-here");
        assertEquals(0, added.exit(), added.err());
        CommandLine.Output opened = cli.run("config", "set", "network.open", "true");
        assertEquals(0, opened.exit(), opened.err());
    }

    @Test
    void without_a_model_a_question_is_answered_with_places_and_the_answer_says_so() throws Exception {
        CommandLine.Output output = cli.run("chat", "where is an upload tried again?", "--in", project.toString(),
                "--json");
        Json json = output.json();

        assertEquals(0, output.exit(), output.err());
        assertEquals("search", json.string("by"));
        assertTrue(json.string("answer").startsWith("No model that answers can be asked"), json.string("answer"));
        assertTrue(json.string("answer").contains("retry_upload"), json.string("answer"));
        assertTrue(json.get("citations").items().getFirst().string("mention").startsWith("src/lib.rs:"), output.out());
        CommandLine.Output agent = cli.run("agent", "do it", "--in", project.toString(), "--apply", "--json");
        assertEquals(3, agent.exit());
        assertEquals(Json.of(false), agent.json().get("applied"));
    }

    @Test
    void an_agent_edits_runs_the_tests_and_its_lines_are_found_in_the_trail() throws Exception {
        provide();
        uses("edit_file",
                "{'path': 'src/lib.rs', 'old': 'times > 0', 'new': 'let most = 3;\\n    times.min(most) > 0'}");
        uses("run", "{'command': ['cargo', 'check', '--quiet']}");
        uses("run", "{'command': ['sh', '-c', 'touch /tmp/evil']}");
        says("Uploads are tried three times at most, see src/lib.rs:3.");
        CommandLine.Output output = cli.run("agent", "limit the times", "--in", project.toString(), "--apply",
                "--trust", "--allow", "run", "--json");
        Json json = output.json();

        assertEquals(0, output.exit(), output.out() + output.err());
        List<Json> steps = json.get("steps").items();
        assertEquals(List.of("done", "done", "failed"), steps.stream().map(step -> step.string("state", "")).toList(),
                output.out());
        assertEquals("story/scripted", json.string("model"));
        assertEquals("src/lib.rs:3", json.get("citations").items().getFirst().string("mention"));
        assertTrue(Files.readString(project.resolve("src/lib.rs")).contains("let most = 3;"));
        assertFalse(Files.exists(project.resolve("target")), "it ran in a copy");
        assertTrue(asked.getFirst().contains("retry_upload"), "the model is shown what fits the task");

        Files.writeString(project.resolve("src/lib.rs"), "//! Mine.\n\n"
                + Files.readString(project.resolve("src/lib.rs")).replace("let most = 3", "let most: usize = 3"));
        Json blame = cli.run("audit", "blame", project.resolve("src/lib.rs").toString(), "--json").json();
        assertEquals(1, blame.number("accepted"), blame.print());
        assertEquals(1, blame.number("edited"), blame.print());
        Json part = blame.get("parts").items().getFirst();
        assertEquals("story/scripted", part.string("model"));
        assertEquals("edit_file run", String.join(" ", part.get("tools").items().stream()
                .map(tool -> tool.asString().orElse("")).toList()));
        assertEquals(0, cli.run("audit", "verify").exit());
    }

    @Test
    void what_nobody_allowed_is_refused_and_a_dry_run_changes_nothing() throws Exception {
        provide();
        uses("run", "{'command': ['cargo', 'check']}");
        uses("write_file", "{'path': '../outside.rs', 'text': 'x'}");
        uses("write_file", "{'path': 'src/new.rs', 'text': 'fn fresh() {}\\n'}");
        says("Done.");
        CommandLine.Output output = cli.run("agent", "go", "--in", project.toString(), "--dry-run", "--json");

        assertEquals(0, output.exit(), output.err());
        assertEquals(List.of("refused", "failed", "done"), output.json().get("steps").items().stream()
                .map(step -> step.string("state", "")).toList(), output.out());
        assertTrue(output.json().string("diff").contains("+fn fresh() {}"), output.out());
        assertFalse(Files.exists(project.resolve("src/new.rs")));
        assertFalse(Files.exists(work.resolve("outside.rs")));
    }

    @Test
    void lines_are_rewritten_shown_applied_and_taken_back() throws Exception {
        String place = project.resolve("src/lib.rs") + ":3";
        CommandLine.Output without = cli.run("rewrite", place, "never more than three times");
        assertEquals(3, without.exit());
        assertTrue(without.err().contains("rust-ai-ide models import"), without.err());
        provide();
        String better = CODE.replace("times > 0", "times.min(3) > 0");
        says("Sure.\n```rust\n" + better + "```\n");
        CommandLine.Output shown = cli.run("rewrite", place, "never more than three times", "--dry-run");
        assertEquals(0, shown.exit(), shown.err());
        assertTrue(shown.out().contains("-    times > 0\n+    times.min(3) > 0\n"), shown.out());
        assertEquals(CODE, Files.readString(project.resolve("src/lib.rs")));
        says("I would rather not.");
        says("```rust\n" + better + "```\n");
        CommandLine.Output applied = cli.run("rewrite", place, "never more than three times", "--apply", "--json");
        assertEquals(0, applied.exit(), applied.err());
        assertEquals(Json.of(true), applied.json().get("applied"));
        assertEquals("1-4", applied.json().string("lines"));
        assertEquals(better, Files.readString(project.resolve("src/lib.rs")));
        Json blame = cli.run("audit", "blame", project.resolve("src/lib.rs").toString(), "--json").json();
        assertEquals(1, blame.number("accepted"), blame.print());
        assertEquals("story/scripted", blame.get("parts").items().getFirst().string("model"));
        assertEquals(0, cli.run("refactor", "undo", "--in", project.toString()).exit());
        assertEquals(CODE, Files.readString(project.resolve("src/lib.rs")));
    }
}
