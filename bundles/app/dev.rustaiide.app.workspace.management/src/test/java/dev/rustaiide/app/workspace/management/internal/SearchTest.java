package dev.rustaiide.app.workspace.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch.FileMatches;
import dev.rustaiide.app.workspace.management.TextSearch.Match;
import dev.rustaiide.app.workspace.management.TextSearch.Summary;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class SearchTest {
    /** Looks ahead, which no sieve can decide. */
    private static final String ENDLESS = "(?=a*a*a*a*a*\\$)a";

    @TempDir
    Path temporary;
    private OpenTestFolder open;
    private ParallelSearch search;
    private Summary summary;

    @BeforeEach
    void open() throws IOException {
        open = new OpenTestFolder(temporary);
        search = new ParallelSearch(open.files, BufferPool.unpooled());
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_match_has_its_place_and_its_line() throws Exception {
        open.write("a.txt", "one\r\n😀 two two\nthree");
        assertEquals(List.of("a.txt 1:3-1:6 😀 [two] two", "a.txt 1:7-1:10 😀 two [two]"), find("two"));
        assertEquals(List.of("a.txt 0:2-0:3 on[e]", "a.txt 2:3-2:4 thr[e]e", "a.txt 2:4-2:5 thre[e]"), find("e"));
    }

    @Test
    void case_and_whole_words_count_when_asked() throws Exception {
        open.write("a.txt", "Area area areas ÄREA ärea");
        check("area", false, false, false, 5 - 2);
        check("area", false, true, false, 2);
        check("area", false, false, true, 2);
        check("AREA", false, true, false, 0);
        check("ärea", false, false, false, 2);
        check("ärea", false, true, true, 1);
    }

    @Test
    void regular_expressions_match_at_lines() throws Exception {
        open.write("a.rs", "fn a() {}\n  fn b() {}\nlet f = 1;\n");
        check("^\\s*fn\\s+\\w+", true, true, false, 2);
        check("FN", true, false, false, 2);
        check("a|b", true, true, true, 2);
        check("x*", true, true, false, 0);
        check("\\{\\}$", true, true, false, 2);
    }

    @Test
    void an_expression_that_is_none_says_where() {
        var failed = assertThrows(ExecutionException.class,
                () -> search.search(open.folder, regex("fn ("), found -> {
                }).await());
        var failure = assertInstanceOf(FailureException.class, failed.getCause()).failure();
        assertTrue(failure.why().contains("Unclosed group"), failure::why);
    }

    @Test
    void an_expression_that_never_ends_is_given_up() throws Exception {
        open.write("evil.txt", "a".repeat(9000) + "!");
        open.write("good.txt", "a$");
        var call = search.search(open.folder, regex(ENDLESS), found -> {
        });
        Summary end = call.await();
        assertEquals(1, end.files());
        assertEquals(1, end.skipped());
    }

    @Test
    void what_would_never_end_but_cannot_match_is_not_tried() throws Exception {
        open.write("evil.txt", "a".repeat(9000) + "!");
        open.write("good.txt", "aaa$");
        Summary end = search.search(open.folder, regex("a*a*a*a*a*\\$"), found -> {
        }).await();
        assertEquals(1, end.files());
        assertEquals(0, end.skipped());
    }

    @Test
    void what_is_binary_or_ignored_is_passed_over() throws Exception {
        open.write(".gitignore", "*.log\n/target/\n");
        open.write("a.log", "needle");
        open.write("target/b.txt", "needle");
        open.write(".git/HEAD", "needle");
        open.write("bin", "needle\0");
        open.write("c.txt", "needle");
        assertEquals(List.of("c.txt 0:0-0:6 [needle]"), find("needle"));
        assertEquals(1, summary.skipped());
    }

    @Test
    void globs_say_where_to_look() throws Exception {
        open.write("src/lib.rs", "needle");
        open.write("src/deep/mod.rs", "needle");
        open.write("docs/lib.md", "needle");
        assertEquals(2, count(List.of("*.rs"), List.of()));
        assertEquals(1, count(List.of("docs"), List.of()));
        assertEquals(1, count(List.of("src/*.rs"), List.of()));
        assertEquals(1, count(List.of("src/**/*.rs"), List.of("deep/")));
        assertEquals(3, count(List.of("*.{rs,md}", " "), List.of()));
        assertEquals(0, count(List.of("*.rs"), List.of("src")));
        assertEquals(2, count(List.of("[s]rc/**"), List.of()));
    }

    @Test
    void long_lines_are_cut_around_the_match() throws Exception {
        open.write("min.js", "x".repeat(100_000) + "needle" + "y".repeat(100_000));
        var found = new ArrayList<FileMatches>();
        search.search(open.folder, SearchQuery.literal("needle"), found::add).await();
        Match match = found.getFirst().matches().getFirst();
        assertEquals(Range.of(0, 100_000, 0, 100_006), match.range());
        assertTrue(match.preview().length() <= 400);
        assertEquals("needle", match.preview().substring(match.start(), match.end()));
    }

    @Test
    void the_limit_is_kept_and_told() throws Exception {
        for (int i = 0; i < 20; i++) {
            open.write("f" + i, "needle ".repeat(10));
        }
        checkLimit(35, 35, true);
        checkLimit(200, 200, false);
        checkLimit(199, 199, true);
    }

    private void checkLimit(int limit, int matches, boolean more) throws Exception {
        var told = Collections.synchronizedList(new ArrayList<Match>());
        Summary end = search.search(open.folder, new SearchQuery("needle", false, true, false, List.of(), List.of(),
                limit), found -> told.addAll(found.matches())).await();
        assertEquals(matches, end.matches());
        assertEquals(matches, told.size());
        assertEquals(more, end.more());
    }

    @Test
    void bytes_that_are_no_text_count_one_column_each() throws Exception {
        Files.write(open.root.resolve("odd.txt"), new byte[] {(byte) 0xE2, (byte) 0x82, 'n', 'e', 'e', 'd', '\n'});
        assertEquals(List.of("odd.txt 0:2-0:6 \udce2\udc82[need]"), find("need"));
    }

    @Test
    void byte_order_marks_and_utf_16_are_understood() throws Exception {
        Files.writeString(open.root.resolve("a"), "\uFEFFneedle");
        Files.write(open.root.resolve("b"), "\uFEFFneedle".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(List.of("a 0:0-0:6 [needle]", "b 0:0-0:6 [needle]"), find("needle"));
    }

    @Test
    void a_file_that_does_not_fit_into_memory_at_once_is_searched_as_any_other() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 800_000; i++) {
            text.append(i % 200_000 == 77_777 ? "a grün NEEDLE at " : "some hay in a line ").append(i).append('\n');
        }
        open.write("large.log", text.toString());
        open.write("small.log", "needle");
        List<String> expected = List.of("large.log 77777:7-77777:13 a grün [NEEDLE] at 77777",
                "large.log 277777:7-277777:13 a grün [NEEDLE] at 277777",
                "large.log 477777:7-477777:13 a grün [NEEDLE] at 477777",
                "large.log 677777:7-677777:13 a grün [NEEDLE] at 677777");
        assertEquals(expected, find("needle").subList(0, 4));
        assertEquals(2, summary.files());
        assertEquals(0, summary.skipped());
        check("NEEDLE", false, true, true, 4);
        check("gr.n NEEDL[E]", true, true, false, 4);
        check("LINE 79[0-9]{4}$", true, false, false, 1000);
        var replaced = search.replace(open.folder, SearchQuery.literal("needle at 77777"), "x").await();
        assertEquals(1, replaced.edits().size());
    }

    @Test
    void replacing_gives_edits_and_writes_nothing() throws Exception {
        Path file = open.write("a.rs", "let a = 1;\nlet b = 2;\n");
        var replaced = search.replace(open.folder, regex("let (\\w) = (\\d)"), "const $1: u8 = $2").await();
        assertEquals(List.of(new FileEdits(file, List.of(
                new TextEdit(Range.of(0, 0, 0, 9), "const a: u8 = 1"),
                new TextEdit(Range.of(1, 0, 1, 9), "const b: u8 = 2")))), replaced.edits());
        assertEquals("let a = 1;\nlet b = 2;\n", Files.readString(file));
        var literal = search.replace(open.folder, SearchQuery.literal("1"), "$1\\").await();
        assertEquals("$1\\", literal.edits().getFirst().edits().getFirst().newText());
        assertThrows(ExecutionException.class, () -> search.replace(open.folder, regex("let"), "$7").await());
    }

    @Test
    void a_cancelled_search_ends() throws Exception {
        open.write("evil.txt", "a".repeat(9000) + "!");
        Call<Summary> call = search.search(open.folder, regex(ENDLESS), found -> {
        });
        Thread.sleep(50);
        long start = System.nanoTime();
        call.cancel();
        assertThrows(InterruptedException.class, call::await);
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
    }

    @Test
    void the_literal_in_an_expression_is_found() {
        checkLiteral("foo\\w+", "foo");
        checkLiteral("\\bfoo_bar\\b", "foo_bar");
        checkLiteral("fx+bar?", "fx");
        checkLiteral("(opt)*needle[abc]", "needle");
        checkLiteral("ab*c{2}de", "de");
        checkLiteral("a|b", "");
        checkLiteral("(?i)abc", "");
        checkLiteral("\\x41bc", "");
        checkLiteral("abc\\", "");
        checkLiteral("[abc", "");
    }

    private static void checkLiteral(String regex, String expected) {
        assertEquals(expected, Literals.longestIn(regex), regex);
    }

    private void check(String text, boolean regex, boolean matchCase, boolean word, int expected) throws Exception {
        var query = new SearchQuery(text, regex, matchCase, word, List.of(), List.of(), 1000);
        assertEquals(expected, search.search(open.folder, query, found -> {
        }).await().matches(), query::toString);
    }

    private int count(List<String> include, List<String> exclude) throws Exception {
        return search.search(open.folder, new SearchQuery("needle", false, true, false, include, exclude, 100),
                found -> {
                }).await().files();
    }

    private static SearchQuery regex(String text) {
        return new SearchQuery(text, true, true, false, List.of(), List.of(), 1000);
    }

    private List<String> find(String text) throws Exception {
        var found = new ArrayList<FileMatches>();
        summary = search.search(open.folder, SearchQuery.literal(text), found::add).await();
        found.sort(Comparator.comparing(FileMatches::file));
        return found.stream().flatMap(one -> one.matches().stream().map(match -> open.root.relativize(one.file()) + " "
                + show(match))).toList();
    }

    private static String show(Match match) {
        Range range = match.range();
        return range.start().line() + ":" + range.start().character() + "-" + range.end().line() + ":"
                + range.end().character() + " " + match.preview().substring(0, match.start()) + "["
                + match.preview().substring(match.start(), match.end()) + "]" + match.preview().substring(match.end());
    }
}
