package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.testing.Nobody;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.server.LanguageServer.Protocol;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;

class EffectsTest {
    private final ScriptedFeatures features = new ScriptedFeatures();

    @TempDir
    Path folder;

    private String file() {
        return folder.resolve("a.rs").toString();
    }

    private Location place(int line) {
        return new Location(folder.resolve("a.rs"), Range.of(line, 0, line, 1));
    }

    /** The command of a lens with {@code effect}. */
    private String command(TestEditor editor, Effect effect) throws Exception {
        features.on(CodeLens.In.class, (scope, question) -> List.of(
                new CodeLens(Range.of(0, 0, 0, 1), Optional.of(effect), Optional.empty())));
        editor.open(file(), "abc");
        return editor.ask("textDocument/codeLens", "{\"textDocument\":{\"uri\":\"file://" + file() + "\"}}")
                .getAsJsonArray().get(0).getAsJsonObject().get("command").toString();
    }

    @Test
    void one_place_is_shown_and_several_can_be_chosen_from() throws Exception {
        try (var server = new TestServer(features); TestEditor editor = server.connect().begin(folder.toString())) {
            int id = editor.request("workspace/executeCommand", command(editor, new Effect.Go("Go", place(1))));
            JsonObject show = editor.message("window/showDocument");
            assertTrue(show.getAsJsonObject("params").get("uri").getAsString().endsWith("a.rs"));
            editor.answer(show, "{\"success\":true}");
            assertTrue(editor.response(id).get("result").isJsonNull());

            id = editor.request("workspace/executeCommand",
                    command(editor, new Effect.Show("2 references", List.of(place(1), place(2)))));
            JsonObject choose = editor.message("window/showMessageRequest");
            editor.answer(choose, choose.getAsJsonObject("params").getAsJsonArray("actions").get(1).toString());
            show = editor.message("window/showDocument");
            assertEquals("2", show.getAsJsonObject("params").getAsJsonObject("selection").getAsJsonObject("start")
                    .get("line").toString());
            editor.answer(show, "{\"success\":false}");
            assertTrue(editor.response(id).getAsJsonObject("error").get("message").getAsString().contains("a.rs:3:1"));
        }
    }

    @Test
    void a_source_is_told_what_was_chosen() throws Exception {
        try (var server = new TestServer(features); TestEditor editor = server.connect().begin(folder.toString())) {
            var told = new Effect.Told("Do it", new Origin(new Nobody(), "it"));
            editor.ask("workspace/executeCommand", command(editor, told));
            assertEquals(told, assertInstanceOf(Effect.Tell.class, features.asked().getLast()).told());
            editor.error("workspace/executeCommand", "{\"command\":\"rm\",\"arguments\":[\"1.0\"]}");
            editor.error("workspace/executeCommand", "{\"command\":\"rust-ai-ide.do\"}");
            editor.error("workspace/executeCommand", "{\"command\":\"rust-ai-ide.do\",\"arguments\":[\"77.0\"]}");
        }
    }

    @Test
    void an_edit_that_is_asked_for_on_the_way_goes_to_the_client_and_its_answer_back() throws Exception {
        var edit = new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(folder.resolve("a.rs"),
                List.of(new TextEdit(Range.of(0, 0, 0, 0), "x"))), Optional.empty())));
        List<Boolean> answers = new CopyOnWriteArrayList<>();
        features.on(Effect.Tell.class, (scope, tell) -> {
            answers.add(scope.await(tell.taker().orElseThrow().take("", edit)));
            return true;
        });
        try (var server = new TestServer(features); TestEditor one = server.connect().begin(folder.toString());
                TestEditor other = server.connect().begin(folder.toString())) {
            var told = new Effect.Told("Do it", new Origin(new Nobody(), "it"));
            int id = one.request("workspace/executeCommand", command(one, told));
            JsonObject apply = one.message("workspace/applyEdit");
            assertEquals("Do it", apply.getAsJsonObject("params").get("label").getAsString());
            one.answer(apply, "{\"applied\":true}");
            assertTrue(one.response(id).get("result").isJsonNull());
            assertEquals(List.of(true), answers);

            id = other.request("workspace/executeCommand", command(other, told));
            other.answer(other.message("workspace/applyEdit"), "{\"applied\":false,\"failureReason\":\"busy\"}");
            assertTrue(other.response(id).getAsJsonObject("error").toString().contains("busy"));
        }
    }

    @Test
    void a_program_runs_only_in_a_folder_that_is_trusted() throws Exception {
        var run = new Effect.Run("Run tests", "cargo", List.of("test"), folder, Map.of(), false);
        try (var server = new TestServer(features); TestEditor editor = server.connect().begin(folder.toString())) {
            JsonObject error = editor.error("workspace/executeCommand", command(editor, run));
            assertTrue(error.get("message").getAsString().contains("not trusted"));
            assertEquals(List.of(), server.started);
        }
        try (var server = new TestServer(features, Protocol.HEADERS, new Terms(true, false));
                TestEditor editor = server.connect().begin(folder.toString())) {
            editor.ask("workspace/executeCommand", command(editor, run));
            assertEquals("it runs", editor.told("window/logMessage").getAsJsonObject().get("message").getAsString());
            assertEquals("Run tests ended with 0.",
                    editor.told("window/showMessage").getAsJsonObject().get("message").getAsString());
            assertEquals("cargo", server.started.getFirst().program());
        }
    }
}
