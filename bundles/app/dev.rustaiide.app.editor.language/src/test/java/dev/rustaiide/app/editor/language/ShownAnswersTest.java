package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.language.testing.Nobody;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

class ShownAnswersTest {
    private static final Effect RUN = new Effect.Show("Run", List.of());
    private static final Effect USES = new Effect.Show("2 references", List.of());

    private static CodeLens lens(int line, Optional<Effect> effect) {
        return new CodeLens(Range.of(line, 0, line, 1), effect,
                effect.isPresent() ? Optional.empty() : Optional.of(Nobody.origin()));
    }

    private static void click(EditorFixture fixture, int character, int y) {
        Event event = new Event();
        event.button = 1;
        event.count = 1;
        event.x = fixture.xOf(character);
        event.y = y;
        fixture.canvas().notifyListeners(SWT.MouseDown, event);
        fixture.canvas().notifyListeners(SWT.MouseUp, event);
        fixture.settle();
    }

    @Test
    void a_lens_is_clicked_in_its_row_and_carets_pass_it_by() {
        try (EditorFixture fixture = new EditorFixture("fn a() {}|\nfn b() {}\n")) {
            fixture.features.answer(CodeLens.In.class,
                    question -> List.of(lens(1, Optional.of(RUN)), lens(1, Optional.empty())));
            fixture.features.answer(CodeLens.Details.class, question -> lens(1, Optional.of(USES)));
            fixture.answered(CodeLens.Details.class, fixture.language::refresh);
            fixture.canvas().redraw();
            fixture.canvas().update();
            int row = fixture.lineHeight();
            click(fixture, 0, row + row / 2);
            assertEquals(List.of(RUN), fixture.effects);
            assertEquals(new Position(0, 9), fixture.caret());
            click(fixture, 0, 2 * row + row / 2);
            assertEquals(new Position(1, 0), new Position(fixture.caret().line(), 0));
            fixture.editor.execute(EditorCommand.CURSOR_UP);
            assertEquals(0, fixture.caret().line());
            fixture.editor.execute(EditorCommand.CURSOR_DOWN);
            assertEquals(1, fixture.caret().line());
        }
    }

    @Test
    void a_line_of_which_nobody_has_anything_to_say_loses_its_row_and_does_not_get_it_again() {
        try (EditorFixture fixture = new EditorFixture("fn a() {}|\nfn b() {}\n")) {
            fixture.features.answer(CodeLens.In.class, question -> List.of(lens(1, Optional.empty())));
            fixture.features.answer(CodeLens.Details.class, question -> lens(1, Optional.empty()));
            fixture.answered(CodeLens.Details.class, fixture.language::refresh);
            int row = fixture.lineHeight();
            click(fixture, 3, row + row / 2);
            assertEquals(1, fixture.caret().line());
            fixture.editor.select(Selections.at(9));
            fixture.answered(CodeLens.In.class, () -> fixture.type(" "));
            click(fixture, 3, 2 * row + row / 2);
            assertEquals(2, fixture.caret().line());
        }
    }

    @Test
    void names_that_belong_together_change_together() {
        try (EditorFixture fixture = new EditorFixture("<ab|></ab>")) {
            fixture.features.answer(TextShape.Linked.class, question -> fixture.text().equals("<ab></ab>")
                    ? List.of(Range.of(0, 1, 0, 3), Range.of(0, 6, 0, 8)) : List.of());
            fixture.answered(TextShape.Linked.class, () -> fixture.editor.select(Selections.at(2)));
            fixture.type("x");
            fixture.type("y");
            assertEquals("<axyb></axyb>", fixture.text());
            assertEquals(1, fixture.editor.selections().all().size());
            assertEquals(new Position(0, 4), fixture.caret());
            fixture.key(SWT.BS, SWT.BS, 0);
            assertEquals("<axb></axb>", fixture.text());
            fixture.type(" ");
            assertEquals("<ax b></axb>", fixture.text());
            fixture.type("z");
            assertEquals("<ax zb></axb>", fixture.text());
        }
    }

    @Test
    void what_is_in_view_is_asked_for_and_a_screen_of_answers_breaks_nothing() {
        try (EditorFixture fixture = new EditorFixture("let |a = b;\n".repeat(500).replaceFirst("\\|", "§")
                .replace("|", "").replace("§", "|"))) {
            fixture.features.answer(SemanticToken.In.class, question -> List.of(
                    new SemanticToken(0, 4, 1, "variable", Set.of()),
                    new SemanticToken(99_999, 4, 1, "function", Set.of()),
                    new SemanticToken(3, 500, 10, "struct", Set.of())));
            fixture.features.answer(Reference.Marks.class, question -> List.of(
                    new Reference.Mark(Range.of(0, 4, 0, 5), Reference.Use.WRITE),
                    new Reference.Mark(Range.of(70_000, 4, 70_000, 9), Reference.Use.READ)));
            fixture.features.answer(InlayHint.In.class, question -> List.of(new InlayHint(new Position(80_000, 7),
                    List.of(), InlayHint.Kind.TYPE, true, true, List.of())));
            fixture.features.answer(TextShape.Colours.class,
                    question -> List.of(new TextShape.Colour(Range.of(0, 0, 9_999, 3), 2, -1, 0.5, 1)));
            fixture.features.answer(CodeLens.In.class, question -> List.of(lens(90_000, Optional.of(RUN))));
            fixture.language.refresh();
            fixture.until("all", () -> fixture.features.times(SemanticToken.In.class) > 0
                    && fixture.features.times(Reference.Marks.class) > 0
                    && fixture.features.times(TextShape.Colours.class) > 0
                    && fixture.features.times(CodeLens.In.class) > 0);
            fixture.rest(80);
            fixture.canvas().redraw();
            fixture.canvas().update();
            Range asked = fixture.features.last(SemanticToken.In.class).range().orElseThrow();
            assertTrue(asked.end().line() < 120, "no more than is in view and about: " + asked);
            fixture.editor.execute(EditorCommand.CURSOR_DOCUMENT_END);
            fixture.until("the end", () -> fixture.features.last(SemanticToken.In.class).range().orElseThrow().end()
                    .line() == 500);
        }
    }
}
