package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;

/** Clients that do what none should; the server says so, goes on if it can, and others notice nothing. */
class HostileTest {
    private final ScriptedFeatures features = new ScriptedFeatures().on(Hover.At.class,
            (scope, question) -> Optional.of(new Hover("fine", Optional.empty(), List.of())));
    private final TestServer server = new TestServer(features);

    @AfterEach
    void stop() {
        server.close();
    }

    private static void check(TestEditor editor) throws Exception {
        editor.open("/x/a.rs", "abc");
        assertEquals("fine", editor.ask("textDocument/hover", TestEditor.at("/x/a.rs", 0, 0)).getAsJsonObject()
                .getAsJsonObject("contents").get("value").getAsString());
    }

    private void checkOthers() throws Exception {
        try (TestEditor other = server.connect().begin("/x")) {
            check(other);
        }
    }

    @Test
    void what_is_no_message_is_answered_and_ends_the_session() throws Exception {
        for (String nonsense : List.of("GET / HTTP/1.1\r\n\r\n", "Content-Length: -1\r\n\r\n",
                "Content-Length: x\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 999999999\r\n\r\n{}", "\r\n\r\n",
                "Content-Length\r\n\r\n", "x".repeat(5000), "A: b\r\n".repeat(100))) {
            try (TestEditor editor = server.connect()) {
                editor.sendRaw(nonsense.getBytes(StandardCharsets.US_ASCII));
                JsonObject told = editor.await(message -> message.has("error"));
                assertTrue(told.get("id").isJsonNull(), nonsense);
                assertTrue(editor.isLeft(), nonsense);
            }
        }
        checkOthers();
    }

    @Test
    void a_message_that_is_no_json_rpc_is_answered_and_the_next_one_counts() throws Exception {
        try (TestEditor editor = server.connect().begin("/x")) {
            for (String nonsense : List.of("", "{", "[]", "null", "1", "\"x\"", "{}", "{\"id\":{}}", "[".repeat(5000),
                    "{\"a\":".repeat(5000), "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"shutdown\"}", "\u0000\u0001",
                    "{\"jsonrpc\":\"2.0\",\"id\":1}x", "{\"jsonrpc\":\"2.0\",\"method\":null,\"id\":null}",
                    "{\"jsonrpc\":\"2.0\",\"id\":99999999999,\"method\":\"shutdown\"}",
                    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/hover\",\"params\":{\"position\":"
                            + "{\"line\":1e99,\"character\":0},\"textDocument\":{\"uri\":\"file:///a\"}}}")) {
                editor.send(nonsense);
                JsonObject answer = editor.await(message -> message.has("error"));
                int code = answer.getAsJsonObject("error").get("code").getAsInt();
                assertTrue(code < -32000, () -> nonsense + " gave " + code);
            }
            check(editor);
        }
    }

