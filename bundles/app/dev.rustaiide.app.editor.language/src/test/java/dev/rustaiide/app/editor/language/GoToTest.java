package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

class GoToTest {
    private static Target at(int line) {
        Range name = Range.of(line, 3, line, 7);
        return new Target(new Location(EditorFixture.FILE, name), name, Optional.empty());
    }

    private static void click(EditorFixture fixture, int character) {
        Event event = new Event();
        event.button = 1;
        event.count = 1;
        event.stateMask = SWT.MOD1;
        event.x = fixture.xOf(character);
        event.y = 8;
        fixture.canvas().notifyListeners(SWT.MouseDown, event);
        fixture.settle();
    }

    @Test
    void a_key_and_a_click_lead_from_a_name_to_where_it_is_defined() {
        try (EditorFixture fixture = new EditorFixture("call|ed();\n")) {
            fixture.features.answer(Target.Of.class, question -> List.of(at(5)));
            fixture.key(SWT.F12, '\0', 0);
            fixture.until("an effect", () -> !fixture.effects.isEmpty());
            assertEquals(new Effect.Go("Go to definition", at(5).name()), fixture.effects.getFirst());
            click(fixture, 2);
            fixture.until("another", () -> fixture.effects.size() == 2);
            assertEquals(new Position(0, 2), fixture.features.last(Target.Of.class).position());
            assertEquals(new Position(0, 4), fixture.caret());
        }
    }

    @Test
    void with_control_held_a_name_that_leads_somewhere_is_asked_about_once_and_others_not() {
        try (EditorFixture fixture = new EditorFixture("called(other);|\n")) {
            fixture.features.answer(Target.Of.class, question -> List.of(at(5)));
            point(fixture, 2, 0);
            fixture.rest(120);
            assertEquals(0, fixture.features.times(Target.Of.class));
            point(fixture, 2, SWT.MOD1);
            fixture.answered(Target.Of.class, () -> point(fixture, 4, SWT.MOD1));
            point(fixture, 3, SWT.MOD1);
            fixture.rest(120);
            assertEquals(1, fixture.features.times(Target.Of.class));
            assertEquals(fixture.display.getSystemCursor(SWT.CURSOR_HAND), fixture.canvas().getCursor());
            point(fixture, 3, 0);
            assertEquals(fixture.display.getSystemCursor(SWT.CURSOR_IBEAM), fixture.canvas().getCursor());
        }
    }

    private static void point(EditorFixture fixture, int character, int modifiers) {
        Event event = new Event();
        event.stateMask = modifiers;
        event.x = fixture.xOf(character);
        event.y = 8;
        fixture.canvas().notifyListeners(SWT.MouseMove, event);
        fixture.settle();
    }

    @Test
    void of_several_places_one_is_chosen_from_a_list() {
        try (EditorFixture fixture = new EditorFixture("call|ed();\n")) {
            fixture.features.answer(Target.Of.class, question -> List.of(at(5), at(6)));
            fixture.editor.execute(EditorCommand.GO_TO_DEFINITION);
            fixture.until("a list", () -> fixture.find(RowView.class, list -> list.isVisible()).isPresent());
            assertEquals(Target.Relation.DEFINITION, fixture.features.last(Target.Of.class).relation());
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            fixture.key(SWT.CR, '\r', 0);
            assertEquals(new Effect.Go("Go to definition", at(6).name()), fixture.effects.getFirst());
            assertEquals("called();\n", fixture.text());
            assertTrue(fixture.find(RowView.class, list -> list.isVisible()).isEmpty());
        }
    }

    @Test
    void a_link_in_the_text_is_followed_where_it_is_after_edits() {
        try (EditorFixture fixture = new EditorFixture("see https://example.org|")) {
            fixture.features.answer(TextShape.Links.class, question -> List.of(
                    new TextShape.Link(Range.of(0, 4, 0, 23), "https://example.org", "")));
            fixture.refresh(TextShape.Links.class);
            fixture.editor.select(Selections.at(0));
            fixture.type("!!");
            click(fixture, 7);
            assertEquals(List.of("https://example.org"), fixture.followed);
        }
    }
}
