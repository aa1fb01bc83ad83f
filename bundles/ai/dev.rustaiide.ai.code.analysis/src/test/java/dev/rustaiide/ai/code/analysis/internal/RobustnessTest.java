package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

class RobustnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"rust", "toml", "json", "yaml", "markdown", "python", "cpp", "shellscript", "typescript"})
    void a_line_of_a_million_characters_is_highlighted_where_it_is_seen(String language) {
        SyntaxTree tree = Trees.of(language, "# a\n" + "x".repeat(1_000_000));
        assertTrue(tree.highlights(500_000, 500_200).size() < 10);
        tree.bracketsAt(500_000);
        tree.expand(new Span(500_000, 500_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rust", "toml", "json", "yaml", "markdown", "python", "shellscript"})
    void a_hundred_thousand_open_brackets_overflow_no_stack(String language) {
        SyntaxTree tree = Trees.of(language, "x = " + "[".repeat(100_000));
        tree.highlights(0, 4000);
        tree.highlights(99_000, 100_000);
        tree.folds();
        tree.outline();
        tree.errorCount();
        tree.bracketsAt(50_000);
        tree.expand(new Span(50_000, 50_000));
    }

    @Test
    void nesting_that_closes_is_as_deep_as_it_is() {
        SyntaxTree tree = Trees.of("json", "[".repeat(50_000) + "]".repeat(50_000));
        assertEquals(0, tree.errorCount());
        assertEquals(new SyntaxTree.Brackets(49_999, 50_000), tree.bracketsAt(50_000).orElseThrow());
        assertEquals(new SyntaxTree.Brackets(0, 99_999), tree.bracketsAt(0).orElseThrow());
        assertEquals(100_000, tree.highlights(0, 100_000).getFirst().end());
    }

    @Test
    void the_brackets_around_a_hundred_thousand_values_are_found() {
        SyntaxTree tree = Trees.of("json", "[" + "1,".repeat(100_000) + "1]");
        assertEquals(new SyntaxTree.Brackets(0, 200_002), tree.bracketsAt(100_000).orElseThrow());
        assertEquals(new SyntaxTree.Brackets(0, 200_002), tree.bracketsAt(200_003).orElseThrow());
    }

    @Test
    void an_unterminated_string_leaves_what_is_before_it() {
        SyntaxTree tree = Trees.rust("fn f() {}\nconst S: &str = \"abc\nfn g() {}\n");
        assertEquals(HighlightKind.KEYWORD, tree.highlights(0, 2).getFirst().kind());
        assertTrue(tree.errorCount() > 0);
        assertEquals("f", tree.outline().getFirst().name());
    }

    @Test
    void a_toml_array_that_never_closes_ends_at_the_next_key() {
        SyntaxTree tree = Trees.of("toml", "a = [1,\nb = 2\n[t]\nc = 3\n");
        assertEquals(1, tree.errorCount());
        assertEquals("KEY a : [1,\nKEY b : 2\nTABLE t\n  KEY c : 3\n", Show.outline(tree.outline(), 0));
    }

    @Test
    void an_interrupted_thread_gets_no_tree() throws InterruptedException {
        Text text = Text.of("fn f() { let a = 1; }\n".repeat(20_000));
        var outcome = new AtomicReference<Object>();
        Thread thread = Thread.startVirtualThread(() -> {
            Thread.currentThread().interrupt();
            try {
                outcome.set(Trees.SYNTAX.parse(Trees.language("rust"), text));
            } catch (CancellationException e) {
                outcome.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.join();
        assertEquals(true, outcome.get());
    }
}
