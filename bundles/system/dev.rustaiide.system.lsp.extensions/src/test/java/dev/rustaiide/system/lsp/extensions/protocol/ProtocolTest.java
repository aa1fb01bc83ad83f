package dev.rustaiide.system.lsp.extensions.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.extensions.protocol.CallGraph.Direction;

class ProtocolTest {
    private static final Path PAGE = Path.of("../../../docs/protocol.md");

    @Test
    void the_page_says_what_the_types_say() throws Exception {
        assertEquals(ProtocolPage.text(), Files.readString(PAGE), "make it again: rust-ai-ide lsp --spec");
    }

    @Test
    void a_record_comes_back_as_it_went() throws Exception {
        var graph = new CallGraph(List.of(new CallGraph.Node("f", 12, "", "file:///a", Range.of(0, 0, 2, 1),
                Range.of(0, 3, 0, 4))), List.of(new CallGraph.Edge(0, 0, List.of(Range.of(1, 2, 1, 3)))), false, true);
        var all = new CallGraph.Params(new TextDocument("file:///a"), new Position(1, 2), Direction.CALLEES,
                Optional.of(4), Optional.empty());

        assertEquals(graph, Wire.read(CallGraph.class, Json.parse(Wire.json(graph).print())));
        assertEquals(all, Wire.read(CallGraph.Params.class, Json.parse(Wire.json(all).print())));
        assertEquals("{\"textDocument\":{\"uri\":\"file:///a\"},\"position\":{\"line\":1,\"character\":2},"
                + "\"direction\":\"callees\",\"depth\":4}", Wire.json(all).print());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [] | an object expected at the top
            {} | an object expected at /textDocument
            {"textDocument": {"uri": 1}} | a text expected at /textDocument/uri
            {DOCUMENT, "position": {"line": "1"}} | a whole number expected at /position/line
            {DOCUMENT, "position": {"line": 1, "character": 2.5}} | a whole number expected at /position/character
            {DOCUMENT, "position": {"line": -1, "character": 2}} | another value expected at /position
            {DOCUMENT, "position": {"line": 1, "character": 9999999999}} | a number of 32 bits
            {DOCUMENT, POSITION, "direction": "up"} | one of callers, callees expected at /direction
            {DOCUMENT, POSITION, "direction": "callers", "depth": "2"} | a whole number expected at /depth""")
    void what_does_not_fit_is_refused_with_its_place(String json, String message) throws Exception {
        String whole = json.replace("DOCUMENT", "\"textDocument\": {\"uri\": \"x\"}").replace("POSITION",
                "\"position\": {\"line\": 1, \"character\": 0}");
        var refused = assertThrows(JsonException.class, () -> Wire.read(CallGraph.Params.class, Json.parse(whole)));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void members_that_are_not_known_are_passed_over() throws Exception {
        assertEquals("x", Wire.read(DocumentParams.class,
                Json.parse("{\"textDocument\": {\"uri\": \"x\", \"version\": 3}, \"new\": []}")).textDocument().uri());
    }

    @Test
    void a_client_sees_what_a_server_answers() throws Exception {
        Json ours = Json.object().put("experimental",
                Json.object().put(Extension.CAPABILITY, Extension.capability()).build()).build();
        Json other = Json.parse("{\"experimental\": {\"rustAiIde\": {\"version\": 1, \"methods\": []}}}");
        Json newer = Json.parse("{\"experimental\": {\"rustAiIde\": {\"version\": 2, \"methods\": "
                + "[\"rust-ai-ide/analysis\"]}}}");

        assertTrue(Extension.ALL.stream().allMatch(extension -> extension.isAnsweredBy(ours)));
        assertFalse(Extension.ANALYSIS.isAnsweredBy(other) || Extension.ANALYSIS.isAnsweredBy(newer)
                || Extension.ANALYSIS.isAnsweredBy(Json.NULL));
    }
}
