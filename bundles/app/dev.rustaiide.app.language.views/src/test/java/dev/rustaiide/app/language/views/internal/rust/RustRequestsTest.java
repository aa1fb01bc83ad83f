package dev.rustaiide.app.language.views.internal.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.language.views.internal.ask.Spot;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** With answers as rust-analyzer 1.97.1 gave them. */
class RustRequestsTest {
    private static final SourceText TEXT = new SourceText(Path.of("/w/src/main.rs"), LanguageId.RUST, 7,
            Text.of("mod a;\nfn main() { a::run(); }\n"));

    private final ScriptedServer server = new ScriptedServer();
    private final RustRequests rust = new RustRequests(server);
    private final Spot spot = new Spot(TEXT, new Position(1, 15), "run");

    private void answers(String method, String answer) {
        server.answers.put(method, answer);
    }

    private static <A> A get(Call<A> call) throws Exception {
        return call.await();
    }

    @Test
    void an_expansion_is_asked_for_at_the_place_and_may_be_none() throws Exception {
        answers("rust-analyzer/expandMacro", "{\"name\":\"println!\",\"expansion\":\"{ $crate::io::_print(); }\"}");
        assertEquals(Optional.of(new RustRequests.Expansion("println!", "{ $crate::io::_print(); }")),
                get(rust.expand(spot)));
        assertEquals("rust-analyzer/expandMacro {\"textDocument\":{\"uri\":\"file:///w/src/main.rs\"},"
                + "\"position\":{\"line\":1,\"character\":15}}", server.asked.getFirst());
        answers("rust-analyzer/expandMacro", "null");
        assertEquals(Optional.empty(), get(rust.expand(spot)));
    }

