package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class FormattingTest {
    private static final TextEdit SPACE = new TextEdit(Range.of(0, 3, 0, 5), " ");

    @Test
    void the_text_is_put_in_order_as_one_step_with_the_caret_where_it_was() {
        try (EditorFixture fixture = new EditorFixture("let  a|;")) {
            fixture.features.answer(Format.Of.class, question -> List.of(SPACE));
            fixture.key('f', 'f', SWT.SHIFT | SWT.ALT);
            fixture.until("order", () -> fixture.text().equals("let a;"));
            assertEquals(new Position(0, 5), fixture.caret());
            assertEquals(new Format(4, true), fixture.features.last(Format.Of.class).format());
            fixture.editor.execute(EditorCommand.UNDO);
            assertEquals("let  a;", fixture.text());
            fixture.editor.execute(EditorCommand.FORMAT_SELECTION);
            assertEquals(Optional.of(Range.of(0, 0, 0, 7)), fixture.features.last(Format.Of.class).range());
        }
    }

    @Test
    void a_character_that_ends_something_has_it_put_in_order() {
        try (EditorFixture fixture = new EditorFixture("let  a|")) {
            fixture.features.answer(Format.Typed.class, question -> List.of(SPACE));
            fixture.type("b");
            fixture.type(";");
            fixture.until("order", () -> fixture.text().equals("let ab;"));
            assertEquals(new Position(0, 8), fixture.features.last(Format.Typed.class).position());
            assertEquals(1, fixture.features.times(Format.Typed.class));
        }
    }

    @Test
    void an_answer_about_another_text_is_not_applied() {
        CountDownLatch slow = new CountDownLatch(1);
        try (EditorFixture fixture = new EditorFixture("let  a|")) {
            fixture.features.answerLater(Format.Of.class, question -> Call.start("slow", scope -> {
                slow.await();
                return List.of(SPACE);
            }));
            Call<Boolean> formatted = fixture.language.format();
            fixture.editor.select(Selections.at(0));
            fixture.type("x");
            slow.countDown();
            fixture.until("the end", formatted::isDone);
            assertEquals("xlet  a", fixture.text());
        }
    }

    @Test
    void saving_waits_for_order_and_does_without_where_it_fails() throws Exception {
        try (EditorFixture fixture = new EditorFixture("let  a|")) {
            fixture.features.answer(Format.Of.class, question -> List.of(SPACE));
            Call<Boolean> formatted = fixture.language.format();
            fixture.until("the end", formatted::isDone);
            assertEquals(true, formatted.await());
            fixture.features.answerLater(Format.Of.class, question -> Call.failed(new IllegalStateException("no")));
            Call<Boolean> failed = fixture.language.format();
            fixture.until("the end", failed::isDone);
            assertEquals(false, failed.await());
        }
    }
}
