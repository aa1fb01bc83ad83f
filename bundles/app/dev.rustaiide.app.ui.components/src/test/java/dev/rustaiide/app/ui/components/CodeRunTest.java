package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.CodeTint.Tinted;

class CodeRunTest {
    private static final int[] NONE = {};

    private static List<CodeRun> runs(int length, int[] found, Tinted... tints) {
        return CodeRun.of(length, found, List.of(tints), Token.TEXT);
    }

    @Test
    void a_plain_line_is_one_run() {
        assertEquals(List.of(new CodeRun(0, 7, Token.TEXT, false)), runs(7, NONE));
        assertEquals(List.of(), runs(0, NONE));
    }

    @Test
    void colours_and_finds_cut_each_other() {
        // "let name = 1": the keyword, and a find that begins in it.
        assertEquals(List.of(new CodeRun(0, 2, Token.SYNTAX_KEYWORD, false),
                new CodeRun(2, 3, Token.SYNTAX_KEYWORD, true), new CodeRun(3, 5, Token.TEXT, true),
                new CodeRun(5, 12, Token.TEXT, false)),
                runs(12, new int[] {2, 3, 4}, new Tinted(0, 3, Token.SYNTAX_KEYWORD)));
    }

    @Test
    void finds_that_do_not_touch_are_runs_of_their_own() {
        assertEquals(List.of(new CodeRun(0, 1, Token.TEXT, true), new CodeRun(1, 3, Token.TEXT, false),
                new CodeRun(3, 5, Token.TEXT, true)), runs(5, new int[] {0, 3, 4}));
    }

    @Test
    void what_lies_behind_the_cut_is_left_out() {
        assertEquals(List.of(new CodeRun(0, 2, Token.TEXT, false), new CodeRun(2, 4, Token.SYNTAX_TYPE, false)),
                runs(4, new int[] {9}, new Tinted(2, 8, Token.SYNTAX_TYPE), new Tinted(9, 12, Token.SYNTAX_STRING)));
    }

    @Test
    void runs_cover_the_line_whatever_the_finds_are() {
        for (int bits = 0; bits < 256; bits++) {
            int[] found = IntStream.range(0, 8).filter(at(bits)).toArray();
            int covered = 0;
            for (CodeRun run : runs(8, found, new Tinted(1, 3, Token.SYNTAX_TYPE), new Tinted(3, 6, Token.MUTED))) {
                assertEquals(covered, run.start());
                for (int i = run.start(); i < run.end(); i++) {
                    assertEquals(at(bits).test(i), run.found(), "character " + i + " of " + bits);
                }
                covered = run.end();
            }
            assertEquals(8, covered);
        }
    }

    private static IntPredicate at(int bits) {
        return place -> (bits >> place & 1) == 1;
    }
}