    @Test
    void edits_are_of_the_version_that_was_asked_about_and_no_mark_for_the_caret_stays() throws Exception {
        answers("experimental/moveItem", "[{\"range\":{\"start\":{\"line\":0,\"character\":0},"
                + "\"end\":{\"line\":0,\"character\":6}},\"newText\":\"fn m$0ain() {}\"}]");
        assertEquals(new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(TEXT.file(),
                List.of(new TextEdit(Range.of(0, 0, 0, 6), "fn main() {}"))), Optional.of(7L)))),
                get(rust.moveItem(TEXT, Range.at(new Position(1, 4)), true)));
        assertTrue(server.asked.getFirst().endsWith("\"direction\":\"Up\"}"), server.asked.getFirst());
        answers("experimental/joinLines", "[]");
        assertEquals(WorkspaceEdit.NONE, get(rust.joinLines(TEXT, Range.of(0, 0, 1, 0))));
    }

    @Test
    void a_structural_replacement_may_reach_several_files() throws Exception {
        String edit = "{\"range\":{\"start\":{\"line\":1,\"character\":2},\"end\":{\"line\":1,\"character\":5}},"
                + "\"newText\":\"x\"}";
        answers("experimental/ssr", "{\"documentChanges\":[{\"textDocument\":{\"uri\":\"file:///w/src/main.rs\","
                + "\"version\":1},\"edits\":[" + edit + "]},{\"textDocument\":{\"uri\":\"file:///w/src/a%20b.rs\","
                + "\"version\":null},\"edits\":[" + edit + "]}]}");
        List<TextEdit> edits = List.of(new TextEdit(Range.of(1, 2, 1, 5), "x"));
        assertEquals(new WorkspaceEdit(List.of(
                new WorkspaceEdit.Edits(new FileEdits(TEXT.file(), edits), Optional.of(7L)),
                new WorkspaceEdit.Edits(new FileEdits(Path.of("/w/src/a b.rs"), edits), Optional.empty()))),
                get(rust.replace(spot, "run($a) ==>> x")));
        assertTrue(server.asked.getFirst().contains("\"query\":\"run($a) ==>> x\",\"parseOnly\":false"));
        answers("experimental/ssr", "{\"changes\":{\"file:///w/b.rs\":[" + edit + "]}}");
        assertEquals(1, get(rust.replace(spot, "a ==>> b")).changes().size());
    }

    @Test
    void places_and_addresses_may_be_missing() throws Exception {
        answers("experimental/openCargoToml", "{\"uri\":\"file:///w/Cargo.toml\",\"range\":{\"start\":{\"line\":0,"
                + "\"character\":0},\"end\":{\"line\":0,\"character\":0}}}");
        assertEquals(Optional.of(new Location(Path.of("/w/Cargo.toml"), Range.of(0, 0, 0, 0))),
                get(rust.cargoToml(TEXT)));
        answers("experimental/openCargoToml", "null");
        assertEquals(Optional.empty(), get(rust.cargoToml(TEXT)));
        answers("experimental/externalDocs", "{\"web\":\"https://docs.rs/a\",\"local\":null}");
        assertEquals(List.of("https://docs.rs/a"), get(rust.documentation(spot)));
        answers("experimental/externalDocs", "{\"web\":null,\"local\":null}");
        assertEquals(List.of(), get(rust.documentation(spot)));
        answers("experimental/matchingBrace", "[{\"line\":20,\"character\":0}]");
        assertEquals(Optional.of(new Position(20, 0)), get(rust.matchingBrace(spot)));
    }

    @Test
    void packages_without_a_folder_on_this_machine_are_left_out() throws Exception {
        answers("rust-analyzer/fetchDependencyList", "{\"crates\":[{\"name\":\"serde\",\"version\":\"1.0.2\","
                + "\"path\":\"file:///c/serde\"},{\"name\":\"odd\",\"version\":null,\"path\":\"http://x/y\"}]}");
        assertEquals(List.of(new RustRequests.Dependency("serde", "1.0.2", Path.of("/c/serde"))),
                get(rust.dependencies()));
    }

    @Test
    void an_answer_of_another_shape_or_an_unknown_request_is_a_failure() {
        answers("rust-analyzer/expandMacro", "{\"name\":5}");
        assertThrows(ExecutionException.class, () -> get(rust.expand(spot)));
        assertThrows(ExecutionException.class, () -> get(rust.status()));
        answers("experimental/moveItem", "[{\"range\":{\"start\":{\"line\":-1,\"character\":0}}}]");
        assertThrows(ExecutionException.class, () -> get(rust.moveItem(TEXT, Range.of(0, 0, 0, 0), true)));
    }

    @Test
    void a_syntax_tree_is_lines_with_places_as_people_count() throws Exception {
        String tree = "{\"type\":\"Node\",\"kind\":\"SOURCE_FILE\",\"start\":[0,0,0],\"end\":[10,0,9],\"children\":["
                + "{\"type\":\"Token\",\"kind\":\"COMMENT\",\"start\":[0,0,0],\"end\":[6,0,5]},"
                + "{\"type\":\"Token\",\"kind\":\"WHITESPACE\",\"start\":[6,0,5],\"end\":[7,0,6]},"
                + "{\"type\":\"Node\",\"kind\":\"NAME\",\"start\":[7,0,6],\"end\":[10,0,9],\"children\":["
                + "{\"type\":\"Token\",\"kind\":\"IDENT\",\"start\":[7,0,6],\"end\":[10,0,9]}]}]}";
        assertEquals("""
                SOURCE_FILE 1:1-1:10
                  COMMENT 1:1-1:6 "//é a"
                  NAME 1:7-1:10
                    IDENT 1:7-1:10 "run"
                """, SyntaxText.of(Json.parse(tree), Text.of("//é a run")));
        assertEquals("", SyntaxText.of(Json.parse("null"), Text.of("x")));
        assertEquals("X ?-? \"\"\n", SyntaxText.of(Json.parse("{\"kind\":\"X\"}"), Text.of("x")));
        assertEquals("X 1:1-99:1 \"x\"\n", SyntaxText.of(
                Json.parse("{\"kind\":\"X\",\"start\":[-4,0,0],\"end\":[900,98,0]}"), Text.of("x")));
    }
}
