package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.testing.Nobody;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class CodeActionsTest {
    private static final Effect EFFECT = new Effect.Change("Extract", WorkspaceEdit.NONE);

    private static CodeAction action(String title, String kind, Optional<String> disabled, boolean known) {
        return new CodeAction(title, kind, false, disabled, known ? Optional.of(EFFECT) : Optional.empty(),
                known ? Optional.empty() : Optional.of(Nobody.origin()));
    }

    private static Diagnostic problem() {
        Location place = new Location(EditorFixture.FILE, Range.of(0, 4, 0, 5));
        return new Diagnostic(place, Severity.WARNING, "rustc", Optional.empty(), "unused", "", List.of(),
                List.of(new QuickFix("Prefix it", List.of(), true), new QuickFix("Inline it", List.of(), true)));
    }

    private static boolean isOpen(EditorFixture fixture) {
        return fixture.find(RowView.class, list -> list.isVisible()).isPresent();
    }

    @Test
    void what_mends_comes_first_once_and_what_cannot_be_done_last() {
        try (EditorFixture fixture = new EditorFixture("let |x = 1;")) {
            fixture.editor.setDiagnostics(List.of(problem()));
            fixture.features.answer(CodeAction.In.class, question -> List.of(
                    action("Impossible", "refactor", Optional.of("not here"), true),
                    action("Extract", "refactor.extract", Optional.empty(), true),
                    action("Inline it", "quickfix", Optional.empty(), true)));
            fixture.key('.', '.', SWT.MOD1);
            fixture.until("a menu", () -> isOpen(fixture));
            assertEquals(List.of("unused"), fixture.features.last(CodeAction.In.class).problems().stream()
                    .map(Diagnostic::message).toList());
            fixture.key(SWT.CR, '\r', 0);
            assertEquals(List.of("Prefix it"), fixture.fixes.stream().map(QuickFix::title).toList());
            fixture.key('.', '.', SWT.MOD1);
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            fixture.key(SWT.CR, '\r', 0);
            assertEquals(List.of(EFFECT), fixture.effects);
            assertEquals("let x = 1;", fixture.text());
        }
    }

    @Test
    void what_an_action_does_is_asked_when_it_is_chosen() {
        try (EditorFixture fixture = new EditorFixture("let |x = 1;")) {
            fixture.features.answer(CodeAction.In.class, question -> List.of(
                    action("Extract", "refactor.extract", Optional.empty(), false)));
            fixture.features.answer(CodeAction.Details.class, question -> action("Extract", "refactor.extract",
                    Optional.empty(), true));
            fixture.key('.', '.', SWT.MOD1);
            fixture.until("a menu", () -> isOpen(fixture));
            assertEquals(0, fixture.features.times(CodeAction.Details.class));
            fixture.key(SWT.CR, '\r', 0);
            fixture.until("the effect", () -> fixture.effects.equals(List.of(EFFECT)));
        }
    }

    @Test
    void a_problem_is_told_where_it_is_after_edits() {
        try (EditorFixture fixture = new EditorFixture("|let x = 1;")) {
            fixture.editor.setDiagnostics(List.of(problem()));
            fixture.type("//");
            fixture.editor.select(Selections.at(6));
            fixture.until("a question", () -> fixture.features.times(CodeAction.In.class) > 0);
            assertEquals(Range.of(0, 6, 0, 7),
                    fixture.features.last(CodeAction.In.class).problems().getFirst().location().range());
        }
    }

    @Test
    void who_asks_where_nothing_can_be_done_is_told_so() {
        try (EditorFixture fixture = new EditorFixture("|")) {
            int windows = fixture.display.getShells().length;
            fixture.key('.', '.', SWT.MOD1);
            fixture.until("a note", () -> fixture.display.getShells().length > windows);
            assertTrue(!isOpen(fixture));
        }
    }
}