    @Test
    void made_up_messages_bring_out_no_fault_of_ours() {
        var random = new Random(3);
        String at = "\"textDocument\":{\"uri\":\"file:///x/a.rs\"},\"position\":{\"line\":0,\"character\":1}";
        List<String> seeds = List.of("{\"id\":1,\"method\":\"textDocument/hover\",\"params\":{" + at + "}}",
                "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///x/a.rs\","
                        + "\"version\":2},\"contentChanges\":[{\"text\":\"x\",\"range\":{\"start\":{\"line\":0,"
                        + "\"character\":0},\"end\":{\"line\":1,\"character\":1}}}]}}",
                "{\"id\":\"a\",\"method\":\"textDocument/selectionRange\",\"params\":{\"textDocument\":{\"uri\":"
                        + "\"file:///x/a.rs\"},\"positions\":[{\"line\":0,\"character\":1}]}}",
                "{\"id\":2,\"method\":\"completionItem/resolve\",\"params\":{\"label\":\"a\",\"data\":\"1.0\"}}",
                "{\"id\":3,\"method\":\"workspace/executeCommand\",\"params\":{\"command\":\"rust-ai-ide.do\","
                        + "\"arguments\":[\"1.0\"]}}",
                "{\"id\":4,\"method\":\"textDocument/colorPresentation\",\"params\":{\"textDocument\":{\"uri\":"
                        + "\"file:///x/a.rs\"},\"color\":{\"red\":1,\"green\":0,\"blue\":0,\"alpha\":1},\"range\":"
                        + "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":1}}}}");
        for (int i = 0; i < 150; i++) {
            byte[] data = seeds.get(i % seeds.size()).getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < i / seeds.size() % 4; j++) {
                data[random.nextInt(data.length)] = (byte) "{}[],:\"0-9eun\n".charAt(random.nextInt(14));
            }
            SessionFuzz.fuzzerTestOneInput(data);
        }
    }

    @Test
    void parameters_that_are_missing_or_null_or_of_another_kind_are_refused() throws Exception {
        try (TestEditor editor = server.connect().begin("/x")) {
            for (String params : List.of(
                    "null", "{}", "[]", "1", "{\"textDocument\":null,\"position\":null}",
                    "{\"textDocument\":{\"uri\":null},\"position\":{\"line\":0,\"character\":0}}",
                    "{\"textDocument\":{\"uri\":\"file:///x\"},\"position\":{}}", "[null,null]")) {
                JsonObject error = editor.response(editor.request("textDocument/hover", params));
                assertTrue(error.has("error") || params.contains("{}}"), params + " gave " + error);
            }
            for (String method : List.of("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
                    "workspace/didChangeWorkspaceFolders", "$/cancelRequest", "textDocument/didSave", "initialized")) {
                for (String params : List.of("null", "{}", "[]", "{\"textDocument\":null}", "{\"textDocument\":{}}",
                        "{\"textDocument\":{\"uri\":\"file:///x\",\"version\":1},\"contentChanges\":[null]}",
                        "{\"textDocument\":{\"uri\":\"file:///x\",\"version\":1},\"contentChanges\":[{}]}")) {
                    editor.tell(method, params);
                }
            }
            check(editor);
        }
    }

    @Test
    void a_request_is_cancelled_in_the_sources_too() throws Exception {
        var began = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        features.on(Hover.At.class, (scope, question) -> {
            began.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException cancelled) {
                ended.countDown();
                throw cancelled;
            }
            return Optional.empty();
        });
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.open("/x/a.rs", "abc");
            int id = editor.request("textDocument/hover", TestEditor.at("/x/a.rs", 0, 0));
            assertTrue(began.await(10, TimeUnit.SECONDS));
            editor.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"textDocument/hover\",\"params\":"
                    + TestEditor.at("/x/a.rs", 0, 0) + "}");
            assertEquals(-32600, editor.response(id).getAsJsonObject("error").get("code").getAsInt(),
                    "the id is in use");
            editor.tell("$/cancelRequest", "{\"id\":" + id + "}");
            editor.tell("$/cancelRequest", "{\"id\":\"unknown\"}");
            assertEquals(-32800, editor.response(id).getAsJsonObject("error").get("code").getAsInt(),
                    "RequestCancelled");
            assertTrue(ended.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_a_client_asked_for_is_cancelled_when_it_goes() throws Exception {
        var began = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        features.on(Hover.At.class, (scope, question) -> {
            began.countDown();
            try {
                Thread.sleep(60_000);
            } finally {
                ended.countDown();
            }
            return Optional.empty();
        });
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.open("/x/a.rs", "abc");
            editor.request("textDocument/hover", TestEditor.at("/x/a.rs", 0, 0));
            assertTrue(began.await(10, TimeUnit.SECONDS));
            editor.sendRaw("Content-Length: 1000\r\n\r\n{\"jsonrpc\"".getBytes(StandardCharsets.US_ASCII));
        }
        assertTrue(ended.await(10, TimeUnit.SECONDS), "in the middle of a message");
        for (int i = 0; i < 500 && !features.told().contains("forget a.rs"); i++) {
            Thread.sleep(10);
        }
        assertTrue(features.told().contains("forget a.rs"));
    }

    @Test
    void a_flood_of_requests_that_take_for_ever_is_refused_beyond_a_thousand() throws Exception {
        features.on(Hover.At.class, (scope, question) -> {
            Thread.sleep(60_000);
            return Optional.empty();
        });
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.open("/x/a.rs", "abc");
            for (int i = 0; i < 1001; i++) {
                editor.request("textDocument/hover", TestEditor.at("/x/a.rs", 0, 0));
            }
            JsonObject refused = editor.await(message -> message.has("error"));
            assertEquals(-32803, refused.getAsJsonObject("error").get("code").getAsInt(), "RequestFailed");
        }
        features.on(Hover.At.class, (scope, question) -> Optional.of(new Hover("fine", Optional.empty(), List.of())));
        checkOthers();
    }

    @Test
    void a_client_that_reads_nothing_is_not_read_from_either_and_others_go_on() throws Exception {
        var asked = new AtomicInteger();
        String large = "x".repeat(1 << 20);
        features.on(Hover.At.class, (scope, question) -> {
            asked.incrementAndGet();
            return Optional.of(new Hover(question.source().text().length() > 3 ? large : "fine", Optional.empty(),
                    List.of()));
        });
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.open("/x/large.rs", "long text");
            for (int i = 0; i < 200; i++) {
                editor.request("textDocument/hover", TestEditor.at("/x/large.rs", 0, 0));
            }
            checkOthers();
            JsonObject last = editor.response(201);
            assertFalse(last.has("error"), "nothing is lost once it reads");
        }
    }
}
