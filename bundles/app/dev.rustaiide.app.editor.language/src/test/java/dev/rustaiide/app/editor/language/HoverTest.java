package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class HoverTest {
    private static final Effect GO = new Effect.Go("Go to String",
            new Location(EditorFixture.FILE, Range.of(0, 0, 0, 1)));

    private static Hover told(String markdown) {
        return new Hover(markdown, Optional.empty(), List.of(GO));
    }

    @Test
    void what_a_name_means_is_told_with_what_can_be_done_from_there() {
        try (EditorFixture fixture = new EditorFixture("fn main() {\n    na|me();\n}\n")) {
            fixture.features.answer(Hover.At.class, question -> Optional.of(told("```rust\nfn name()\n```")));
            fixture.editor.execute(EditorCommand.SHOW_HOVER);
            fixture.until("the hover", () -> fixture.explanation().isPresent());
            assertEquals("```rust\nfn name()\n```", fixture.explanation().orElseThrow());
            Hover.At asked = fixture.features.last(Hover.At.class);
            assertEquals(new Position(1, 6), asked.position());
            assertEquals(fixture.document.version(), asked.source().version());
            Link link = fixture.find(Link.class, one -> true).orElseThrow();
            link.notifyListeners(SWT.MouseDown, click());
            link.notifyListeners(SWT.MouseUp, click());
            assertEquals(List.of(GO), fixture.effects);
            assertTrue(fixture.explanation().isEmpty());
        }
    }

    private static Event click() {
        Event event = new Event();
        event.button = 1;
        event.x = 2;
        event.y = 2;
        return event;
    }

    @Test
    void an_answer_about_a_text_that_has_changed_is_not_shown() {
        CountDownLatch slow = new CountDownLatch(1);
        try (EditorFixture fixture = new EditorFixture("na|me")) {
            fixture.features.answerLater(Hover.At.class, question -> Call.start("slow", scope -> {
                slow.await();
                return Optional.of(told("late"));
            }));
            fixture.editor.execute(EditorCommand.SHOW_HOVER);
            fixture.type("x");
            slow.countDown();
            fixture.rest(100);
            assertTrue(fixture.explanation().isEmpty());
        }
    }

    @Test
    void who_asks_by_key_where_nothing_is_known_is_told_so() {
        try (EditorFixture fixture = new EditorFixture("na|me")) {
            int windows = fixture.display.getShells().length;
            fixture.editor.execute(EditorCommand.SHOW_HOVER);
            fixture.until("a note", () -> fixture.display.getShells().length > windows);
            assertTrue(fixture.explanation().isEmpty());
        }
    }

    @Test
    void what_is_wrong_is_shown_at_once_and_what_it_means_joins_it() {
        CountDownLatch slow = new CountDownLatch(1);
        try (EditorFixture fixture = new EditorFixture("na|me")) {
            Location place = new Location(EditorFixture.FILE, Range.of(0, 0, 0, 4));
            fixture.editor.setDiagnostics(List.of(Diagnostic.of(place, Severity.ERROR, "rustc", "no such name")));
            fixture.features.answerLater(Hover.At.class, question -> Call.start("slow", scope -> {
                slow.await();
                return Optional.of(told("meaning"));
            }));
            int windows = fixture.display.getShells().length;
            fixture.editor.execute(EditorCommand.SHOW_HOVER);
            assertEquals(windows + 1, fixture.display.getShells().length);
            slow.countDown();
            fixture.until("the meaning", () -> fixture.explanation().isPresent());
            assertEquals(windows + 1, fixture.display.getShells().length);
            fixture.editor.execute(EditorCommand.SINGLE_CURSOR);
            assertEquals(windows, fixture.display.getShells().length);
        }
    }
}
