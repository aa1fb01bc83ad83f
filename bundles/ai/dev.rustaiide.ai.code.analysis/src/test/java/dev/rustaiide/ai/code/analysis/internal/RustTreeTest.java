package dev.rustaiide.ai.code.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.types.Span;

/** In these sources {@code |} is the caret; what is expected stands in {@code [ ]} or as a list. */
class RustTreeTest {
    private static SyntaxTree tree(String marked) {
        return Trees.rust(marked.replace("|", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            fn f|() {}                ~ 4,5
            fn f(|a: u8) {}           ~ 4,10
            fn f(a: |u8) {}           ~ 4,10
            fn f() { g(1, |2); }      ~ 10,15
            fn f() { g(1); | }        ~ 7,16
            fn f() { a[0]| }          ~ 10,12
            fn f() -> Vec<|u8> {}     ~ 13,16
            fn f() { a <| b; }        ~ 7,16
            fn f() { "(|" }           ~ 7,13
            fn f() { m!{ | } }        ~ 11,14
            fn| f                     ~ none
            |                         ~ none
            """)
    void brackets_next_to_the_caret_come_before_those_around_it(String source, String expected) {
        var pair = tree(source == null ? "|" : source).bracketsAt(source == null ? 0 : source.indexOf('|'));
        assertEquals(expected, pair.map(p -> p.open() + "," + p.close()).orElse("none"));
    }

    private static void checkOccurrences(String expected) {
        var source = new StringBuilder();
        var spans = new ArrayList<Span>();
        int caret = -1;
        int open = -1;
        for (char c : expected.toCharArray()) {
            switch (c) {
                case '«' -> open = source.length();
                case '»' -> spans.add(new Span(open, source.length()));
                case '|' -> caret = source.length();
                default -> source.append(c);
            }
        }
        assertEquals(spans, Trees.rust(source).occurrences(caret), expected);
    }

    @Test
    void a_local_name_occurs_in_its_function_only() {
        checkOccurrences("fn f(«n|»: u8) -> u8 { let m = «n» + 1; m } fn g(n: u8) { n; } fn n() {}");
        checkOccurrences("fn f() { let «a|» = 1; println!(\"{a}\"); } ".replace("{a}", "{«a»}") + "static a: u8 = 1;");
        checkOccurrences("fn f() { let (x, «y|») = z; S { «y» }; p.y; m::y(); «y»; } fn y() {}");
        checkOccurrences("fn f() { if let Some(«v|») = o { «v»; } let c = 1; } fn v() {}");
    }

    @Test
    void other_names_occur_in_all_of_the_file_where_nothing_hides_them() {
        checkOccurrences("fn «g|»() {} fn f() { «g»(); m!(«g»()); } fn h(g: u8) { g; }");
        checkOccurrences("struct «P|»; impl «P» { fn n() -> «P» { «P»::n() } } // P");
        checkOccurrences("struct S { «x|»: u8 } fn f(x: u8, s: S) { x; s.«x»; }");
        checkOccurrences("fn f<'«a|»>(s: &'«a» str, a: u8) { a; }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fn f() { | }", "|", "fn f() { \"a| b\" }", "fn f() {} // wo|rd", "fn |f() {}"})
    void there_is_nothing_to_occur_in_blanks_strings_comments_and_keywords(String source) {
        List<Span> spans = tree(source).occurrences(source.indexOf('|'));
        assertTrue(spans.size() == (source.startsWith("fn |f") ? 1 : 0), spans.toString());
    }

    @Test
    void expanding_goes_from_the_word_to_the_file() {
        String source = "fn f() { g(alpha + 1); }";
        SyntaxTree tree = Trees.rust(source);
        var steps = new ArrayList<String>();
        Span span = new Span(13, 13);
        while (span.length() < source.length()) {
            span = tree.expand(span);
            steps.add(source.substring(span.start(), span.end()));
        }
        assertEquals(List.of("alpha", "alpha + 1", "(alpha + 1)", "g(alpha + 1)", "g(alpha + 1);",
                "{ g(alpha + 1); }", source), steps);
        assertEquals(new Span(11, 16), tree.expand(new Span(16, 16)));
        assertEquals(new Span(0, source.length()), tree.expand(new Span(0, source.length())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            fn f() {}                 ~ 0
            fn f( {}                  ~ 1
            fn f() { let = ; }        ~ 1
            let x = 1                 ~ 1
            """)
    void places_that_do_not_parse_are_counted(String source, int errors) {
        assertEquals(errors, Trees.rust(source).errorCount());
    }

    @Test
    void what_cargo_can_start_has_its_path() {
        SyntaxTree tree = Trees.rust("""
                fn main() {}
                mod a {
                    fn main() {}
                    #[cfg(test)]
                    mod tests {
                        /// says
                        #[test]
                        // why
                        #[should_panic(expected = "x")]
                        fn fails() {}
                        #[tokio::test(flavor = "multi_thread")] async fn waits() {}
                        #[rstest] fn cases() {}
                        #[testing] fn none() {}
                        struct S;
                        fn helper() {}
                    }
                }
                #[bench]
                fn fast(b: &mut Bencher) {}
                """);
        assertEquals("""
                MAIN main 0
                TEST_MODULE a::tests 4
                TEST a::tests::fails 9
                TEST a::tests::waits 10
                TEST a::tests::cases 11
                BENCH fast 18""", tree.runnables().stream().map(r -> r.kind() + " " + r.name() + " " + r.line())
                .collect(Collectors.joining("\n")));
    }
}
