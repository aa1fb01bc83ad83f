package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.types.Range;

/** Lines written anew for another editor. */
class RewritingTest {
    private static final String TEXT = "fn a() {}\nfn 🦀() {}\n";
    private static final String CONFIRMING = TestEditor.ABLE.formatted("utf-16").replace("\"documentChanges\":true",
            "\"documentChanges\":true,\"changeAnnotationSupport\":{}");
    private final ScriptedFeatures features = new ScriptedFeatures();
    private final TestServer server = new TestServer(features);
    private TestEditor editor;
    private String file;
    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        file = Files.writeString(folder.resolve("a.rs"), TEXT).toString();
        features.answerLater(Effect.Tell.class, tell -> tell.told().origin().source().ask(tell));
        editor = server.connect();
        editor.hello(folder.toString(), CONFIRMING);
        editor.open(file, TEXT);
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
        server.close();
    }

    private String params(String diagnostics, String only) {
        return """
                {"textDocument":{"uri":"file://%s"},"range":{"start":{"line":1,"character":0},
                 "end":{"line":1,"character":0}},"context":{"diagnostics":[%s]%s}}"""
                .formatted(file, diagnostics, only);
    }

    private JsonArray actions(TestEditor who, String diagnostics, String only) throws Exception {
        return who.ask("textDocument/codeAction", params(diagnostics, only)).getAsJsonArray();
    }

    private static List<String> titles(JsonArray actions) {
        return actions.asList().stream().map(each -> each.getAsJsonObject().get("title").getAsString()).toList();
    }

    @Test
    void actions_are_offered_only_while_a_model_can_be_asked_and_nobody_is_asked_before() throws Exception {
        assertEquals(List.of(), titles(actions(editor, "", "")));
        server.rewriter.hasModel = true;
        assertEquals(List.of("Document with the assistant", "Simplify with the assistant",
                "Write tests with the assistant"), titles(actions(editor, "", "")));
        String wrong = """
                {"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":2}},"message":"No.",
                 "severity":1,"source":"rustc"}""";
        assertEquals(List.of("Fix with the assistant"), titles(actions(editor, wrong, ",\"only\":[\"quickfix\"]")));
        assertEquals(List.of(), titles(actions(editor, wrong, ",\"only\":[\"source\"]")));
        assertEquals(List.of(), server.rewriter.requests);
        try (TestEditor simple = server.connect()) {
            simple.hello(folder.toString(), "{\"workspace\":{\"applyEdit\":true}}");
            simple.open(file, TEXT);
            assertEquals(List.of(), titles(actions(simple, wrong, "")), "it would have to be written at once");
        }
    }

    @Test
    void what_is_chosen_is_written_shown_to_people_and_recorded_once_it_is_made() throws Exception {
        server.rewriter.hasModel = true;
        JsonElement chosen = actions(editor, "", "").get(1);
        assertFalse(chosen.getAsJsonObject().has("edit"));
        JsonObject action = editor.ask("codeAction/resolve", chosen.toString()).getAsJsonObject();
        assertEquals(RewriteAction.SIMPLIFY, server.rewriter.requests.getFirst().action());
        assertEquals(Range.of(1, 0, 1, 0), server.rewriter.requests.getFirst().lines());
        JsonObject edit = action.getAsJsonObject("edit");
        JsonObject annotation = edit.getAsJsonObject("changeAnnotations").getAsJsonObject("rust-ai-ide");
        assertTrue(annotation.get("needsConfirmation").getAsBoolean());
        assertEquals("Simplify", annotation.get("label").getAsString());
        assertEquals("Written by Scripted, on this machine", annotation.get("description").getAsString());
        JsonObject change = edit.getAsJsonArray("documentChanges").get(0).getAsJsonObject();
        assertEquals(1, change.getAsJsonObject("textDocument").get("version").getAsInt());
        JsonObject part = change.getAsJsonArray("edits").get(0).getAsJsonObject();
        assertEquals("X", part.get("newText").getAsString());
        assertEquals("rust-ai-ide", part.get("annotationId").getAsString());
        assertEquals(List.of(), server.rewriter.heard);
        editor.ask("workspace/executeCommand", action.get("command").toString());
        assertEquals(List.of("accepted by " + System.getProperty("user.name") + " (language server)"),
                server.rewriter.heard);
    }

    @Test
    void an_editor_without_confirmation_gets_a_plain_edit() throws Exception {
        server.rewriter.hasModel = true;
        try (TestEditor plain = server.connect().begin(folder.toString())) {
            plain.open(file, TEXT);
            JsonObject action = plain.ask("codeAction/resolve", actions(plain, "", "").get(0).toString())
                    .getAsJsonObject();
            assertFalse(action.getAsJsonObject("edit").has("changeAnnotations"), action::toString);
            assertFalse(action.getAsJsonObject("edit").toString().contains("annotationId"), action::toString);
        }
    }

    @Test
    void a_text_that_was_edited_meanwhile_gets_no_edit() throws Exception {
        server.rewriter.hasModel = true;
        server.rewriter.gate = new CountDownLatch(1);
        int id = editor.request("codeAction/resolve", actions(editor, "", "").get(0).toString());
        editor.tell("textDocument/didChange", """
                {"textDocument":{"uri":"file://%s","version":2},"contentChanges":[{"text":"x"}]}""".formatted(file));
        while (server.rewriter.requests.isEmpty()) {
            Thread.sleep(2);
        }
        editor.ask("textDocument/codeAction", params("", "")); // the change has been read
        server.rewriter.gate.countDown();
        assertEquals(-32801, editor.response(id).getAsJsonObject("error").get("code").getAsInt());
    }

    @Test
    void a_request_that_is_cancelled_stops_the_model() throws Exception {
        server.rewriter.hasModel = true;
        server.rewriter.gate = new CountDownLatch(1);
        int id = editor.request("rust-ai-ide/rewrite", rewrite("\"change\"", "x"));
        while (server.rewriter.requests.isEmpty()) {
            Thread.sleep(2);
        }
        editor.tell("$/cancelRequest", "{\"id\":" + id + "}");
        assertEquals(-32800, editor.response(id).getAsJsonObject("error").get("code").getAsInt());
        while (server.rewriter.heard.isEmpty()) {
            Thread.sleep(2);
        }
        assertEquals(List.of("cancelled"), server.rewriter.heard);
    }

    private String rewrite(String action, String instruction) {
        return """
                {"textDocument":{"uri":"file://%s"},"range":{"start":{"line":1,"character":5},
                 "end":{"line":1,"character":5}},"action":%s,"instruction":"%s"}"""
                .formatted(file, action, instruction);
    }

    @Test
    void what_no_action_can_ask_is_asked_by_a_request_of_ours() throws Exception {
        server.rewriter.hasModel = true;
        JsonObject written = editor.response(editor.request("rust-ai-ide/rewrite", rewrite("null", "halve it")))
                .getAsJsonObject("result");
        assertEquals("halve it", server.rewriter.requests.getFirst().instruction());
        assertEquals(RewriteAction.CHANGE, server.rewriter.requests.getFirst().action());
        assertEquals("test/scripted@1", written.get("model").getAsString());
        JsonObject edit = written.getAsJsonArray("edits").get(0).getAsJsonObject();
        assertEquals("X", edit.get("newText").getAsString());
        assertEquals(5, edit.getAsJsonObject("range").getAsJsonObject("start").get("character").getAsInt());
        assertEquals(-32602, editor.error("rust-ai-ide/rewrite", rewrite("\"sing\"", "x")).get("code").getAsInt());
    }
}
