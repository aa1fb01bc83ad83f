package dev.rustaiide.ai.inference.internal.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    private static boolean allows(String gbnf, String text) {
        Grammar.State state = new Grammar(gbnf).start().after(text.getBytes(StandardCharsets.UTF_8));
        return state != null && state.mayEnd();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "root ::= \"ab\"; ab; a, abc, b",
        "root ::= [a-c]+; abcabc; d, abd",
        "root ::= [^a-c]; d; a, b",
        "root ::= \"a\"{2,3}; aa; a, aaaa",
        "root ::= \"a\"{2}; aa; aaa",
        "root ::= \"a\"{2,}; aaaaaa; a",
        "root ::= \"a\"{,2} \"b\"; b; aaab",
        "root ::= \"a\"? \"b\"*; abb; aab",
        "root ::= (\"a\" | \"b\" root \"c\"); bbacc; bac c, bbac",
        "root ::= . \".\"; ä.; .",
        "root ::= \"\\x41\\u00e4\\n\"?; Aä~; A",
        "root ::= [à-ÿ一-龥]; 語; a, ~"})
    void says_what_is_allowed(String gbnf, String yes, String no) {
        assertTrue(allows(gbnf, yes.strip().replace('~', '\n')), gbnf);
        for (String each : no.split(", ")) {
            assertEquals(false, allows(gbnf, each.strip()), gbnf + " and " + each);
        }
    }

    @Test
    void rules_go_over_lines_and_comments() {
        assertTrue(allows("# one\nroot ::= item |\n  # two\n  root-2\n"
                + "item ::= (\n \"x\"\n)\nroot-2 ::= \"y\" # end", "y"));
    }

    /** All characters, in all ways that their ranges are cut. */
    @Property(tries = 300)
    void a_range_has_exactly_its_characters(@ForAll @IntRange(max = 0x10ffff) int low,
            @ForAll @IntRange(max = 0x2000) int length, @ForAll @IntRange(max = 0x10ffff) int other) {
        int high = Math.min(0x10ffff, low + length);
        String gbnf = String.format("root ::= [\\U%08x-\\U%08x]", low, high);
        if (low >= 0xd800 && high <= 0xdfff) {
            assertThrows(IllegalArgumentException.class, () -> new Grammar(gbnf));
            return;
        }
        var grammar = new Grammar(gbnf);
        for (int each : new int[] {low, high, low - 1, high + 1, (low + high) / 2, other}) {
            boolean isCharacter = each >= 0 && each <= 0x10ffff && (each < 0xd800 || each > 0xdfff);
            if (isCharacter) {
                byte[] bytes = Character.toString(each).getBytes(StandardCharsets.UTF_8);
                assertEquals(each >= low && each <= high, grammar.start().after(bytes) != null, gbnf + " " + each);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "root", "root ::= ", "root ::= \"a", "root ::= [a", "root ::= other",
        "other ::= \"a\"", "root ::= root \"a\"", "root ::= \"\" root", "root ::= a\na ::= \"x\"? root",
        "root ::= (\"a\"",
        "root ::= \"a\" root", "root ::= \"a\"{3,2}", "root ::= \"a\"{99999999}", "root ::= *", "root ::= \"\\q\"",
        "root ::= \"a\"\nroot ::= \"b\"", "root ::= ((\"a\"{1000}){1000}){1000}"})
    void what_is_no_grammar_is_refused(String gbnf) {
        if (gbnf.equals("root ::= ")) {
            assertTrue(allows(gbnf, "")); // nothing is something
        } else {
            assertThrows(IllegalArgumentException.class, () -> new Grammar(gbnf));
        }
    }

    /** Whoever always takes a byte that leaves less to do comes to an end in as many steps. */
    @Test
    void the_shortest_way_is_as_long_as_it_says() {
        var grammar = new Grammar("root ::= item (\",\" item){3,}\nitem ::= \"[\" root \"]\" | \"x\"{2,9} | \"yyy\"");
        var random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Grammar.State state = grammar.start();
            for (int i = random.nextInt(60); i > 0 && !state.mustEnd(); i--) {
                state = any(state, random, Integer.MAX_VALUE);
            }
            for (int left = state.shortest(); left > 0; left--) {
                assertEquals(left, state.shortest());
                state = any(state, random, left);
            }
            assertTrue(state.mayEnd());
        }
    }

    private static Grammar.State any(Grammar.State state, Random random, int below) {
        int first = random.nextInt(256);
        for (int i = 0; i < 256; i++) {
            Grammar.State next = state.after((byte) (first + i));
            if (next != null && next.shortest() < below) {
                return next;
            }
        }
        throw new AssertionError("no way on");
    }

    @Test
    void tails_do_not_pile_up() {
        Grammar.State state = new Grammar("root ::= \"a\" root | \"b\"").start();
        Grammar.State first = state.after((byte) 'a');
        for (int i = 0; i < 1000; i++) {
            state = state.after((byte) 'a');
        }
        assertEquals(first, state);
    }
}
