package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;

import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.HierarchyNode.Link;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.SourceStatus;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.TextMetrics.FunctionMetrics;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.system.lsp.extensions.protocol.Analysis;
import dev.rustaiide.system.lsp.extensions.protocol.CallGraph;
import dev.rustaiide.system.lsp.extensions.protocol.CallGraph.Edge;
import dev.rustaiide.system.lsp.extensions.protocol.Extension;
import dev.rustaiide.system.lsp.extensions.protocol.SyntacticStatus;
import dev.rustaiide.system.lsp.extensions.protocol.Wire;

/** What we answer beyond the standard, as its records have it. */
class ExtensionsTest {
    private static final String TEXT = "🦀 name = 1\nfn next() {}\n";

    private final ScriptedFeatures features = new ScriptedFeatures();
    private final TestServer server = new TestServer(features);
    private TestEditor editor;
    private Path file;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        file = Files.writeString(folder.resolve("a.rs"), TEXT);
        editor = server.connect().begin(folder.toString());
        editor.open(file.toString(), TEXT);
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
        server.close();
    }

    private String document() {
        return "{\"textDocument\":{\"uri\":\"file://" + file + "\"}}";
    }

    private <R extends Record> R ask(TestEditor who, Extension<?, R> extension, String params) throws Exception {
        JsonObject response = who.response(who.request(extension.method(), params));
        assertFalse(response.has("error"), response::toString);
        R result = Wire.read(extension.result(), Json.parse(response.get("result").toString()));
        assertEquals(Json.parse(response.get("result").toString()), Wire.json(result), "nothing else was sent");
        return result;
    }

    @Test
    void a_client_is_told_what_there_is() throws Exception {
        try (TestEditor other = server.connect()) {
            JsonObject can = other.hello(folder.toString(), "{}").getAsJsonObject("capabilities");
            Json capabilities = Json.parse(can.toString());
            assertTrue(Extension.ALL.stream().allMatch(extension -> extension.isAnsweredBy(capabilities)));
            assertTrue(can.get("inlineCompletionProvider").getAsBoolean());
        }
    }

    @Test
    void every_extension_is_answered_and_wrong_parameters_are_told_with_their_place() throws Exception {
        for (Extension<?, ?> extension : Extension.ALL) {
            JsonObject wrong = editor.error(extension.method(), "{\"textDocument\":{\"uri\":7}}");
            assertEquals(-32602, wrong.get("code").getAsInt(), extension.method());
            assertTrue(wrong.get("message").getAsString().contains("/textDocument/uri"), wrong::toString);
            assertEquals(-32602, editor.error(extension.method(), "null").get("code").getAsInt());
            assertEquals(-32602, editor.error(extension.method(), "[]").get("code").getAsInt());
        }
        assertEquals(-32601, editor.error("rust-ai-ide/unheard", document()).get("code").getAsInt());
    }

    @Test
    void an_analysis_has_its_places_in_the_units_of_the_client() throws Exception {
        var function = new FunctionMetrics("name", Range.of(0, 3, 0, 11), Range.of(0, 3, 0, 7), 1, 2, 3, 4);
        features.on(TextMetrics.Of.class, (scope, question) -> {
            assertEquals(TEXT, question.source().text().toString());
            return Optional.of(new TextMetrics(9, 5, 3, 1, 7, List.of(function)));
        });
        try (TestEditor bytes = server.connect().begin(folder.toString(), "utf-8")) {
            bytes.open(file.toString(), TEXT);
            Analysis analysis = ask(bytes, Extension.ANALYSIS, document());
            assertEquals(new Analysis(true, 9, 5, 3, 1, 7, List.of(new Analysis.Measured("name",
                    Range.of(0, 5, 0, 13), Range.of(0, 5, 0, 9), 1, 2, 3, 4))), analysis);
        }
        features.on(TextMetrics.Of.class, (scope, question) -> Optional.empty());
        assertFalse(ask(editor, Extension.ANALYSIS, document()).isParsed());
    }

    @Test
    void the_status_is_syntactic_until_somebody_who_knows_types_is_ready() throws Exception {
        var index = new SourceStatus("index", true, true);
        features.on(SourceStatus.Of.class, (scope, question) -> List.of(index,
                new SourceStatus("rust-analyzer", false, false)));
        SyntacticStatus loading = ask(editor, Extension.SYNTACTIC_STATUS, document());
        assertTrue(loading.isSyntactic());
        assertEquals(List.of("index", "rust-analyzer"), loading.sources().stream().map(SyntacticStatus.Source::name)
                .toList());

        features.on(SourceStatus.Of.class, (scope, question) -> List.of(
                new SourceStatus("rust-analyzer", false, true), index));
        assertFalse(ask(editor, Extension.SYNTACTIC_STATUS, document()).isSyntactic());
    }

    /** a calls b and c; b calls c; c calls a. */
    private void script() {
        Map<String, List<String>> calls = Map.of("a", List.of("b", "c"), "b", List.of("c"), "c", List.of("a"));
        features.on(HierarchyNode.At.class, (scope, question) -> List.of(node("a")));
        features.on(HierarchyNode.Next.class, (scope, question) -> calls.keySet().stream().sorted()
                .filter(name -> question.direction() == Direction.CALLEES
                        ? calls.get(question.node().name()).contains(name)
                        : calls.get(name).contains(question.node().name()))
                .map(name -> new Link(node(name), List.of(Range.of(0, 1, 0, 2)))).toList());
    }

    private HierarchyNode node(String name) {
        int line = name.charAt(0) - 'a';
        return new HierarchyNode(name, SymbolKind.FUNCTION, "", new Location(folder.resolve("b.rs"),
                Range.of(line, 3, line, 4)), Range.of(line, 0, line, 9), new Origin(features.source(), name));
    }

    private CallGraph graph(String more) throws Exception {
        return ask(editor, Extension.CALL_GRAPH, document().replaceFirst("}$", "")
                + ",\"position\":{\"line\":1,\"character\":4}," + more + "}");
    }

    @Test
    void a_call_graph_has_each_function_once_and_ends_where_it_goes_round() throws Exception {
        script();
        CallGraph graph = graph("\"direction\":\"callees\"");

        assertEquals(List.of("a", "b", "c"), graph.nodes().stream().map(CallGraph.Node::name).toList());
        assertEquals(List.of(List.of(0, 1), List.of(0, 2), List.of(1, 2), List.of(2, 0)), edges(graph));
        assertTrue(graph.isComplete());
        assertEquals("file://" + folder.resolve("b.rs"), graph.nodes().getFirst().uri());
        assertEquals(new Position(1, 3), graph.nodes().get(1).selectionRange().start());
        assertTrue(features.asked.stream().filter(HierarchyNode.At.class::isInstance)
                .anyMatch(question -> ((HierarchyNode.At) question).position().equals(new Position(1, 4))));
        assertEquals(List.of(List.of(2, 0)), edges(graph("\"direction\":\"callers\",\"depth\":1")).stream()
                .map(edge -> List.of(edge.getFirst() == 1 ? 2 : 0, edge.getLast())).toList());
    }

    private static List<List<Integer>> edges(CallGraph graph) {
        return graph.edges().stream().map((Edge edge) -> List.of(edge.from(), edge.to())).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"depth\":1", "\"limit\":2", "\"depth\":-5"})
    void what_is_cut_off_is_told(String cut) throws Exception {
        script();
        assertFalse(graph("\"direction\":\"callees\"," + cut).isComplete());
        assertTrue(graph("\"direction\":\"callees\",\"depth\":99,\"limit\":99999").isComplete());
    }
}
