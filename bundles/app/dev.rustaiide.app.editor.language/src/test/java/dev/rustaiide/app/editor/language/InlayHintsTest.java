package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class InlayHintsTest {
    private static final Location TYPE = new Location(EditorFixture.FILE, Range.of(7, 0, 7, 1));

    private static InlayHint hint(int line, int character) {
        Position position = new Position(line, character);
        return new InlayHint(position, List.of(new InlayHint.Part(": VeryLongType", "", Optional.of(TYPE))),
                InlayHint.Kind.TYPE, false, true, List.of(new TextEdit(Range.at(position), ": VeryLongType")));
    }

    private static EditorFixture shown() {
        EditorFixture fixture = new EditorFixture("let a = 1;|\nlet b = 2;\n");
        fixture.features.answer(InlayHint.In.class, question -> List.of(hint(0, 5)));
        fixture.refresh(InlayHint.In.class);
        return fixture;
    }

    private static void click(EditorFixture fixture, int character, int count, int modifiers) {
        Event event = new Event();
        event.button = 1;
        event.count = count;
        event.stateMask = modifiers;
        event.x = fixture.xOf(character);
        event.y = 8;
        fixture.canvas().notifyListeners(SWT.MouseDown, event);
        fixture.canvas().notifyListeners(SWT.MouseUp, event);
        fixture.settle();
    }

    @Test
    void a_label_is_no_text_and_clicks_and_copies_know_that() {
        try (EditorFixture fixture = shown()) {
            click(fixture, 7, 1, 0);
            assertEquals(new Position(0, 5), fixture.caret());
            fixture.editor.execute(EditorCommand.SELECT_LINE_END);
            fixture.editor.execute(EditorCommand.CUT);
            assertEquals("let a\nlet b = 2;\n", fixture.text());
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("let a = 1;\nlet b = 2;\n", fixture.text());
        }
    }

    @Test
    void what_was_within_text_that_is_gone_goes_with_it() {
        try (EditorFixture fixture = shown()) {
            fixture.editor.select(Selections.of(new Selection(4, 6)));
            fixture.features.answer(InlayHint.In.class, question -> List.of());
            fixture.type("b");
            assertEquals("let b= 1;\nlet b = 2;\n", fixture.text());
            click(fixture, 6, 1, 0);
            assertTrue(fixture.caret().character() >= 6, "no label is in the way");
        }
    }

    @Test
    void a_double_click_writes_it_and_one_with_control_goes_to_what_it_names() {
        try (EditorFixture fixture = shown()) {
            click(fixture, 6, 1, SWT.MOD1);
            assertEquals(List.of(new Effect.Go("Go to type", TYPE)), fixture.effects);
            click(fixture, 6, 2, 0);
            assertEquals("let a: VeryLongType = 1;\nlet b = 2;\n", fixture.text());
        }
    }

    @Test
    void they_are_asked_for_again_after_edits_and_hidden_by_key_and_by_setting() {
        try (EditorFixture fixture = shown()) {
            fixture.answered(InlayHint.In.class, () -> fixture.type("x"));
            fixture.editor.execute(EditorCommand.TOGGLE_INLAY_HINTS);
            click(fixture, 7, 1, 0);
            assertTrue(fixture.caret().character() >= 7);
            fixture.answered(InlayHint.In.class,
                    () -> fixture.editor.execute(EditorCommand.TOGGLE_INLAY_HINTS));
            click(fixture, 7, 1, 0);
            assertEquals(new Position(0, 5), fixture.caret());
            fixture.editor.setOptions(new EditorOptions(4, true, true, true, true, true,
                    new LanguageOptions(true, true, true, false, true, true, true, false)));
            click(fixture, 7, 1, 0);
            assertTrue(fixture.caret().character() >= 7);
        }
    }
}
