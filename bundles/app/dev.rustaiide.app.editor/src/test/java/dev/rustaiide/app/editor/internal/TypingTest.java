package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.Indentation;
import dev.rustaiide.foundation.text.Boundaries;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Marks;

/**
 * In these texts {@code |} is a caret and {@code [} … {@code |]} a selection written as {@code «…|»} or {@code «|…»}.
 */
class TypingTest {
    private static final Indentation FOUR_SPACES = new Indentation(false, 4);

    private static final Language RUST = new Language(LanguageId.RUST, "Rust", Set.of("rs"), Set.of(), "//");
    private static final Language SCRIPT =
            new Language(new LanguageId("javascript"), "JavaScript", Set.of("js"), Set.of(), Marks.of("//", "\"'`"));

    /** A text and what is selected in it. */
    record State(String text, Selections selections) {
        static State parse(String marked) {
            StringBuilder text = new StringBuilder();
            List<Selection> selections = new ArrayList<>();
            int anchor = -1;
            int caret = -1;
            boolean open = false;
            for (char c : marked.toCharArray()) {
                switch (c) {
                    case '«' -> {
                        open = true;
                        anchor = text.length();
                        caret = -1;
                    }
                    case '»' -> {
                        int end = text.length();
                        selections.add(caret == end ? new Selection(anchor, end) : new Selection(end, anchor));
                        open = false;
                    }
                    case '|' -> {
                        caret = text.length();
                        if (!open) {
                            selections.add(Selection.at(caret));
                        }
                    }
                    default -> text.append(c);
                }
            }
            return new State(text.toString(), Selections.merged(selections, 0));
        }

        @Override
        public String toString() {
            StringBuilder marked = new StringBuilder(text);
            for (Selection one : selections.all().reversed()) {
                if (one.isEmpty()) {
                    marked.insert(one.caret(), '|');
                } else {
                    marked.insert(one.end(), one.isReversed() ? "»" : "|»");
                    marked.insert(one.start(), one.isReversed() ? "«|" : "«");
                }
            }
            return marked.toString();
        }
    }

    static EditContext context(State state, Language language) {
        // A stand-in for syntax: between the first two quotes of its line.
        Text text = Text.of(state.text());
        return new EditContext(text, state.selections(), language, FOUR_SPACES, "\n", offset -> {
            String line = text.line(text.lineOf(offset));
            int column = offset - text.lineStart(text.lineOf(offset));
            int open = line.indexOf('"');
            return open >= 0 && column > open && column < line.indexOf('"', open + 1);
        });
    }

    static String after(State state, EditPlan plan) {
        Text text = DocumentChange.of(Text.of(state.text()), plan.changes()).after();
        return new State(text.toString(), plan.after()).toString();
    }

    private static void check(String before, Function<Typing, EditPlan> action, String expected) {
        check(before, RUST, offset -> false, action, expected);
    }

    private static void check(String before, Language language, IntPredicate ours,
            Function<Typing, EditPlan> action, String expected) {
        State state = State.parse(before);
        EditPlan plan = action.apply(new Typing(context(state, language), ours, true));
        assertEquals(expected, after(state, plan), before);
    }

    @Test
    void a_key_takes_the_place_of_what_is_selected_at_every_caret() {
        check("a|b|", typing -> typing.type("x"), "ax|bx|");
        check("«ab|»c«|de»", typing -> typing.type("x"), "x|cx|");
    }

    @Test
    void brackets_close_themselves_where_there_is_room() {
        check("f|", typing -> typing.type("("), "f(|)");
        check("f|)", typing -> typing.type("("), "f(|))");
        check("|name", typing -> typing.type("("), "(|name");
        check("\"a|b\"", typing -> typing.type("("), "\"a(|b\"");
        check("\"a| b\"", typing -> typing.type("("), "\"a(| b\"");
    }

    @Test
    void brackets_stay_alone_where_nobody_wants_them_closed() {
        State state = State.parse("f|");
        Typing typing = new Typing(context(state, RUST), offset -> false, false);
        assertEquals("f(|", after(state, typing.type("(")));
    }

    @Test
    void quotes_close_themselves_but_not_behind_a_word() {
        check("f(|)", typing -> typing.type("\""), "f(\"|\")");
        check("b|", typing -> typing.type("\""), "b\"|\"");
        check("word|", typing -> typing.type("\""), "word\"|");
        check("&|", typing -> typing.type("'"), "&'|");
        check("x = |", SCRIPT, offset -> false, typing -> typing.type("'"), "x = '|'");
    }

    @Test
    void a_bracket_that_came_by_itself_is_typed_over_and_any_other_is_not() {
        check("f(|)", RUST, offset -> offset == 2, typing -> typing.type(")"), "f()|");
        check("f(|)", typing -> typing.type(")"), "f()|)");
    }

    @Test
    void a_bracket_surrounds_what_is_selected() {
        check("«ab|» c", typing -> typing.type("("), "(«ab|») c");
        check("«|ab»", typing -> typing.type("\""), "\"«|ab»\"");
    }

    @Test
    void enter_indents_as_the_code_wants_it() {
        check("    a;|", typing -> typing.enter(), "    a;\n    |");
        check("fn f() {|}", typing -> typing.enter(), "fn f() {\n    |\n}");
        check("  if x {|", typing -> typing.enter(), "  if x {\n      |");
        check("/// Adds|", typing -> typing.enter(), "/// Adds\n/// |");
        check("  |  a", typing -> typing.enter(), "  \n  |  a");
        check("\"{|}\"", typing -> typing.enter(), "\"{\n|}\"");
    }

    @Test
    void a_closing_bracket_goes_to_where_its_partner_starts() {
        check("if x {\n        |", typing -> typing.type("}"), "if x {\n}|");
        check("a\n    |", typing -> typing.type("}"), "a\n    }|");
    }

    @Test
    void backspace_takes_a_level_a_pair_or_a_character() {
        check("        |a", typing -> typing.backspace(), "    |a");
        check("      |", typing -> typing.backspace(), "    |");
        check("\t|a", typing -> typing.backspace(), "|a");
        check("f(|)", RUST, offset -> offset == 2, typing -> typing.backspace(), "f|");
        check("f(|)", typing -> typing.backspace(), "f|)");
        check("👩‍👧|", typing -> typing.backspace(), "|");
        check("a\n|b", typing -> typing.backspace(), "a|b");
        check("|a", typing -> typing.backspace(), "|a");
    }

    @Test
    void carets_that_delete_the_same_do_it_once() {
        check("ab|c|d", typing -> typing.delete(at -> 0), "|d");
        check("|a", typing -> typing.delete(at -> Boundaries.nextCharacter(Text.of("a"), at)), "|");
    }

    @Test
    void as_many_lines_as_carets_are_pasted_one_to_each() {
        check("|,|", typing -> typing.paste("a\nb"), "a|,b|");
        check("|,|", typing -> typing.paste("a\nb\nc"), "a\nb\nc|,a\nb\nc|");
        check("«x|»", typing -> typing.paste("y"), "y|");
    }

    @Test
    void tab_goes_to_the_next_stop() {
        check("|a", typing -> typing.tab(), "    |a");
        check("ab|", typing -> typing.tab(), "ab  |");
    }
}
