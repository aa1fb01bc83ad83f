package dev.rustaiide.foundation.language.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.foundation.types.Span;

class SnippetParserTest {
    private static final Map<String, String> KNOWN = Map.of("TM_FILENAME", "main.rs", "TM_SELECTED_TEXT", "");

    private static Snippet parse(String source) {
        return SnippetParser.parse(source, name -> Optional.ofNullable(KNOWN.get(name)));
    }

    /** The text with its places in brackets: {@code [number:what it says]}. */
    private static void check(String source, String expected) {
        Snippet snippet = parse(source);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i <= snippet.text().length(); i++) {
            shown.append(marks(snippet, i));
            shown.append(i < snippet.text().length() ? String.valueOf(snippet.text().charAt(i)) : "");
        }
        assertEquals(expected, shown.toString(), source);
    }

    private static String marks(Snippet snippet, int offset) {
        StringBuilder marks = new StringBuilder();
        List<Snippet.Stop> reversed = snippet.stops().reversed();
        reversed.stream().filter(stop -> stop.span().end() == offset && !stop.span().isEmpty())
                .forEach(stop -> marks.append(']'));
        snippet.stops().stream().filter(stop -> stop.span().start() == offset)
                .forEach(stop -> marks.append('[').append(stop.number()).append(':')
                        .append(stop.span().isEmpty() ? "]" : ""));
        return marks.toString();
    }

    @Test
    void places_have_numbers_defaults_and_others_within() {
        check("a", "a[0:]");
        check("$1 ${2} $0.", "[1:] [2:] [0:].");
        check("for ${1:item} in ${2:items} {\n\t$0\n}", "for [1:item] in [2:items] {\n\t[0:]\n}");
        check("${1:one ${2:two} three}", "[1:one [2:two] three][0:]");
        check("${1|red,gr\\,een,b\\|lue|}", "[1:red][0:]");
        assertEquals(List.of("red", "gr,een", "b|lue"),
                parse("${1|red,gr\\,een,b\\|lue|}").stops().getFirst().choices());
        assertEquals(List.of(1, 3, 0), parse("$3$1$3").order());
    }

    @Test
    void places_with_one_number_say_the_same_wherever_it_is_said_first() {
        check("$1 = ${1:x}; $1", "[1:x] = [1:x]; [1:x][0:]");
        check("${1:a$2} $1", "[1:a][2:] [1:a][0:]");
        check("${1:$1}", "[1:][0:]");
        check("${1:${2:$1}}", "[1:][2:][0:]");
    }

    @Test
    void variables_give_what_is_known_their_default_or_their_name() {
        check("$TM_FILENAME ${TM_FILENAME} ${TM_FILENAME:x}", "main.rs main.rs main.rs[0:]");
        check("${TM_SELECTED_TEXT:none}$TM_SELECTED_TEXT", "none[0:]");
        check("${UNKNOWN:${1:x}} $UNKNOWN $OTHER ${UNKNOWN}", "[1:x] [2:UNKNOWN] [3:OTHER] [2:UNKNOWN][0:]");
        check("${TM_FILENAME/(.*)\\.rs/${1:/upcase}/g}!", "MAIN![0:]");
        check("${1/a}b/c}/g}", "[1:][0:]");
    }

    /** What {@code ${1:value}} mirrored with a transform says; the source is written without its first slash. */
    private static void transforms(String value, String transform, String expected) {
        Snippet snippet = parse("${1:" + value + "}|${1/" + transform + "}");
        assertEquals(expected, snippet.text().substring(value.length() + 1), transform);
        assertEquals(expected, snippet.stops().get(1).transform().orElseThrow().apply(value));
    }

    @Test
    void a_transform_writes_what_was_matched_in_another_way() {
        transforms("some_name", "(.*)/${1:/upcase}/", "SOME_NAME");
        transforms("SOME", "(.)(.*)/$1${2:/downcase}/", "Some");
        transforms("élan", "(.*)/${1:/capitalize}/", "Élan");
        transforms("some_long-name", "(.*)/${1:/pascalcase}/", "SomeLongName");
        transforms("some_long-name", "(.*)/${1:/camelcase}/", "someLongName");
        transforms("a.b.c", "\\./::/g", "a::b::c");
        transforms("a.b.c", "\\./::/", "a::b.c");
        transforms("a/b", "\\//\\//g", "a/b");
        transforms("XxX", "x/-/gi", "---");
        transforms("ab", "(a)|(b)/${1:+one}${2:+two}/g", "onetwo");
        transforms("ab", "(a)|(b)/${1:?A:other}/g", "Aother");
        transforms("ab", "(a)|(b)/${1:-none}/g", "anone");
        transforms("ab", "(a)|(b)/${1:none}/g", "anone");
        transforms("zz", "(a)/${1:-none}/", "none");
        transforms("zz", "(a)/$1/", "zz");
        transforms("ab", "b/\\$1 \\} $/", "a$1 } $");
        transforms("ab", "(?<n>b)/[${0}]/", "a[b]");
        transforms("x", "(.*)/${1:/shout}!/", "x!");
    }

    @Test
    void what_is_no_transform_stands_for_itself() {
        check("${1/(/x/}", "${1/(/x/}[0:]");
        check("${1/a/b/x}", "${1/a/b/x}[0:]");
        check("${1/a/b", "${1/a/b[0:]");
        check("${1/a", "${1/a[0:]");
    }

    @Test
    void an_expression_that_never_ends_changes_nothing() {
        String value = "a".repeat(40) + "b";
        transforms(value, "(a+)+$/x/", value);
        transforms("a".repeat(100_000), "(a|b)*c/x/", "a".repeat(100_000));
    }

    @Property(tries = 500)
    void a_transform_does_what_the_expressions_of_java_do(@ForAll("abc") String value, @ForAll("abc") String with) {
        Snippet snippet = parse("${1:" + value + "}${1/(a+)(b?)/" + with + "$2$1/g}");
        assertEquals(value + value.replaceAll("(a+)(b?)", with + "$2$1"), snippet.text());
    }

    @Provide
    Arbitrary<String> abc() {
        return Arbitraries.strings().withChars("abc ").ofMaxLength(8);
    }

    @Test
    void what_is_no_syntax_stands_for_itself() {
        check("\\$1 \\} \\\\ \\n", "$1 } \\ \\n[0:]");
        check("$ $$1 $-", "$ $[1:] $-[0:]");
        check("${1", "${1[0:]");
        check("${1:open", "${1:open[0:]");
        check("${1|a,b", "${1|a,b[0:]");
        check("${}", "${}[0:]");
        check("${name|a|}", "${name|a|}[0:]");
        check("}", "}[0:]");
    }

    @Test
    void lines_are_indented_as_the_one_they_are_put_in() {
        assertEquals("a {\n      b\n  }", Snippet.indented("a {\n\tb\n}", "  ", "    "));
        assertEquals("a\n\t\tb", Snippet.indented("a\r\n\tb", "\t", "\t"));
    }

    @Property(tries = 500)
    void escaped_text_comes_out_as_it_was(@ForAll String text) {
        String escaped = text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
        assertEquals(text, parse(escaped).text());
    }

    @Property(tries = 1000)
    void whatever_is_written_each_place_lies_in_the_text_and_mirrors_say_the_same(@ForAll("wild") String source) {
        Snippet snippet = parse(source);
        assertEquals(0, snippet.order().getLast());
        for (Snippet.Stop stop : snippet.stops()) {
            Span span = stop.span();
            assertTrue(span.end() <= snippet.text().length(), source);
        }
    }

    @Provide
    Arbitrary<String> wild() {
        return Arbitraries.of("$", "{", "}", "|", ":", ",", "/", "\\", "1", "2", "0", "a", "${1:", "${2|x,", "$1", "\n",
                "${TM_FILENAME", "é", "😀", "/(.*)/", "${1/", "${1:/upcase}", "${1:+", "${1:?", "/g}").list().ofMaxSize(24).map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void nested_places_of_well_formed_snippets_lie_within_their_parents(@ForAll("tree") String source) {
        List<Snippet.Stop> stops = parse(source).stops();
        for (Snippet.Stop a : stops) {
            for (Snippet.Stop b : stops) {
                boolean apart = a.span().end() <= b.span().start() || b.span().end() <= a.span().start();
                boolean inside = a.span().start() <= b.span().start() && b.span().end() <= a.span().end()
                        || b.span().start() <= a.span().start() && a.span().end() <= b.span().end();
                assertTrue(apart || inside, source + " " + stops);
            }
        }
    }

    @Provide
    Arbitrary<String> tree() {
        return Arbitraries.recursive(() -> Arbitraries.of("word ", "$1", "${3}", "\\}", "${4|a,b|}"),
                inner -> inner.list().ofMaxSize(3).map(parts -> "${2:" + String.join(" ", parts) + "}x"), 0, 4);
    }
}
