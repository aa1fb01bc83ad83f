package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;

class EditsTest {
    /** Each leaves the sample free of errors wherever a line may start. */
    private static final String[] INSERTIONS = {"fn added(x: u8) -> u8 { x + 1 }\n", "// note é😀\n",
        "/* a\nb */\n", "struct Added { a: u8 }\n", "const LONG_NAME: &str = \"s\";\n", "\n"};

    @Test
    void after_a_thousand_edits_the_tree_is_that_of_a_fresh_parse() throws IOException {
        var random = new Random(42);
        SyntaxTree tree = Trees.rust(sample("rust.rs"));
        int[] places = {0, 0};
        for (int i = 0; i < 1000; i++) {
            Text before = tree.text();
            String insertion = INSERTIONS[random.nextInt(INSERTIONS.length)];
            int at = itemStart(tree, random);
            boolean undo = random.nextBoolean();
            Text after = before.replace(at, at, insertion);
            tree = tree.edited(at, at, insertion.length(), after);
            if (undo) {
                tree = tree.edited(at, at + insertion.length(), 0, before);
            }
            places[undo ? 0 : 1]++;
            if (i % 50 == 49) {
                assertEquals(Show.describe(Trees.rust(tree.text())), Show.describe(tree), "after edit " + i);
            }
        }
        assertTrue(places[0] > 400 && places[1] > 400);
        assertEquals(0, tree.errorCount());
    }

    private static int itemStart(SyntaxTree tree, Random random) {
        var outline = tree.outline();
        var symbol = outline.get(random.nextInt(outline.size()));
        return tree.text().offsetOf(symbol.range().start());
    }

    @ParameterizedTest
    @CsvSource({"rust,rust.rs", "toml,toml.toml", "yaml,yaml.yaml", "python,python.py", "typescript,typescript.ts",
        "cpp,cpp.cpp", "shellscript,shellscript.sh", "markdown,markdown.md", "java,java.java"})
    void garbage_typed_and_deleted_again_leaves_what_was_there(String language, String file) throws IOException {
        var random = new Random(7);
        String garbage = "a1 \n\"'`({[<>]})é😀/*#$=,;:!\\";
        SyntaxTree tree = Trees.of(language, sample(file));
        String expected = Show.describe(tree);
        for (int i = 0; i < 60; i++) {
            Text text = tree.text();
            int at = random.nextInt(text.length() + 1);
            int from = garbage.offsetByCodePoints(0, random.nextInt(20));
            String typed = garbage.substring(from, garbage.offsetByCodePoints(from, 3));
            SyntaxTree broken = tree.edited(at, at, typed.length(), text.replace(at, at, typed));
            broken.highlights(0, broken.text().length());
            tree = broken.edited(at, at + typed.length(), 0, text);
        }
        assertEquals(expected, Show.describe(tree));
    }

    @Test
    void an_edit_may_part_and_join_a_surrogate_pair() {
        SyntaxTree tree = Trees.rust("let s = \"😀\"; // x");
        Text parted = tree.text().replace(10, 10, "a");
        SyntaxTree edited = tree.edited(10, 10, 1, parted);
        Text joined = parted.replace(10, 11, "");
        SyntaxTree again = edited.edited(10, 11, 0, joined);
        assertEquals(Show.describe(tree), Show.describe(again));
    }

    @Test
    void an_edit_that_does_not_lead_to_the_text_is_refused() {
        SyntaxTree tree = Trees.rust("fn f() {}");
        assertThrows(IllegalArgumentException.class, () -> tree.edited(0, 0, 2, Text.of("xfn f() {}")));
        SyntaxTree toml = Trees.of("toml", "a = 1");
        assertThrows(IllegalArgumentException.class, () -> toml.edited(0, 0, 2, Text.of("xa = 1")));
    }

    @Test
    void an_edit_under_a_budget_that_is_spent_gives_nothing_and_the_next_one_works() {
        SyntaxTree tree = Trees.rust("fn f() { let a = 1; }\n".repeat(2000));
        Text after = tree.text().replace(0, 0, "mod m {\n");
        assertTrue(tree.edited(0, 0, 8, after, Duration.ZERO).isEmpty());
        assertEquals(Show.describe(Trees.rust(after)),
                Show.describe(tree.edited(0, 0, 8, after, Duration.ofMinutes(1)).orElseThrow()));
    }

    @Test
    void a_retired_tree_still_answers() {
        SyntaxTree tree = Trees.rust("fn f() {}");
        String expected = Show.describe(tree);
        tree.retire();
        assertEquals(expected, Show.describe(tree));
        assertEquals(expected, Show.describe(tree.edited(0, 0, 0, tree.text())));
    }

    @Test
    void many_threads_may_ask_one_tree() throws InterruptedException {
        SyntaxTree tree = Trees.rust("fn f(a: u8) { g(a, \"é\"); }\n".repeat(300));
        String expected = Show.render(tree, 0, tree.text().length());
        var failures = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        var threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.startVirtualThread(() -> {
                for (int round = 0; round < 20; round++) {
                    SyntaxTree other = tree.edited(0, 0, 1, tree.text().replace(0, 0, " "));
                    if (!expected.equals(Show.render(tree, 0, tree.text().length())) || other.errorCount() > 0) {
                        failures.add("round " + round);
                    }
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(failures.isEmpty(), failures.toString());
    }

    private static String sample(String name) throws IOException {
        try (var in = EditsTest.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
