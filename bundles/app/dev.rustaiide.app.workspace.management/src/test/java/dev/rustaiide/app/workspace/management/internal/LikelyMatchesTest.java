package dev.rustaiide.app.workspace.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch.Match;
import dev.rustaiide.foundation.text.PatternSieve;

class LikelyMatchesTest {
    private static final int MOST = 1000;

    @Property(tries = 1500)
    void lines_give_what_the_whole_text_gives(@ForAll("texts") String text, @ForAll("queries") SearchQuery query)
            throws Exception {
        SearchPattern pattern = SearchPattern.of(query);
        Needle needle = Needle.of(query).orElseThrow();
        assertTrue(needle.marksLines(), query::text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Optional<List<Match>> found = new LikelyMatches(Candidates.linesWith(needle.search()), pattern)
                .find(bytes, 0, bytes.length, MOST);
        assertEquals(Optional.of(pattern.find(text, MOST)), found);
    }

    @Property(tries = 1000)
    void parts_that_a_sieve_lets_through_do_so_too(@ForAll("texts") String text,
            @ForAll("needleless") SearchQuery query) throws Exception {
        SearchPattern pattern = SearchPattern.of(query);
        PatternSieve sieve = PatternSieve.of(query.text(), query.matchCase()).orElseThrow();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.of(pattern.find(text, MOST)),
                new LikelyMatches(Candidates.through(sieve), pattern).find(bytes, 0, bytes.length, MOST));
    }

    @Provide
    static Arbitrary<SearchQuery> needleless() {
        return Arbitraries.of("[ab]{2,}", "\\w+$", "^\\s*\\w", "a\\s+b", "[^a]b", "\\S\\r?\\n\\S", "(?i)A|é",
                "(?<=a)b", "\\bb")
                .flatMap(text -> Arbitraries.of(true, false).flatMap(matchCase -> Arbitraries.of(true, false)
                        .map(word -> query(text, true, matchCase, word))));
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of("ab", "AB", "a", "b", "_", "1", " ", "\n", "\r\n", "\r", "é", "😀", "\u2028", "",
                "  ab b", "(ab)").list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Provide
    static Arbitrary<SearchQuery> queries() {
        Arbitrary<SearchQuery> literal = Arbitraries.of("ab", "a", "b", "(ab)", " ", "aé", "é😀")
                .flatMap(text -> Arbitraries.of(true, false).map(word -> query(text, false, true, word)));
        Arbitrary<SearchQuery> anyCase = Arbitraries.of("ab", "A", "b", "(AB)").map(text -> query(text, false, false,
                false));
        Arbitrary<SearchQuery> regex = Arbitraries.of("ab+", "^ab", "ab$", "\\bab\\b", "ab\\w*", "[ab]ab", "ab.*$",
                "\\(ab\\)", "ab\\S*", "ab\\B").map(text -> query(text, true, true, false));
        return Arbitraries.oneOf(literal, anyCase, regex);
    }

    private static SearchQuery query(String text, boolean regex, boolean matchCase, boolean word) {
        return new SearchQuery(text, regex, matchCase, word, List.of(), List.of(), MOST);
    }

    @Example
    void what_can_reach_over_lines_is_not_looked_at_by_lines() {
        for (String regex : List.of("a\\s*b", "a[^x]b", "a\\nb", "a\\Rb", "(?s)a.b", "a\\Wb", "a\\Db", "a\nb",
                "a\\x0Ab", "a\\p{C}b", "ab\\")) {
            assertFalse(Literals.staysInLine(regex), regex);
        }
    }

    @Example
    void what_is_no_utf8_or_has_no_end_is_left_to_others() throws Exception {
        SearchQuery query = query("ab", false, true, false);
        var lines = new LikelyMatches(Candidates.linesWith(Needle.of(query).orElseThrow().search()),
                SearchPattern.of(query));
        byte[] bad = {'a', 'b', (byte) 0xFF};
        assertEquals(Optional.empty(), lines.find(bad, 0, bad.length, MOST));
        byte[] fine = {(byte) 0xFF, '\n', 'a', 'b', '\n', (byte) 0xFF};
        assertEquals(1, lines.find(fine, 0, fine.length, MOST).orElseThrow().size());
        byte[] endless = new byte[1 << 17];
        Arrays.fill(endless, (byte) 'a');
        endless[1 << 16] = 'b';
        assertEquals(Optional.empty(), lines.find(endless, 0, endless.length, MOST));
    }

    @Property(tries = 500)
    void line_feeds_and_nuls_are_counted_by_eights(@ForAll byte[] some, @ForAll("dense") byte[] dense) {
        for (byte[] bytes : List.of(some, dense)) {
            int feeds = 0;
            boolean nul = false;
            for (int i = 0; i < bytes.length; i++) {
                feeds += bytes[i] == '\n' ? 1 : 0;
                nul |= bytes[i] == 0;
            }
            assertEquals(feeds, LikelyMatches.feeds(bytes, 0, bytes.length));
            assertEquals(nul, LikelyMatches.hasNul(bytes, bytes.length));
        }
    }

    @Provide
    static Arbitrary<byte[]> dense() {
        return Arbitraries.bytes().between((byte) 8, (byte) 12).array(byte[].class).ofMaxSize(40);
    }
}
