package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** What the editor tells of lists and ghost text, for those who learn from it. */
class OutcomeTest {
    private static EditorFixture list(String... names) {
        var fixture = new EditorFixture("fn main() { | }");
        fixture.features.answer(Completions.At.class, question -> {
            Position caret = question.position();
            List<Proposal> proposals = new ArrayList<>();
            for (String name : names) {
                proposals.add(Proposal.of(name, ProposalKind.METHOD, "", new TextEdit(
                        Range.of(caret.line(), 12, caret.line(), caret.character()), name)));
            }
            return new Completions(proposals, true);
        });
        fixture.features.answer(Completions.Outcome.class, question -> true);
        fixture.type("v");
        fixture.until("a list", () -> fixture.find(RowView.class, list -> list.isVisible()).isPresent());
        return fixture;
    }

    private static Completions.Outcome told(EditorFixture fixture) {
        fixture.until("what came of it", () -> fixture.features.times(Completions.Outcome.class) == 1);
        return fixture.features.last(Completions.Outcome.class);
    }

    private static String text(Completions.Outcome told) {
        return told.source().text().toString();
    }

    @Test
    void who_takes_one_is_told_of_with_the_list_as_it_was_then() {
        try (EditorFixture fixture = list("vector", "value", "vapour")) {
            fixture.type("a");
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            fixture.key(SWT.CR, '\r', 0);
            Completions.Outcome told = told(fixture);
            assertEquals("fn main() { va }", text(told), "before it was written");
            assertEquals(14, told.position().character());
            assertEquals(List.of("value", "vapour"), told.shown().stream().map(Proposal::name).toList());
            assertEquals("fn main() { " + told.shown().get(told.chosen()).name() + " }", fixture.text());
            assertEquals(1, told.chosen());
            assertFalse(told.isTyped());
            assertEquals(3, told.told().size(), "with those that others proposed, in their order");
        }
    }

    @Test
    void who_types_a_name_that_was_in_the_list_is_told_of_with_the_list_as_it_came() {
        try (EditorFixture fixture = list("vector", "view")) {
            fixture.type("iew");
            fixture.type(";");
            Completions.Outcome told = told(fixture);
            assertEquals("fn main() { v }", text(told));
            assertEquals("view", told.shown().get(told.chosen()).name());
            assertTrue(told.isTyped());
        }
    }

    @Test
    void who_lets_go_of_a_list_took_none_of_it_and_is_told_of_once() {
        try (EditorFixture fixture = list("vector", "view")) {
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            assertEquals(-1, told(fixture).chosen());
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            fixture.rest(100);
            assertEquals(1, fixture.features.times(Completions.Outcome.class));
        }
    }

    private static EditorFixture ghost(String way) {
        var fixture = new EditorFixture("let a =|");
        fixture.features.answer(InlineCompletions.At.class, question -> new InlineCompletions(List.of(Continuation
                .of(new TextEdit(new Range(question.position(), question.position()), way)))));
        fixture.features.answer(InlineCompletions.Outcome.class, question -> true);
        fixture.type(" ");
        fixture.until("an answer", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
        fixture.settle();
        fixture.features.answer(InlineCompletions.At.class, question -> InlineCompletions.NONE);
        return fixture;
    }

    private static InlineCompletions.Outcome ended(EditorFixture fixture) {
        fixture.until("what came of it", () -> fixture.features.times(InlineCompletions.Outcome.class) == 1);
        InlineCompletions.Outcome told = fixture.features.last(InlineCompletions.Outcome.class);
        assertEquals("let a = ", told.source().text().toString());
        assertEquals(8, told.position().character());
        return told;
    }

    @Test
    void a_ghost_text_that_is_taken_in_part_or_to_its_end_is_told_of_with_how_much() {
        try (EditorFixture fixture = ghost("b.len();")) {
            fixture.key(SWT.TAB, '\t', 0);
            InlineCompletions.Outcome told = ended(fixture);
            assertEquals("b.len();", told.way());
            assertEquals(8, told.length());
            assertFalse(told.isTyped());
        }
        try (EditorFixture fixture = ghost("b.len();")) {
            fixture.key(SWT.ARROW_RIGHT, '\0', SWT.MOD1);
            fixture.key(SWT.ESC, (char) SWT.ESC, 0);
            InlineCompletions.Outcome told = ended(fixture);
            assertEquals(fixture.text().length() - 8, told.length());
            assertFalse(told.isTyped());
        }
    }

    @Test
    void a_ghost_text_that_is_typed_or_let_go_of_is_told_of_as_that() {
        try (EditorFixture fixture = ghost("b;")) {
            fixture.type("b");
            fixture.type(";");
            InlineCompletions.Outcome told = ended(fixture);
            assertEquals(2, told.length());
            assertTrue(told.isTyped());
        }
        try (EditorFixture fixture = ghost("b;")) {
            fixture.type("7");
            InlineCompletions.Outcome told = ended(fixture);
            assertEquals(0, told.length());
        }
    }
}
