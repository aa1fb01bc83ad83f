package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class GhostTextTest {
    private static final LanguageSource NOBODY = new LanguageSource() {
        @Override
        public String name() {
            return "nobody";
        }

        @Override
        public boolean isSyntactic() {
            return true;
        }

        @Override
        public boolean covers(SourceText text) {
            return false;
        }

        @Override
        public boolean isReady(SourceText text) {
            return false;
        }

        @Override
        public <A> Call<A> ask(Question<A> question) {
            return Call.of(question.nothing());
        }
    };

    /** An editor of {@code text} in which {@code typed} was typed, and {@code ghost} is told to go on with. */
    private static EditorFixture shown(String text, String typed, String ghost) {
        var fixture = new EditorFixture(text);
        fixture.features.answer(InlineCompletions.At.class, question -> new InlineCompletions(List.of(Continuation
                .of(new TextEdit(new Range(question.position(), question.position()), ghost)))));
        fixture.type(typed);
        fixture.until("an answer", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
        fixture.settle();
        return fixture;
    }

    @Test
    void tab_writes_all_of_it_as_one_step() {
        try (EditorFixture fixture = shown("let a =|", " ", "b + 1;")) {
            assertEquals("let a = ", fixture.text());
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a = b + 1;", fixture.text());
            assertEquals(14, fixture.caret().character());
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("let a = ", fixture.text());
        }
    }

    @Test
    void what_belongs_to_a_way_is_done_once_it_is_taken_to_its_end() {
        Effect recorded = new Effect.Go("Record", new Location(Path.of("/trail"), Range.of(0, 0, 0, 0)));
        try (EditorFixture fixture = new EditorFixture("let a =|")) {
            fixture.features.answer(InlineCompletions.At.class, question -> new InlineCompletions(List.of(
                    new Continuation(new TextEdit(new Range(question.position(), question.position()), "b.len();"),
                            "b.len();", false, Optional.of(recorded)))));
            fixture.type(" ");
            fixture.until("an answer", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
            fixture.settle();
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            assertEquals(List.of(), fixture.effects);
            fixture.features.answer(InlineCompletions.At.class, question -> InlineCompletions.NONE);
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a = b.len();", fixture.text());
            assertEquals(List.of(recorded), fixture.effects);
        }
    }

    @Test
    void the_key_for_a_word_writes_a_word_and_the_rest_stays() {
        try (EditorFixture fixture = shown("let a =|", " ", "b.len() + 1;")) {
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            assertTrue(fixture.text().startsWith("let a = b"), fixture.text());
            assertTrue(fixture.text().length() < "let a = b.len() + 1;".length(), fixture.text());
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a = b.len() + 1;", fixture.text());
        }
    }

    @Test
    void who_types_what_it_says_keeps_it_without_another_question() {
        try (EditorFixture fixture = shown("let a =|", " ", "(b);")) {
            long asked = fixture.features.times(InlineCompletions.At.class);
            fixture.type("(");
            fixture.type("b");
            assertEquals(asked, fixture.features.times(InlineCompletions.At.class));
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            assertTrue(fixture.text().startsWith("let a = (b"), fixture.text());
        }
    }

    @Test
    void escape_lets_go_of_it() {
        try (EditorFixture fixture = shown("let a =|", " ", "b;")) {
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a =", fixture.text().stripTrailing());
        }
    }

    @Test
    void something_else_that_is_typed_lets_go_of_it() {
        try (EditorFixture fixture = shown("let a =|", " ", "b;")) {
            fixture.features.answer(InlineCompletions.At.class, question -> InlineCompletions.NONE);
            fixture.type("7");
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a = 7", fixture.text().stripTrailing());
        }
    }

    @Test
    void a_caret_that_goes_elsewhere_leaves_it_behind() {
        try (EditorFixture fixture = shown("let a =|", " ", "b;")) {
            fixture.key(SWT.HOME, '\0', 0);
            fixture.key(SWT.END, '\0', 0);
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a =", fixture.text().stripTrailing());
        }
    }

    @Test
    void it_takes_no_room_in_the_text_and_does_not_move_the_caret() {
        try (EditorFixture fixture = shown("let a =|", " ", "b;")) {
            assertEquals("let a = ", fixture.text());
            assertEquals(8, fixture.caret().character());
            assertTrue(fixture.editor.view().inlayAt(fixture.xOf(8), 8) >= 0, "it is drawn behind the caret");
        }
    }

    @Test
    void nobody_asks_before_code_or_where_it_is_not_wanted() {
        try (EditorFixture fixture = new EditorFixture("let a =| b;")) {
            fixture.type(" ");
            fixture.rest(150);
            assertEquals(0, fixture.features.times(InlineCompletions.At.class));
        }
        try (EditorFixture fixture = new EditorFixture("let a =|")) {
            fixture.editor.setOptions(new EditorOptions(4, true, true, true, true, true,
                    new LanguageOptions(true, false, true, true, true, true, true, false)));
            fixture.type(" ");
            fixture.rest(150);
            assertEquals(0, fixture.features.times(InlineCompletions.At.class));
        }
    }

    /** One way while people type, these when they ask for more. */
    private static EditorFixture offering(String... ways) {
        EditorFixture fixture = shown("let a =|", " ", ways[0]);
        fixture.features.answer(InlineCompletions.At.class, question -> new InlineCompletions(Stream.of(ways)
                .limit(question.isAsked() ? ways.length : 1).map(way -> Continuation.of(new TextEdit(
                        new Range(question.position(), question.position()), way))).toList()));
        return fixture;
    }

    /** … and what is written once {@code keys} were pressed and an answer was there. */
    private static String chosen(EditorFixture fixture, char... keys) {
        for (char key : keys) {
            long before = fixture.features.times(InlineCompletions.At.class);
            fixture.key(key, key, SWT.ALT);
            fixture.rest(50);
            fixture.until("an answer", () -> fixture.features.times(InlineCompletions.At.class) >= before);
            fixture.settle();
        }
        fixture.key(SWT.TAB, '\t', 0);
        return fixture.text();
    }

    @Test
    void other_ways_to_go_on_are_gone_through_in_both_directions() {
        try (EditorFixture fixture = offering("b;", "c;", "d;")) {
            assertEquals("let a = c;", chosen(fixture, ']'));
        }
        try (EditorFixture fixture = offering("b;", "c;", "d;")) {
            assertEquals("let a = d;", chosen(fixture, ']', ']'));
        }
        try (EditorFixture fixture = offering("b;", "c;", "d;")) {
            assertEquals("let a = b;", chosen(fixture, ']', ']', ']'));
        }
        try (EditorFixture fixture = offering("b;", "c;", "d;")) {
            assertEquals("let a = d;", chosen(fixture, '['));
        }
    }

    @Test
    void who_types_on_keeps_the_ways_that_begin_so() {
        try (EditorFixture fixture = offering("bc;", "bd;", "ef;")) {
            fixture.key(']', ']', SWT.ALT);
            fixture.rest(50);
            fixture.settle();
            fixture.type("b");
            assertEquals("let a = bc;", chosen(fixture, ']'));
        }
    }

    @Test
    void whoever_sees_nothing_may_ask_for_it() {
        try (EditorFixture fixture = offering("b;", "c;")) {
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            assertEquals("let a = b;", chosen(fixture, ']'));
        }
    }

    @Test
    void several_lines_are_written_as_one_step() {
        try (EditorFixture fixture = shown("let a =|\nlast", " ", "b;\n    let c = d;\n")) {
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a = b;\n    let c = d;\nlast", fixture.text());
            assertEquals(14, fixture.caret().character());
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("let a = \nlast", fixture.text());
        }
    }

    @Test
    void several_lines_are_taken_by_line_and_by_word() {
        try (EditorFixture fixture = shown("let a =|", " ", "b + 1;\n    let c = d;")) {
            fixture.key(SWT.END, '\0', 0);
            assertEquals("let a = b + 1;", fixture.text());
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            assertEquals("let a = b + 1;\n    ", fixture.text());
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            assertEquals("let a = b + 1;\n    let", fixture.text());
            fixture.key(SWT.END, '\0', 0);
            assertEquals("let a = b + 1;\n    let c = d;", fixture.text());
        }
        try (EditorFixture fixture = shown("let a =|", " ", "b;\n    c();\n    d();")) {
            fixture.key(SWT.END, '\0', 0);
            fixture.key(SWT.END, '\0', 0);
            assertEquals("let a = b;\n    c();", fixture.text());
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("let a = b;\n    c();\n    d();", fixture.text());
        }
    }

    @Test
    void whoever_types_past_the_end_of_a_line_keeps_the_next_ones() {
        try (EditorFixture fixture = shown("    let a =|", " ", "b;\n    c();")) {
            fixture.type("b;");
            fixture.key(SWT.CR, '\r', 0);
            fixture.features.answer(InlineCompletions.At.class, question -> InlineCompletions.NONE);
            fixture.rest(100);
            assertEquals(1, fixture.features.times(InlineCompletions.At.class), "nobody had to be asked again");
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("    let a = b;\n    c();", fixture.text());
        }
    }

    @Test
    void where_something_closes_behind_the_caret_the_first_line_is_all() {
        try (EditorFixture fixture = shown("f(|)", " ", "b,\n    c")) {
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals("f( b,)", fixture.text());
        }
    }

    @Test
    void a_way_that_is_taken_in_part_is_told_how_far_once_people_let_go_of_it() {
        try (EditorFixture fixture = inParts()) {
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            fixture.type(".");
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            assertEquals(List.of(), fixture.effects);
            fixture.features.answer(InlineCompletions.At.class, question -> InlineCompletions.NONE);
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            assertEquals("let a = b.len", fixture.text());
            assertEquals(List.of(new InlineCompletions.Part("handle", 5)), handles(fixture));
            fixture.rest(1200);
            assertEquals(1, fixture.effects.size(), "once");
        }
    }

    @Test
    void it_is_told_within_a_second_and_all_of_it_in_the_end() {
        try (EditorFixture fixture = inParts()) {
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            fixture.until("a part", () -> !fixture.effects.isEmpty());
            fixture.key(SWT.TAB, '\t', 0);
            assertEquals(List.of(new InlineCompletions.Part("handle", 1), "all"), handles(fixture));
            fixture.rest(1200);
            assertEquals(2, fixture.effects.size());
        }
        try (EditorFixture fixture = inParts()) {
            fixture.type("b.len");
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            fixture.rest(1200);
            assertEquals(List.of(), fixture.effects, "who typed it has taken nothing");
        }
    }

    /** Shows a way whose source wants to hear of parts. */
    private static EditorFixture inParts() {
        var fixture = new EditorFixture("let a =|");
        fixture.features.answer(InlineCompletions.At.class, question -> new InlineCompletions(List.of(
                new Continuation(new TextEdit(new Range(question.position(), question.position()), "b.len();"),
                        "b.len();", false, Optional.of(new Effect.Told("Record", new Origin(NOBODY, "all"))),
                        Optional.of(new Origin(NOBODY, "handle"))))));
        fixture.type(" ");
        fixture.until("an answer", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
        fixture.settle();
        return fixture;
    }

    private static List<Object> handles(EditorFixture fixture) {
        return fixture.effects.stream().map(effect -> ((Effect.Told) effect).origin().handle()).toList();
    }
}
