package dev.rustaiide.ai.tree.sitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

class TreeSitterTest {
    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "tree-sitter-test");

    private Grammar rust;

    @BeforeEach
    void load() throws FailureException {
        rust = new TreeSitter(CACHE).grammar("rust");
    }

    private ParsedTree parse(String source) {
        return rust.parse(Text.of(source), Budget.UNLIMITED).orElseThrow();
    }

    @Test
    void a_tree_has_the_nodes_of_the_grammar() {
        assertEquals("(source_file (function_item (identifier) (parameters) (block (integer_literal))))",
                parse("fn é() { 1 }").describe());
        assertEquals("(source_file)", parse("").describe());
    }

    @Test
    void a_text_of_many_leaves_parses_as_one() {
        String source = "fn f() { \"é😀\"; }\n".repeat(5000);
        assertEquals(parse(source).describe(), rust.parse(pieces(source), Budget.UNLIMITED).orElseThrow().describe());
        assertFalse(parse(source).describe().contains("ERROR"));
    }

    private static Text pieces(String source) {
        Text text = Text.EMPTY;
        for (int at = 0; at < source.length(); at += 777) {
            text = text.concat(Text.of(source.substring(at, Math.min(source.length(), at + 777))));
        }
        return text;
    }

    @ParameterizedTest
    @CsvSource({"0,0,'// x\n'", "9,9,' let a = \"é😀\"; '", "3,4,longer", "0,12,''", "12,12,'\n\nfn g() {}'"})
    void an_edited_tree_is_that_of_the_text(int start, int end, String insertion) {
        ParsedTree tree = parse("fn f() { 1 }");
        Text after = tree.text().replace(start, end, insertion);
        assertEquals(parse(after.toString()).describe(),
                tree.edited(start, end, insertion.length(), after, Budget.UNLIMITED).orElseThrow().describe());
        assertEquals("(source_file (function_item (identifier) (parameters) (block (integer_literal))))",
                tree.describe());
    }

    @ParameterizedTest
    @CsvSource({"4,x,4,5", "9,'é',9,12", "8,'/*',0,14"})
    void an_edited_tree_tells_where_its_nodes_may_be_others(int at, String insertion, int from, int to) {
        ParsedTree tree = parse("fn f() { 1 }\n");
        Text after = tree.text().replace(at, at, insertion);
        ParsedTree edited = tree.edited(at, at, insertion.length(), after, Budget.UNLIMITED).orElseThrow();
        assertEquals(List.of(from, to), List.of(edited.changedFrom(), edited.changedTo()));
    }

    @Test
    void what_changed_in_a_tree_that_was_not_edited_or_made_again_is_all() {
        ParsedTree tree = parse("fn f() { 1 }");
        assertEquals(Integer.MAX_VALUE, tree.changedTo());
        tree.retire();
        ParsedTree edited = tree.edited(9, 9, 1, tree.text().replace(9, 9, "2"), Budget.UNLIMITED).orElseThrow();
        assertEquals(Integer.MAX_VALUE, edited.changedTo());
    }

    @Test
    void a_tree_that_was_edited_twice_still_answers() {
        ParsedTree first = parse("fn f() { 1 }");
        String before = first.describe();
        TreeWalk walk = first.walk();
        ParsedTree last = first;
        for (int i = 0; i < 5; i++) {
            last = last.edited(0, 0, 1, last.text().replace(0, 0, "\n"), Budget.UNLIMITED).orElseThrow();
        }
        assertEquals(new Node("source_file", 0, 12, true, false), walk.node());
        walk.close();
        assertEquals(before, first.describe());
        assertEquals(before, last.describe());
    }

    @Test
    void what_costs_more_than_its_budget_is_given_up() {
        Text text = Text.of("fn f() { a(1, 2); }\n".repeat(50_000));
        long start = System.nanoTime();
        assertTrue(rust.parse(text, Budget.of(Duration.ofMillis(5))).isEmpty());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 500);
        assertEquals("(source_file)", parse("").describe());
    }

    @Test
    void a_budget_that_fails_does_not_end_the_process() {
        Text text = Text.of("fn f() { a(1, 2); }\n".repeat(1000));
        var failure = assertThrows(IllegalStateException.class, () -> rust.parse(text, () -> {
            throw new UnsupportedOperationException("no");
        }));
        assertEquals("no", failure.getCause().getMessage());
    }

    @Test
    void a_walk_goes_everywhere_and_ends_at_the_range() {
        var types = new ArrayList<String>();
        try (TreeWalk walk = parse("fn f() { 1 }").walk()) {
            do {
                types.add(walk.type());
            } while (walk.toNext(true, 8));
            assertEquals(List.of("source_file", "function_item", "fn", "identifier", "parameters", "(", ")", "block",
                    "{"),
                    types.subList(0, 9).stream().toList());
        }
        try (TreeWalk walk = parse("fn f() { 1 }").walk()) {
            walk.toSmallest(9, 10);
            assertEquals(new Node("integer_literal", 9, 10, true, false), walk.node());
        }
    }

    @Test
    void a_query_captures_what_its_predicates_allow() {
        Query query = rust.query("((identifier) @name (#any-of? @name \"a\" "
                + "\"b\")) ((identifier) @upper (#upper? @upper))");
        var found = new ArrayList<String>();
        ParsedTree tree = parse("fn f() { a(b, c, AB, A); }");
        try (Matches matches = query.matches(tree, 0, tree.text().byteLength())) {
            while (matches.next()) {
                found.add(query.captures().get(matches.capture(0)) + " "
                        + tree.text().substring(matches.start(0), matches.end(0)));
            }
        }
        assertEquals(List.of("name a", "name b", "upper AB"), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(nothing) @a", "(identifier", "(identifier) @a (#odd? @a)",
            "(identifier nofield: (block))",
            "((identifier) @a (#eq? \"a\" @a))"})
    void a_bad_query_is_refused(String source) {
        assertThrows(IllegalArgumentException.class, () -> rust.query(source));
    }

    @Test
    void a_grammar_that_there_is_none_of_says_so() {
        var failure = assertThrows(FailureException.class, () -> new TreeSitter(CACHE).grammar("klingon"));
        assertEquals("Cannot load the grammar klingon.", failure.failure().what());
    }

    @Test
    void a_cache_that_cannot_be_written_says_so(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var failure = assertThrows(FailureException.class, () -> new TreeSitter(file).grammar("rust"));
        assertTrue(failure.failure().why().contains(file.toString()), failure.failure().why());
    }

    @Test
    void libraries_are_written_once_and_again_if_they_are_cut(@TempDir Path folder) throws Exception {
        new TreeSitter(folder).grammar("json");
        List<Path> files = list(folder);
        assertEquals(2, files.size());
        Path grammar = files.stream().filter(file -> file.toString().contains("json")).findFirst().orElseThrow();
        var written = Files.getLastModifiedTime(grammar);
        new TreeSitter(folder).grammar("json");
        assertEquals(written, Files.getLastModifiedTime(grammar));
        assertEquals(files, list(folder));
        Files.delete(grammar);
        Files.write(grammar, new byte[10]);
        new TreeSitter(folder).grammar("json");
        assertTrue(Files.size(grammar) > 1000);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
