package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.NextEdits;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class NextEditTest {
    private static final String THREE = "foo(|a);\nfoo(b);\nfoo(c);\n";

    /** Offers the first {@code foo(} that has not got an {@code x}, and keeps what it was asked. */
    private static List<NextEdits.After> answerIn(EditorFixture fixture) {
        List<NextEdits.After> asked = new ArrayList<>();
        fixture.features.answer(NextEdits.After.class, question -> {
            asked.add(question);
            Text text = question.source().text();
            List<NextEdits.Suggestion> found = new ArrayList<>();
            for (int at = 0; (at = text.toString().indexOf("foo(", at)) >= 0; at += 4) {
                if (!text.toString().startsWith("foo(x", at)) {
                    Range place = Range.at(text.positionOf(at + 4));
                    found.add(new NextEdits.Suggestion(new TextEdit(place, "x"), "it is alike", 0.9));
                }
            }
            return new NextEdits(found);
        });
        return asked;
    }

    private static EditorFixture typed(String text, List<NextEdits.After> asked) {
        var fixture = new EditorFixture(text);
        List<NextEdits.After> heard = answerIn(fixture);
        fixture.type("x");
        fixture.until("an answer", () -> fixture.features.hasAnswered(NextEdits.After.class));
        fixture.rest(50);
        asked.addAll(heard);
        return fixture;
    }

    private static void tab(EditorFixture fixture) {
        fixture.key(SWT.TAB, '\t', 0);
        fixture.rest(60);
    }

    @Test
    void tab_goes_there_and_tab_again_makes_it_place_by_place() {
        try (EditorFixture fixture = typed(THREE, new ArrayList<>())) {
            assertEquals("foo(xa);\nfoo(b);\nfoo(c);\n", fixture.text());
            assertEquals(0, fixture.caret().line());
            tab(fixture);
            assertEquals("foo(xa);\nfoo(b);\nfoo(c);\n", fixture.text());
            assertEquals(1, fixture.caret().line());
            tab(fixture);
            assertEquals("foo(xa);\nfoo(xb);\nfoo(c);\n", fixture.text());
            tab(fixture);
            tab(fixture);
            assertEquals("foo(xa);\nfoo(xb);\nfoo(xc);\n", fixture.text());
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("foo(xa);\nfoo(xb);\nfoo(c);\n", fixture.text());
        }
    }

    @Test
    void what_was_typed_is_told_as_before_and_after_and_what_was_accepted_as_another_example() {
        List<NextEdits.After> asked = new ArrayList<>();
        try (EditorFixture fixture = typed(THREE, asked)) {
            assertEquals(List.of(new NextEdits.Made(Range.of(0, 4, 0, 5), "")), asked.getFirst().changes());
            List<NextEdits.After> more = answerIn(fixture);
            tab(fixture);
            tab(fixture);
            assertEquals(2, more.getLast().changes().size());
            assertEquals(Range.of(1, 4, 1, 5), more.getLast().changes().getLast().range());
        }
    }

    @Test
    void keys_that_touch_are_one_change_and_one_that_is_taken_back_is_none() {
        try (EditorFixture fixture = new EditorFixture("let ab| = 1;\n")) {
            List<NextEdits.After> asked = answerIn(fixture);
            fixture.key(SWT.BS, '\b', 0);
            fixture.type("cd");
            fixture.until("a question", () -> !asked.isEmpty());
            assertEquals(List.of(new NextEdits.Made(Range.of(0, 5, 0, 7), "b")), asked.getLast().changes());
            int before = asked.size();
            fixture.key(SWT.BS, '\b', 0);
            fixture.key(SWT.BS, '\b', 0);
            fixture.type("b");
            fixture.rest(500);
            assertEquals(before, asked.size());
        }
    }

    @Test
    void escape_lets_go_of_it_until_something_else_is_changed() {
        try (EditorFixture fixture = typed(THREE, new ArrayList<>())) {
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            long asked = fixture.features.times(NextEdits.After.class);
            fixture.rest(500);
            assertEquals(asked, fixture.features.times(NextEdits.After.class));
            tab(fixture);
            assertTrue(fixture.text().startsWith("foo(x"), fixture.text());
            assertTrue(fixture.text().contains("\nfoo(b);"), fixture.text());
            assertEquals(0, fixture.caret().line());
        }
    }

    @Test
    void it_takes_no_room_and_does_not_move_the_caret() {
        try (EditorFixture fixture = typed(THREE, new ArrayList<>())) {
            assertEquals(5, fixture.caret().character());
            assertEquals(0, fixture.caret().line());
            int second = fixture.lineHeight() + 8;
            boolean marked = false;
            for (int x = fixture.xOf(3); x < fixture.xOf(6); x++) {
                marked |= fixture.editor.view().inlayAt(x, fixture.editor.view().locationOf(9).y + 4) >= 0;
            }
            assertTrue(marked, "what would come is drawn in the second line, near " + second);
        }
    }

    @Test
    void a_place_out_of_view_is_named_at_the_end_of_the_line_of_the_caret() {
        String far = "foo(|a);\n" + "\n".repeat(200) + "foo(b);\n";
        try (EditorFixture fixture = typed(far, new ArrayList<>())) {
            int end = fixture.editor.view().locationOf(8).x + 20;
            assertTrue(fixture.editor.view().inlayAt(end, fixture.editor.view().locationOf(8).y + 4) >= 0);
            tab(fixture);
            assertEquals(201, fixture.caret().line());
            tab(fixture);
            assertTrue(fixture.text().endsWith("foo(xb);\n"), fixture.text());
        }
    }

    @Test
    void ghost_text_has_tab_first() {
        try (EditorFixture fixture = new EditorFixture("foo(a);\nfoo(|\n")) {
            fixture.features.answer(InlineCompletions.At.class, question -> new InlineCompletions(List.of(
                    InlineCompletions.Continuation.of(new TextEdit(Range.at(question.position()), "tail);")))));
            answerIn(fixture);
            fixture.type("x");
            fixture.until("an answer", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
            fixture.rest(500);
            tab(fixture);
            assertTrue(fixture.text().contains("foo(xtail);"), fixture.text());
            assertTrue(fixture.text().startsWith("foo(a);"), fixture.text());
        }
    }

    @Test
    void all_of_them_are_shown_before_they_are_made() {
        try (EditorFixture fixture = typed(THREE, new ArrayList<>())) {
            fixture.editor.execute(EditorCommand.NEXT_EDIT_ALL);
            fixture.until("what would change", () -> !fixture.effects.isEmpty());
            Effect.Review review = assertInstanceOf(Effect.Review.class, fixture.effects.getFirst());
            assertEquals("Make the change at 2 more places", review.title());
            assertEquals("foo(xa);\nfoo(b);\nfoo(c);\n", fixture.text());
        }
    }

    @Test
    void nobody_asks_where_it_is_not_wanted() {
        try (EditorFixture fixture = new EditorFixture(THREE)) {
            fixture.editor.setOptions(new EditorOptions(4, true, true, true, true, true,
                    new LanguageOptions(true, true, false, true, true, true, true, false)));
            answerIn(fixture);
            fixture.type("x");
            fixture.rest(500);
            assertEquals(0, fixture.features.times(NextEdits.After.class));
        }
    }
}
