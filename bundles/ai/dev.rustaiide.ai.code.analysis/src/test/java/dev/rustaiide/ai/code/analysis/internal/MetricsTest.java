package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.TextMetrics.FunctionMetrics;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;

class MetricsTest {
    private final MetricsSource source = new MetricsSource(Trees.SYNTAX);

    private static SourceText text(String language, String content) {
        return new SourceText(Path.of("/a"), new LanguageId(language), 1, Text.of(content));
    }

    private TextMetrics measure(String language, String content) throws Exception {
        return source.ask(new TextMetrics.Of(text(language, content))).await().orElseThrow();
    }

    private FunctionMetrics first(String language, String content) throws Exception {
        return measure(language, content).functions().getFirst();
    }

    @Test
    void each_line_is_of_code_of_comment_or_blank() throws Exception {
        TextMetrics metrics = measure("rust", """
                //! A module.

                /* over
                   two lines */
                fn a() { // behind code
                    let text = "one

                two";
                }
                """);

        assertEquals(9, metrics.lines());
        assertEquals(5, metrics.codeLines());
        assertEquals(3, metrics.commentLines());
        assertEquals(1, metrics.blankLines());
        assertEquals(0, measure("rust", "").lines());
        assertEquals(1, measure("rust", "fn a() {}").codeLines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            rust § fn f(a: u8, b: &str) {} § 1 § 0 § 2
            rust § fn f(&self) { if a && b || c {} } § 4 § 1 § 1
            rust § fn f() { match a { 1 => x(), 2 if b => y(), _ => z() } } § 3 § 1 § 0
            rust § fn f() { for i in a { while b { loop {} } } } § 3 § 3 § 0
            rust § fn f() { if a {} else if b {} else if c { if d {} } } § 5 § 2 § 0
            rust § fn f() { let x = &&y; let z = a?; } § 1 § 0 § 0
            rust § fn f() { if let Some(x) = a && b {} } § 3 § 1 § 0
            rust § fn f() { let c = |x, y| x; } § 1 § 0 § 0
            c § int f(int a, int b) { switch (a) { case 1: case 2: return b ? 1 : 2; default: return 3; } } § 4 § 1 § 2
            cpp § void f(T&& a) { try { g(); } catch (E e) { } } § 2 § 1 § 1
            java § class A { void f(int a) { if (a) {} else if (b) {} for (int i : x) {} } } § 4 § 1 § 1
            python § def f(a, b=1):\\n  return [x for x in a if x and b] § 4 § 0 § 2
            javascript § function f(a) { return a ?? b ? c : d; } § 3 § 0 § 1
            go § func (r T) f(a int, b int) { select { case <-c: default: } } § 2 § 1 § 2
            shellscript § f() { case $1 in a) x;; b) y;; esac; } § 3 § 0 § 0""")
    void complexity_nesting_and_parameters_are_counted_in_many_languages(String language, String code, int complexity,
            int nesting, int parameters) throws Exception {
        FunctionMetrics function = first(language, code.replace("\\n", "\n"));

        assertEquals("f", function.name());
        assertEquals(List.of(complexity, nesting, parameters),
                List.of(function.complexity(), function.nesting(), function.parameters()));
    }

    @Test
    void what_is_in_an_inner_function_counts_there_alone() throws Exception {
        List<FunctionMetrics> functions = measure("rust", """
                fn outer() {
                    if a {}
                    fn inner(x: u8) {
                        while b { if c {} }
                    }
                    if d {}
                }
                """).functions();

        assertEquals(List.of("outer", "inner"), functions.stream().map(FunctionMetrics::name).toList());
        assertEquals(List.of(3, 3), functions.stream().map(FunctionMetrics::complexity).toList());
        assertEquals(List.of(1, 2), functions.stream().map(FunctionMetrics::nesting).toList());
        assertEquals(List.of(7, 3), functions.stream().map(FunctionMetrics::lines).toList());
    }

    @Test
    void a_text_that_does_not_parse_is_measured_as_far_as_it_goes() throws Exception {
        TextMetrics metrics = measure("rust", "fn a() { if x {} }\nfn b( {\n");

        assertTrue(metrics.syntaxErrors() > 0);
        assertEquals("a", metrics.functions().getFirst().name());
    }

    @Test
    void other_questions_and_languages_without_a_grammar_are_for_others() throws Exception {
        SourceText plain = text("plaintext", "a");

        assertTrue(!source.covers(plain) && source.covers(text("rust", "")));
        assertEquals(Optional.empty(), source.ask(new TextMetrics.Of(plain)).await());
        assertEquals(Optional.empty(), source.ask(new Hover.At(text("rust", "fn a(){}"), new Position(0, 3))).await());
    }
}
