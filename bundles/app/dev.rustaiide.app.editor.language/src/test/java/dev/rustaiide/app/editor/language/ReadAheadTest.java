package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Ahead;
import dev.rustaiide.foundation.types.Position;

/** What the editor tells of a caret that rests, so that somebody can read what stands there before the first key. */
class ReadAheadTest {
    private static final String TEXT = "let a = b;\nlet c = d;\nlet e =|";
    /** More than a rest. */
    private static final int LONG = 400;

    private static EditorFixture shown(String text) {
        var fixture = new EditorFixture(text);
        fixture.features.answer(Ahead.class, question -> true);
        return fixture;
    }

    private static void toldOf(EditorFixture fixture, int line) {
        fixture.until("a rest in line " + line, () -> fixture.features.times(Ahead.class) > 0
                && fixture.features.last(Ahead.class).position().line() == line);
    }

    @Test
    void a_caret_that_rests_is_told_of_once_the_file_is_shown_and_wherever_it_goes() {
        try (EditorFixture fixture = shown(TEXT)) {
            toldOf(fixture, 2);
            Ahead told = fixture.features.last(Ahead.class);
            assertEquals(new Position(2, 7), told.position());
            assertEquals(fixture.text(), told.source().text().toString());

            fixture.editor.select(Selections.at(TEXT.indexOf('\n')));
            toldOf(fixture, 0);
            assertEquals(new Position(0, 10), fixture.features.last(Ahead.class).position());
        }
    }

    @Test
    void who_types_is_asked_for_anyway_and_not_told_of() {
        try (EditorFixture fixture = shown(TEXT)) {
            toldOf(fixture, 2);
            long before = fixture.features.times(Ahead.class);
            fixture.type(" f");
            fixture.until("a question", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
            fixture.rest(LONG);
            assertEquals(before, fixture.features.times(Ahead.class));
        }
    }

    @Test
    void nobody_is_told_where_no_ghost_text_would_be_shown() {
        try (EditorFixture fixture = shown("let |a = b;\n")) {
            fixture.rest(LONG);
            assertEquals(0, fixture.features.times(Ahead.class), "in the middle of a line");
            fixture.editor.setOptions(new EditorOptions(4, true, true, true, true, true,
                    new LanguageOptions(true, false, true, true, true, true, true, false)));
            fixture.editor.select(Selections.at("let a = b;".length()));
            fixture.rest(LONG);
            assertEquals(0, fixture.features.times(Ahead.class), "where people want none");
        }
    }

    private static AtomicInteger endless(EditorFixture fixture) {
        var ended = new AtomicInteger();
        fixture.features.on(Ahead.class, (scope, question) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException cancelled) {
                ended.incrementAndGet();
            }
            return false;
        });
        return ended;
    }

    @Test
    void a_caret_that_moves_on_ends_it() {
        try (EditorFixture fixture = shown(TEXT)) {
            AtomicInteger ended = endless(fixture);
            fixture.editor.select(Selections.at(TEXT.indexOf('\n')));
            toldOf(fixture, 0);
            fixture.editor.select(Selections.at(0));
            fixture.until("its end", () -> ended.get() > 0);
        }
    }

    /** It reads what the question needs. */
    @Test
    void the_first_key_does_not_end_it() {
        try (EditorFixture fixture = shown(TEXT)) {
            toldOf(fixture, 2);
            AtomicInteger ended = endless(fixture);
            fixture.editor.select(Selections.at(TEXT.indexOf('\n')));
            toldOf(fixture, 0);
            fixture.type(" ");
            fixture.until("a question", () -> fixture.features.hasAnswered(InlineCompletions.At.class));
            fixture.rest(50);
            assertEquals(0, ended.get());
        }
    }
}
