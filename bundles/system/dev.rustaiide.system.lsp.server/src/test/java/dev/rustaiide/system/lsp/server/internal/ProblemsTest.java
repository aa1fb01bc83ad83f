package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.rustaiide.foundation.language.AnswersOutdated;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.TextEdit;

class ProblemsTest {
    private static final Path FILE = Path.of("/x/a.rs");
    private static final String PULLS = TestEditor.ABLE.formatted("utf-16")
            .replace("\"workspace\":{", "\"workspace\":{\"diagnostics\":{\"refreshSupport\":true},")
            .replace("\"textDocument\":{", "\"textDocument\":{\"diagnostic\":{},");

    private final ScriptedFeatures features = new ScriptedFeatures();
    private final TestServer server = new TestServer(features);

    @AfterEach
    void stop() {
        server.close();
    }

    private static Diagnostic diagnostic(String message) {
        var fix = new QuickFix("Mend it", List.of(new FileEdits(FILE, List.of(new TextEdit(Range.of(0, 0, 0, 1),
                "b")))),
                true);
        return new Diagnostic(new Location(FILE, Range.of(0, 0, 0, 1)), Severity.WARNING, "rustc", Optional.of("E1"),
                message, "", List.of(new Diagnostic.Related(new Location(FILE, Range.of(0, 1, 0, 2)), "here")),
                List.of(fix), Set.of(Diagnostic.Tag.DEPRECATED));
    }

    private void find(Optional<Long> version, String... messages) {
        server.events.publish(new DiagnosticsFound("script", FILE, version,
                List.of(messages).stream().map(ProblemsTest::diagnostic).toList()));
    }

    private long version() throws InterruptedException {
        for (int i = 0; i < 500 && features.latest(FILE).isEmpty(); i++) {
            Thread.sleep(10);
        }
        return features.latest(FILE).orElseThrow().version();
    }

    private static List<String> messages(JsonElement published) {
        return published.getAsJsonObject().getAsJsonArray("diagnostics").asList().stream()
                .map(each -> each.getAsJsonObject().get("message").getAsString()).toList();
    }

