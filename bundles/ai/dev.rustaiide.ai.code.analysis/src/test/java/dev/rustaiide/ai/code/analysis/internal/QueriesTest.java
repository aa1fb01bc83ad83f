package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.TreeSitter;
import dev.rustaiide.foundation.error.FailureException;

/** Our own reader of highlight queries does not know which nodes a grammar has; tree-sitter does. */
class QueriesTest {
    private static final TreeSitter TREE_SITTER =
            new TreeSitter(Path.of(System.getProperty("java.io.tmpdir"), "tree-sitter-test"));

    @ParameterizedTest
    @CsvSource({"rust,rust", "json,json", "yaml,yaml", "java,java", "python,python", "javascript,javascript",
        "javascript,jsx", "javascript,javascript-only", "typescript,javascript", "typescript,typescript", "tsx,jsx",
        "tsx,typescript", "go,go", "c,c", "cpp,c", "cpp,cpp", "bash,bash"})
    void highlight_queries_name_only_nodes_that_there_are(String grammar, String folder)
            throws FailureException, IOException {
        String path = "/dev/rustaiide/ai/code/analysis/queries/" + folder + "/highlights.scm";
        try (var in = QueriesTest.class.getResourceAsStream(path)) {
            String source = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            TREE_SITTER.grammar(grammar).query(source);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            (identifier) @variable                                        ; f a s
            ((identifier) @variable (#eq? @variable "a"))                 ; a
            (parameters (parameter pattern: (identifier) @variable))      ; a
            (function_item name: (_) @variable)                           ; f
            (parameters . "(" @variable)                                  ; (
            (parameters ")" @variable .)                                  ; )
            (token_tree "." . (identifier) @variable)                     ;
            (let_declaration pattern: (_) @variable value: (integer_literal)) ; s
            (let_declaration pattern: (_) @variable value: (string_literal))  ;
            """)
    void a_pattern_finds_its_nodes(String pattern, String expected) throws FailureException {
        Grammar grammar = TREE_SITTER.grammar("rust");
        String source = "fn f(a: u8) { let s = 1; }";
        var tree = grammar.parse(dev.rustaiide.foundation.text.Text.of(source), () -> false).orElseThrow();
        String found = new Highlights(grammar, pattern).of(tree, 0, source.length()).stream()
                .map(h -> source.substring(h.start(), h.end())).reduce((x, y) -> x + " " + y).orElse("");
        assertEquals(expected == null ? "" : expected, found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(identifier) @nothing", "(a nofield: (b) @type)", "((a) @type (#odd? @type))", "("})
    void a_bad_query_is_refused(String source) {
        assertThrows(RuntimeException.class, () -> new Highlights(TREE_SITTER.grammar("rust"), source));
    }
}
