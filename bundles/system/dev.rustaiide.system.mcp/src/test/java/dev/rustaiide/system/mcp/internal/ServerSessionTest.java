package dev.rustaiide.system.mcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.mcp.internal.ServedTool.ToolResult;

/** A client at the other end of two pipes, in each revision of the protocol. */
@Timeout(30)
class ServerSessionTest {
    private static final String META = "'_meta': {'io.modelcontextprotocol/protocolVersion': '2026-07-28',"
            + " 'io.modelcontextprotocol/clientCapabilities': {}}";

    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private OutputStream toServer;
    private BufferedReader fromServer;
    private Thread serving;

    private final Redactor redactor = new Redactor() {
        @Override
        public String redact(String text) {
            return text.replace("s3cret", Secret.SHOWN);
        }

        @Override
        public void learn(Secret secret) {
            throw new UnsupportedOperationException();
        }
    };

    @BeforeEach
    void start() throws IOException {
        Pipe down = Pipe.open();
        Pipe up = Pipe.open();
        OutputStream toClient = Channels.newOutputStream(down.sink());
        fromServer = new BufferedReader(new InputStreamReader(Channels.newInputStream(down.source()),
                StandardCharsets.UTF_8));
        toServer = Channels.newOutputStream(up.sink());
        var lines = new MessageLines(Channels.newInputStream(up.source()), toClient);
        var session = new ServerSession(lines, tools(), redactor, "1.2.3");
        serving = Thread.ofVirtual().start(() -> {
            try (toClient) {
                session.serve();
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        toServer.close();
        assertTrue(serving.join(Duration.ofSeconds(20)), "it still serves");
    }

    private Map<String, ServedTool> tools() {
        var say = new ServedTool("say", "Say", "Says it.", Map.of("text", ToolField.text("What to say"), "times",
                ToolField.number("How often").optional()), (values, scope) -> new ToolResult("said "
                        + values.text("text").repeat(values.number("times", 1, 0, 3)),
                        Json.object().put("said", values.text("text")).build()));
        var fail = new ServedTool("fail", "Fail", "Fails.", Map.of(), (values, scope) -> {
            throw new FailureException(new Failure.Other("Cannot.", "It is so.", "Try another."));
        });
        var fault = new ServedTool("fault", "Fault", "Is wrong.", Map.of(), (values, scope) -> {
            throw new IllegalStateException("inside");
        });
        var wait = new ServedTool("wait", "Wait", "Waits.", Map.of(), (values, scope) -> {
            scope.report(new Progress("waiting", 1, 4));
            scope.report(new Progress("waiting", 1, 4));
            scope.report(new Progress("waiting", 2, 4));
            began.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException cancelled) {
                stopped.countDown();
                throw cancelled;
            }
            return new ToolResult("", Json.object().build());
        });
        return Map.of("say", say, "fail", fail, "fault", fault, "wait", wait);
    }

    private void send(String line) throws IOException {
        toServer.write((line.replace('\'', '"') + '\n').getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    private Json next() throws IOException, JsonException {
        return Json.parse(fromServer.readLine());
    }

    private Json ask(String line) throws IOException, JsonException {
        send(line);
        return next();
    }

    private Json request(String method, String parameters) throws IOException, JsonException {
        return ask("{'jsonrpc': '2.0', 'id': 'x', 'method': '" + method + "', 'params': {" + parameters + "}}");
    }

    private void shakeHands() throws Exception {
        request("initialize", "'protocolVersion': '2025-06-18', 'capabilities': {}, 'clientInfo': {'name': 't'}");
        send("{'jsonrpc': '2.0', 'method': 'notifications/initialized'}");
    }

    private static String text(Json answer) {
        return answer.get("result").get("content").items().getFirst().string("text", "");
    }

    @Test
    void a_handshake_agrees_on_a_revision() throws Exception {
        for (String revision : List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")) {
            Json answer = request("initialize", "'protocolVersion': '" + revision + "', 'capabilities': {}");
            assertEquals(revision, answer.get("result").string("protocolVersion", ""));
            assertEquals("1.2.3", answer.get("result").get("serverInfo").string("version", ""));
            assertEquals(Json.object().build(), answer.get("result").get("capabilities").get("tools"));
        }
        assertEquals("2025-11-25", request("initialize", "'protocolVersion': '1999-01-01'").get("result")
                .string("protocolVersion", ""));
    }

    @Test
    void tools_are_listed_and_used_after_a_handshake() throws Exception {
        shakeHands();
        Json list = request("tools/list", "");
        assertEquals(4, list.get("result").get("tools").items().size());
        Json say = list.get("result").get("tools").items().stream()
                .filter(tool -> tool.string("name", "").equals("say")).findFirst().orElseThrow();
        assertEquals(Json.strings(List.of("text")), say.get("inputSchema").get("required"));
        assertTrue(say.get("annotations").flag("readOnlyHint", false));

        Json answer = request("tools/call", "'name': 'say', 'arguments': {'text': 'a s3cret', 'times': 2}");
        assertEquals("said a •••a •••", text(answer));
        assertEquals("a •••", answer.get("result").get("structuredContent").string("said", ""));
        assertFalse(answer.get("result").flag("isError", true));
        assertEquals(Json.NULL, answer.get("result").get("resultType"));
    }

    @Test
    void requests_that_say_their_revision_need_no_handshake() throws Exception {
        Json found = request("server/discover", META);
        assertEquals("2026-07-28", found.get("result").get("supportedVersions").items().getFirst().asString().get());
        assertEquals("complete", found.get("result").string("resultType", ""));
        assertEquals("rust-ai-ide",
                found.get("result").get("_meta").get("io.modelcontextprotocol/serverInfo").string("name", ""));
        Json list = request("tools/list", META);
        assertEquals("public", list.get("result").string("cacheScope", ""));
        assertTrue(list.get("result").number("ttlMs", 0) > 0);
        assertEquals("said x", text(request("tools/call", "'name': 'say', 'arguments': {'text': 'x'}, " + META)));
    }

    @Test
    void an_unknown_revision_is_told_which_there_are() throws Exception {
        Json error = request("tools/list", "'_meta': {'io.modelcontextprotocol/protocolVersion': '1900-01-01'}")
                .get("error");
        assertEquals(-32022, error.number("code", 0));
        assertEquals("1900-01-01", error.get("data").string("requested", ""));
        assertEquals(5, error.get("data").get("supported").items().size());
        assertEquals(-32602, request("tools/list",
                "'_meta': {'io.modelcontextprotocol/protocolVersion': '2026-07-28'}").get("error").number("code", 0));
    }

    @Test
    void without_either_nothing_is_told_but_how_to_begin() throws Exception {
        Json error = request("tools/list", "").get("error");
        assertEquals(-32602, error.number("code", 0));
        assertTrue(error.string("message", "").contains("initialize"), error.print());
        assertEquals(Json.object().build(), request("ping", "").get("result"));
    }

    @Test
    void what_is_no_request_is_said_to_be_none_and_the_next_one_works() throws Exception {
        shakeHands();
        assertEquals(-32700, ask("{'jsonrpc'").get("error").number("code", 0));
        assertEquals(-32600, ask("[]").get("error").number("code", 0));
        assertEquals(-32600, ask("{'jsonrpc': '2.0', 'id': {}, 'method': 'ping'}").get("error").number("code", 0));
        assertEquals(-32600, ask("{'jsonrpc': '1.0', 'id': 1, 'method': 'ping'}").get("error").number("code", 0));
        assertEquals(-32601, request("tools/dance", "").get("error").number("code", 0));
        assertEquals(-32602, request("tools/call", "'name': 'nobody'").get("error").number("code", 0));
        send("{'jsonrpc': '2.0', 'id': 9, 'result': {}}");
        send("{'jsonrpc': '2.0', 'method': 'notifications/cancelled', 'params': {'requestId': 77}}");
        send("");
        assertEquals("said ok", text(request("tools/call", "'name': 'say', 'arguments': {'text': 'ok'}")));
    }

    @Test
    void arguments_that_do_not_fit_are_told_to_the_model() throws Exception {
        shakeHands();
        for (String arguments : List.of("{}", "{'text': 5}", "{'text': 'a', 'times': 'b'}",
                "{'text': 'a', 'loud': true}", "[]")) {
            Json answer = request("tools/call", "'name': 'say', 'arguments': " + arguments);
            assertTrue(answer.get("result").flag("isError", false), answer.print());
            assertTrue(text(answer).startsWith("Cannot use say."), answer.print());
        }
    }

    @Test
    void failures_are_results_and_faults_tell_nothing_of_the_inside() throws Exception {
        shakeHands();
        assertEquals("Cannot. It is so. Try another.", text(request("tools/call", "'name': 'fail'")));
        String fault = text(request("tools/call", "'name': 'fault'"));
        assertFalse(fault.contains("inside"), fault);
    }

    @Test
    void progress_is_told_and_what_is_cancelled_stops_without_an_answer() throws Exception {
        shakeHands();
        send("{'jsonrpc': '2.0', 'id': 5, 'method': 'tools/call', 'params': {'name': 'wait',"
                + " '_meta': {'progressToken': 'p'}}}");
        assertTrue(began.await(20, TimeUnit.SECONDS));
        Json progress = next();
        long last = progress.get("params").number("progress", 0);
        assertEquals("notifications/progress", progress.string("method", ""));
        assertEquals("p", progress.get("params").string("progressToken", ""));
        assertEquals(4, progress.get("params").number("total", 0));
        assertEquals("said meanwhile", text(skipProgress(last,
                "{'jsonrpc': '2.0', 'id': 6, 'method': 'tools/call', 'params': {'name': 'say',"
                        + " 'arguments': {'text': 'meanwhile'}}}")));
        assertEquals(-32600, ask("{'jsonrpc': '2.0', 'id': 5, 'method': 'tools/call', 'params': {'name': 'say'}}")
                .get("error").number("code", 0));
        send("{'jsonrpc': '2.0', 'method': 'notifications/cancelled', 'params': {'requestId': 5}}");
        assertTrue(stopped.await(20, TimeUnit.SECONDS));
        assertEquals(Json.object().build(), request("ping", "").get("result"));
    }

    /** The answer to {@code line}; reports before it say more each time. */
    private Json skipProgress(long before, String line) throws Exception {
        long last = before;
        send(line);
        Json message = next();
        while (message.string("method", "").equals("notifications/progress")) {
            assertTrue(message.get("params").number("progress", 0) > last, message.print());
            last = message.get("params").number("progress", 0);
            message = next();
        }
        return message;
    }

    @Test
    void a_client_that_goes_ends_what_it_has_begun() throws Exception {
        shakeHands();
        send("{'jsonrpc': '2.0', 'id': 5, 'method': 'tools/call', 'params': {'name': 'wait'}}");
        assertTrue(began.await(20, TimeUnit.SECONDS));
        toServer.close();
        assertTrue(stopped.await(20, TimeUnit.SECONDS));
    }
}