    @Test
    void what_is_found_is_sent_with_all_it_says_and_taken_back() throws Exception {
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.open("/x/a.rs", "abc");
            find(Optional.of(version()), "wrong");
            JsonObject published = editor.told("textDocument/publishDiagnostics").getAsJsonObject();
            assertEquals(1, published.get("version").getAsInt(), "the client's own version");
            JsonObject first = published.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
            assertEquals("[2] 2 rustc \"E1\" 1", first.get("tags") + " " + first.get("severity") + " "
                    + first.get("source").getAsString() + " " + first.get("code") + " "
                    + first.getAsJsonArray("relatedInformation").size());
            find(Optional.of(version()));
            assertEquals(List.of(), messages(editor.told("textDocument/publishDiagnostics")));
        }
    }

    @Test
    void what_was_known_before_is_told_to_those_who_come_later_and_only_of_their_folders() throws Exception {
        find(Optional.empty(), "old");
        server.events.publish(new DiagnosticsFound("script", Path.of("/elsewhere/b.rs"), Optional.empty(),
                List.of(diagnostic("not ours"))));
        try (TestEditor editor = server.connect().begin("/x")) {
            assertEquals(List.of("old"), messages(editor.told("textDocument/publishDiagnostics")));
            find(Optional.empty(), "new");
            assertEquals(List.of("new"), messages(editor.told("textDocument/publishDiagnostics")), "nothing between");
        }
    }

    @Test
    void what_is_wrong_in_the_text_of_another_session_is_not_told() throws Exception {
        try (TestEditor one = server.connect().begin("/x"); TestEditor two = server.connect().begin("/x")) {
            one.open("/x/a.rs", "one");
            long first = version();
            two.open("/x/a.rs", "two");
            while (version() == first) {
                Thread.sleep(5);
            }
            find(Optional.of(version()), "in two");
            assertEquals(List.of("in two"), messages(two.told("textDocument/publishDiagnostics")));
            find(Optional.of(first), "in one");
            assertEquals(List.of("in one"), messages(one.told("textDocument/publishDiagnostics")));
        }
    }

    @Test
    void those_who_ask_are_told_to_ask_again_and_get_what_is_new() throws Exception {
        try (TestEditor editor = server.connect()) {
            JsonObject can = editor.hello("/x", PULLS).getAsJsonObject("capabilities");
            assertTrue(can.has("diagnosticProvider"));
            editor.open("/x/a.rs", "abc");
            find(Optional.of(version()), "wrong");
            editor.answer(editor.message("workspace/diagnostic/refresh"), "null");
            String text = "{\"textDocument\":{\"uri\":\"file:///x/a.rs\"}";
            JsonObject full = editor.ask("textDocument/diagnostic", text + "}").getAsJsonObject();
            assertEquals("full", full.get("kind").getAsString());
            assertEquals(1, full.getAsJsonArray("items").size());
            JsonObject same = editor.ask("textDocument/diagnostic",
                    text + ",\"previousResultId\":" + full.get("resultId") + "}").getAsJsonObject();
            assertEquals("unchanged", same.get("kind").getAsString());
            JsonArray all = editor.ask("workspace/diagnostic", "{\"previousResultIds\":[]}").getAsJsonObject()
                    .getAsJsonArray("items");
            assertEquals("full", all.get(0).getAsJsonObject().get("kind").getAsString());
            JsonObject again = editor.ask("workspace/diagnostic", "{\"previousResultIds\":[{\"uri\":\"file:///x/a.rs\","
                    + "\"value\":" + full.get("resultId") + "}]}").getAsJsonObject().getAsJsonArray("items").get(0)
                    .getAsJsonObject();
            assertEquals("unchanged", again.get("kind").getAsString());
        }
    }

    @Test
    void the_fixes_of_a_problem_that_a_client_names_are_actions() throws Exception {
        features.on(CodeAction.In.class, (scope, question) -> {
            assertEquals("wrong", question.problems().getFirst().message());
            assertEquals("E1", question.problems().getFirst().code().orElseThrow());
            return List.of();
        });
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.open("/x/a.rs", "abc");
            find(Optional.of(version()), "wrong");
            JsonElement known = editor.told("textDocument/publishDiagnostics").getAsJsonObject()
                    .getAsJsonArray("diagnostics");
            JsonArray actions = editor.ask("textDocument/codeAction", """
                    {"textDocument":{"uri":"file:///x/a.rs"},"context":{"diagnostics":%s},
                     "range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}}}""".formatted(known))
                    .getAsJsonArray();
            assertEquals("Mend it", actions.get(0).getAsJsonObject().get("title").getAsString());
            assertTrue(actions.get(0).getAsJsonObject().has("edit"));
        }
    }

    @Test
    void how_sources_do_is_progress_and_reasons_are_told_once() throws Exception {
        try (TestEditor editor = server.connect().begin("/x")) {
            editor.ask("workspace/symbol", "{\"query\":\"\"}");
            var loading = new SourceChanged("script", Path.of("/x"), SourceChanged.Stage.LOADING, "reads",
                    OptionalInt.of(5));
            server.events.publish(loading);
            server.events.publish(new SourceChanged("script", Path.of("/elsewhere"), SourceChanged.Stage.LOADING, "",
                    OptionalInt.empty()));
            editor.answer(editor.message("window/workDoneProgress/create"), "null");
            JsonObject begin = editor.told("$/progress").getAsJsonObject().getAsJsonObject("value");
            assertEquals("begin script loads 5", begin.get("kind").getAsString() + " "
                    + begin.get("title").getAsString()
                    + " " + begin.get("percentage"));
            server.events.publish(new SourceChanged("script", Path.of("/x"), SourceChanged.Stage.READY, "",
                    OptionalInt.empty()));
            assertEquals("end", editor.told("$/progress").getAsJsonObject().getAsJsonObject("value").get("kind")
                    .getAsString());
            editor.answer(editor.message("workspace/inlayHint/refresh"), "null");
            server.events.publish(new AnswersOutdated("script", InlayHint.In.class));
            editor.message("workspace/inlayHint/refresh");
            var missing = new SourceChanged("ra", Path.of("/x"), SourceChanged.Stage.MISSING, "Install it.",
                    OptionalInt.empty());
            server.events.publish(missing);
            server.events.publish(missing);
            assertEquals("ra: Install it.", editor.told("window/showMessage").getAsJsonObject().get("message")
                    .getAsString());
            int id = editor.request("workspace/symbol", "{\"query\":\"\"}");
            JsonObject next = editor.await(message -> message.has("method") && message.get("method").getAsString()
                    .equals("window/showMessage") || message.has("id") && message.get("id").toString().equals("" + id));
            assertFalse(next.has("method"), "told twice");
        }
    }
}
