package dev.rustaiide.app.workbench.internal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;

class FollowedTextsTest {
    private final TextFixture fixture = new TextFixture();
    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final FollowedTexts texts = new FollowedTexts(fixture, fixture, ui::add);

    private void until(int count) throws InterruptedException {
        while (fixture.told.size() < count) {
            Runnable task = ui.poll(5, TimeUnit.SECONDS);
            assertTrue(task != null, fixture.told.toString());
            task.run();
        }
        assertEquals(count, fixture.told.size(), fixture.told.toString());
    }

    @Test
    void a_burst_of_keys_is_told_with_its_last_version_at_least() throws InterruptedException {
        Document document = fixture.show("");
        for (int i = 0; i < 50; i++) {
            document.edit(List.of(TextChange.insert(i, "x")));
        }
        until(2);
        assertEquals("follow main.rs 50 " + "x".repeat(50), fixture.told.getLast());
    }

    @Test
    void what_is_saved_is_told_after_what_was_typed_before() throws Exception {
        Document document = fixture.show("a");
        document.edit(List.of(TextChange.insert(0, "b")));
        document.save().await();
        until(3);
        assertEquals(List.of("follow main.rs 0 a", "follow main.rs 1 ba", "saved main.rs 1 ba"), fixture.told);
    }

    @Test
    void another_name_is_another_text_and_a_closed_one_is_forgotten() {
        Document document = fixture.show("a");
        document.moved(Path.of("/project/lib.rs"));
        fixture.hide(document);
        document.edit(List.of(TextChange.insert(0, "b")));
        assertEquals(List.of("follow main.rs 0 a", "forget main.rs 0 a", "follow lib.rs 0 a", "forget lib.rs 0 a"),
                fixture.told);
    }

    @Test
    void a_place_in_an_older_version_is_found_where_it_is_now() {
        Document document = fixture.show("let a;\nlet b;\n");
        document.edit(List.of(TextChange.insert(0, "// first\n")));
        document.edit(List.of(TextChange.insert(9, "  ")));
        assertEquals(Range.of(1, 6, 1, 7), texts.moved(TextFixture.FILE, 0, Range.of(0, 4, 0, 5)));
        assertEquals(Range.of(1, 6, 1, 7), texts.moved(TextFixture.FILE, 1, Range.of(1, 4, 1, 5)));
        assertEquals(Range.of(1, 4, 1, 5), texts.moved(TextFixture.FILE, 2, Range.of(1, 4, 1, 5)));
        assertEquals(Range.of(1, 4, 1, 5), texts.moved(Path.of("/other"), 0, Range.of(1, 4, 1, 5)));
    }
}
