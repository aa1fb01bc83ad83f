package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Marks;

/** Carets and selections are written as in {@link TypingTest}. */
class LineEditsTest {
    private static final Language RUST = new Language(LanguageId.RUST, "Rust", Set.of("rs"), Set.of(), "//");

    private static final Language OCAML = new Language(new LanguageId("ocaml"), "OCaml", Set.of("ml"), Set.of(),
            Marks.of("", "\"").withBlocks("(*", "*)"));

    private static void check(String before, Function<LineEdits, EditPlan> action, String expected) {
        check(RUST, before, action, expected);
    }

    private static void check(Language language, String before, Function<LineEdits, EditPlan> action,
            String expected) {
        TypingTest.State state = TypingTest.State.parse(before);
        EditPlan plan = action.apply(new LineEdits(TypingTest.context(state, language)));
        assertEquals(expected, TypingTest.after(state, plan), before);
    }

    @Test
    void lines_move_with_their_carets() {
        check("a\nb|\nc", LineEdits::moveUp, "b|\na\nc");
        check("a\nb|\nc", LineEdits::moveDown, "a\nc\nb|");
        check("a|\nb", LineEdits::moveUp, "a|\nb");
        check("a\nb|", LineEdits::moveDown, "a\nb|");
        check("x\n«a\nb|»\ny", LineEdits::moveUp, "«a\nb|»\nx\ny");
        check("1\na|\n2\nb|\n3", LineEdits::moveDown, "1\n2\na|\n3\nb|");
    }

    @Test
    void lines_are_copied_and_duplicated() {
        check("a|\nb", lines -> lines.copy(false), "a\na|\nb");
        check("a|\nb", lines -> lines.copy(true), "a|\na\nb");
        check("«ab|»c", LineEdits::duplicate, "ab«ab|»c");
        check("a|", LineEdits::duplicate, "a\na|");
    }

    @Test
    void lines_are_deleted_and_the_last_takes_the_feed_before_it() {
        check("a\nb|\nc", LineEdits::delete, "a\n|c");
        check("a\nb|", LineEdits::delete, "a|");
        check("a|", LineEdits::delete, "|");
        check("«a\nb|»\nc", LineEdits::delete, "|c");
    }

    @Test
    void indenting_spares_blank_lines_and_keeps_what_is_selected() {
        check("«a\n\nb|»", LineEdits::indent, "    «a\n\n    b|»");
        check("      a|", LineEdits::outdent, "  a|");
        check("\ta|", LineEdits::outdent, "a|");
        check("a|", LineEdits::outdent, "a|");
    }

    @Test
    void a_language_without_line_comments_gets_one_around_each_line() {
        check(OCAML, "«  a\n\n    b |»", LineEdits::toggleComment, "«  (* a *)\n\n    (* b *) |»");
        check(OCAML, "  (* a| *)", LineEdits::toggleComment, "  a|");
        check(OCAML, "(**)|", LineEdits::toggleComment, "|");
        check(OCAML, "(*)|", LineEdits::toggleComment, "(* (*) *)|");
    }

    @Test
    void comments_come_at_the_smallest_indentation_and_go_again() {
        check("«    a\n      b|»", LineEdits::toggleComment, "«    // a\n    //   b|»");
        check("«    // a\n    //   b|»", LineEdits::toggleComment, "«    a\n      b|»");
        check("//a|", LineEdits::toggleComment, "a|");
        check("«a\n// b|»", LineEdits::toggleComment, "«// a\n// // b|»".replace("«// ", "// «"));
    }

    @Test
    void lines_are_joined_with_one_space() {
        check("a|\n    b", LineEdits::join, "a| b");
        check("«a\nb\nc|»", LineEdits::join, "«a b c|»");
        check("a|\n\nb", LineEdits::join, "a|\nb");
        check("a|", LineEdits::join, "a|");
    }

    @Test
    void a_new_line_opens_below_and_above() {
        check("  a|b\nc", lines -> lines.open(false), "  ab\n  |\nc");
        check("  a|b", lines -> lines.open(true), "  |\n  ab");
    }
}
