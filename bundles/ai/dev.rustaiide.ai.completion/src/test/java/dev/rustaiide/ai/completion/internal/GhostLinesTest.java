package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;

/** Ghost text of several lines: what n-grams write, and how much of what anybody writes is shown. */
@Timeout(60)
class GhostLinesTest {
    private static final String BODY = """
                let mut sum = 0;
                for each in values {
                    sum += each.weight();
                }
                sum
            }
            """;

    @TempDir
    private Path temp;
    private FakeFolder folder;
    private final GhostCheck check = new GhostCheck(TestSyntax.shared());

    @BeforeEach
    void open() {
        folder = new FakeFolder(temp);
    }

    private String ngrams(String text) throws Exception {
        return new ModelGhost(folder.models(), Duration.ofSeconds(50)).at(folder.place("main.rs", text), 1).stream()
                .map(GhostText::text).findFirst().orElse("");
    }

    private static String functions(String indent, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("fn total").append(i).append("(values: &[Item]) -> u32 {\n");
            text.append(BODY.replace("    ", indent));
        }
        return text.toString();
    }

    @Test
    void n_grams_go_on_to_the_end_of_a_block_and_indent_as_the_text_does() throws Exception {
        String begun = "fn last(values: &[Item]) -> u32 {\n    let mut sum = 0;\n    for each in|";
        String said = ngrams(functions("    ", 6) + begun);
        assertTrue(said.startsWith(" values {\n        sum += each.weight();\n    }\n    sum"), said);
        String tabs = ngrams(functions("\t", 6) + begun.replace("    ", "\t"));
        assertTrue(tabs.startsWith(" values {\n\t\tsum += each.weight();\n\t}\n\tsum"), tabs);
    }

    @Test
    void n_grams_say_no_more_lines_before_something_in_the_same_line() throws Exception {
        String begun = "fn last(values: &[Item]) -> u32 {\n    let mut sum = 0;\n    for each in| // all";
        assertFalse(ngrams(functions("    ", 6) + begun).contains("\n"));
    }

    @Test
    void nobody_waits_long_for_further_lines() throws Exception {
        String begun = functions("    ", 6)
                + "fn last(values: &[Item]) -> u32 {\n    let mut sum = 0;\n    for each in|";
        assertEquals(" values {", new ModelGhost(folder.models(), Duration.ZERO).at(folder.place("main.rs", begun), 1)
                .getFirst().text());
    }

    private void check(String expected, String text, String ghost) {
        CompletionPlace place = folder.place("main.rs", text);
        assertEquals(expected, check.fitting(place, ghost), text);
    }

    @Test
    void a_block_is_shown_whole_or_not_at_all() {
        String text = "fn f() {\n    |\n}\n";
        check("if a {\n        b();\n    }", text, "if a {\n        b();\n    }");
        check("if a {", text, "if a {\n        b();");
        check("a();\n    b();", text, "a();\n    b();\n    if c {\n        d();");
        check("a();", text, "a();\n    b(;");
    }

    @Test
    void it_ends_with_the_block_that_it_is_in() {
        check("a();\n}", "fn f() {\n    |\n", "a();\n}\nfn g() {}");
        check("a();", "fn f() {\n    |\n}\n", "a();\n}\nfn g() {}");
        check("if a {\n        b();\n    }", "fn f() {\n    |\n}\n", "if a {\n        b();\n    }\n}");
    }

    @Test
    void lines_that_stand_behind_the_caret_are_not_said_again() {
        check("a();", "fn f() {\n    |\n    b();\n    c();\n}\n", "a();\n    b();\n    d();");
        check("a();", "fn f() {\n    |\n\n    b();\n}\n", "a();\n    b();");
    }

    @Test
    void only_the_first_line_is_shown_before_something_in_the_same_line() {
        check("a", "fn f() { g(|) }", "a\n    b");
        check("", "fn f() { g(|) }", ")\n    b");
        check("", "fn f() {\n    |\n}", ");\n    b();");
    }

    @Test
    void the_surer_first_line_gets_the_further_ones_of_whoever_has_some() throws Exception {
        var place = folder.place("main.rs", "fn f() {\n    |\n}");
        var models = folder.models();
        var sure = new Said(new GhostText("a();", "sure", 0.9));
        var wide = new Said(new GhostText("a();\n    b();", "wide", 0.6),
                new GhostText("c();\n    d();", "wide", 0.95));
        var pipeline = new CompletionPipeline(models, check, new LearnedRanker(models), List.of(), List.of(sure, wide));
        assertEquals("c();\n    d();", pipeline.ghost(place).await().orElseThrow().text());
        assertEquals(List.of("c();\n    d();", "a();\n    b();"),
                pipeline.ghosts(place, 4).await().stream().map(GhostText::text).toList());
    }

    /** A source that always says the same. */
    private record Said(List<GhostText> all) implements dev.rustaiide.ai.completion.GhostTextSource {
        Said(GhostText... all) {
            this(List.of(all));
        }

        @Override
        public String name() {
            return "said";
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(50);
        }

        @Override
        public List<GhostText> at(CompletionPlace place, int most) {
            return all;
        }
    }
}
