package dev.rustaiide.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.PatternSyntaxException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class PatternSieveTest {
    private static int sieved;

    @Property(tries = 6000, edgeCases = EdgeCasesMode.NONE)
    void the_parts_have_the_matches_of_the_whole(@ForAll("expressions") String expression,
            @ForAll("texts") String text, @ForAll boolean matchCase) {
        check(expression, matchCase, text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void so_they_have_of_bytes_that_are_no_text(@ForAll("expressions") String expression, @ForAll("odd") byte[] bytes) {
        check(expression, true, bytes);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void so_they_have_where_most_bytes_can_be_skipped(@ForAll("long") String expression, @ForAll("texts") String text,
            @ForAll boolean matchCase) {
        check(expression, matchCase, text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide("long")
    static Arbitrary<String> longs() {
        Arbitrary<String> parts = Arbitraries.of("a", "b", "c", "ab", "[bc_]", "1", "\\d", "k", "s", "é", "😀", "\\b",
                "\\B", "^", "$", "[A-C]", "\\s", "\\n", "b?", "a+", "(?:c|1a)");
        Arbitrary<String> rows = parts.list().ofMinSize(3).ofMaxSize(6).map(some -> String.join("", some));
        return rows.list().ofMinSize(1).ofMaxSize(3).map(some -> String.join("|", some));
    }

    private static void check(String expression, boolean matchCase, byte[] bytes) {
        try {
            sieved += SieveLaw.holds(expression, matchCase, bytes) ? 1 : 0;
        } catch (PatternSyntaxException none) {
            Assume.that(false);
        }
    }

    @AfterContainer
    static void most_expressions_can_be_sieved() {
        assertTrue(sieved > 5000, () -> "only " + sieved);
    }

    @Provide
    static Arbitrary<String> expressions() {
        Arbitrary<String> items = Arbitraries.of("a", "b", "A", ".", "\\w", "\\W", "\\s", "\\S", "\\d", "[ab]", "[^a]",
                "[a-c&&[^b]]", "\\n", "\\r", "\n", "\\b", "\\B", "^", "$", "é", "😀", "ß", "ſ", "k", "\\p{L}",
                "\\P{L}", "\\pN", "[\\p{Lu}_]", "(?i)", "(?s)", "(?-i)", "\\x61", "\\u00e9", "\\x{1F600}", "\\.",
                "\\Qa.\\E", "\u0301", "\\h", "\\R", "[^\\s]", "(?=a)", "(?<!b)", "\\v", "[é😀]", "1", "_");
        return Arbitraries.recursive(() -> items, PatternSieveTest::larger, 1, 4);
    }

    private static Arbitrary<String> larger(Arbitrary<String> smaller) {
        Arbitrary<String> quantifier = Arbitraries.of("*", "+", "?", "*?", "+?", "??", "*+", "++", "{2}", "{1,}",
                "{0,2}", "{2,3}?", "{0}");
        return Arbitraries.oneOf(smaller,
                smaller.list().ofMinSize(2).ofMaxSize(4).map(parts -> String.join("", parts)),
                smaller.list().ofMinSize(2).ofMaxSize(3).map(parts -> "(" + String.join("|", parts) + ")"),
                smaller.flatMap(part -> quantifier.map(often -> "(?:" + part + ")" + often)),
                smaller.flatMap(part -> Arbitraries.of("(", "(?>", "(?<x>", "(?i:").map(open -> open + part + ")")));
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of("ab", "AB", "a", "b", "c", "_", "1", " ", "\n", "\n", "\r\n", "\r", "é", "É", "😀", "ß",
                "ẞ", "ſ", "S", "K", "\u2028", "\u0085", "a\u0301", ".", "  ab b", "\t").list().ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    static Arbitrary<byte[]> odd() {
        return Arbitraries.of((byte) 'a', (byte) 'b', (byte) '\n', (byte) ' ', (byte) 0xC3, (byte) 0xA9, (byte) 0xE2,
                (byte) 0x80, (byte) 0xA8, (byte) 0xED, (byte) 0xF0, (byte) 0xFF, (byte) '1').array(byte[].class)
                .ofMaxSize(30);
    }

    @Example
    void lines_that_cannot_match_are_passed_over() {
        assertEquals(List.of("cd 12\n", "34"), parts("\\d\\d", "ab\ncd 12\nef1\n34"));
        assertEquals(List.of("ab\n", "ab"), parts("ab$", "ab\nabc\nab"));
        assertEquals(List.of("ab\n"), parts("^\\w+$", "ab\na b\n\n b\n"));
        assertEquals(List.of("éé é\n"), parts("\\p{L} \\p{L}", "é1\néé é\n€ €\n"));
        assertEquals(List.of(), parts("x*", "ab\n\n"));
        assertEquals(List.of("c1ab\n"), parts("\\Bab", "c1ab\n ab\n"));
        assertEquals(List.of("x x\n"), parts("\\bx\\b", "axa\nx x\n_x\n"));
    }

    @Example
    void a_word_may_end_in_a_combining_mark() {
        assertEquals(List.of("a\u0301 b\n"), parts("\\S\\b ", "a\u0301 b\n- b\n"));
    }

    @Example
    void a_part_is_as_many_lines_as_a_match_can_take() {
        assertEquals(List.of("fn\n\na\n"), parts("fn\\s+\\w", "struct\nfn\n\na\nb\n"));
        assertEquals(List.of("b(\n)\n"), parts("\\([^)]*\\)", "a\nb(\n)\nc\n"));
        assertEquals(List.of("ab\n"), parts("(?s)a.", "ab\nc\n"));
        assertEquals(List.of("a\nab\n"), parts("(?<=x)a", "a\nab\n"));
    }

    @Example
    void case_is_passed_over_as_java_does() {
        assertEquals(List.of("\u212A\n", "K\n"), parts("(?i:(?u)k)", "\u212A\nK\nx\n"));
        assertEquals(List.of("STRASSE Ä"), parts("ä", "STRASSE Ä", false));
    }

    @Example
    void what_an_automaton_cannot_do_has_no_sieve() {
        for (String expression : List.of("(a)\\1", "\\Ga", "a\\z", "(?x)a b", "\\b{g}", "\\X", "(?<n>a)\\k<n>", "[]a]",
                "((a{60}){60}){60}", "(".repeat(2000) + "a" + ")".repeat(2000))) {
            assertTrue(PatternSieve.of(expression, true).isEmpty(), expression);
        }
    }

    @Example
    void an_automaton_that_grows_and_grows_lets_all_through() {
        var text = new StringBuilder();
        var random = new Random(1);
        while (text.length() < 200_000) {
            text.append(random.nextInt(60) == 0 ? '\n' : (char) ('a' + random.nextInt(2)));
        }
        List<String> found = parts("a[ab]{40}c", text.toString());
        assertFalse(found.isEmpty());
        assertTrue(SieveLaw.holds("a[ab]{40}c", true, (text + "a".repeat(41) + "c").getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> parts(String expression, String text) {
        return parts(expression, text, true);
    }

    private static List<String> parts(String expression, String text, boolean matchCase) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        PatternSieve.Scan scan = PatternSieve.of(expression, matchCase).orElseThrow().scan();
        var parts = new ArrayList<String>();
        for (int at = 0; scan.find(bytes, at, bytes.length); at = scan.end()) {
            parts.add(new String(bytes, scan.start(), scan.end() - scan.start(), StandardCharsets.UTF_8));
        }
        return parts;
    }
}
