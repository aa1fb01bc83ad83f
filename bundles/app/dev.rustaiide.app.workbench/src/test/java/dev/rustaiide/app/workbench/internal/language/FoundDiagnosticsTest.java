package dev.rustaiide.app.workbench.internal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class FoundDiagnosticsTest {
    private final TextFixture fixture = new TextFixture();
    private final FollowedTexts texts = new FollowedTexts(fixture, fixture, Runnable::run);
    private final Problems problems = new Problems();
    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final FoundDiagnostics found = new FoundDiagnostics(problems, texts, ui::add);

    private static Diagnostic at(int line, String message) {
        return Diagnostic.of(new Location(TextFixture.FILE, Range.of(line, 0, line, 3)), Severity.ERROR, "rustc",
                message);
    }

    private void publish(long version, Diagnostic... diagnostics) {
        found.found(new DiagnosticsFound("scripted", TextFixture.FILE, Optional.of(version), List.of(diagnostics)));
    }

    private void show() throws InterruptedException {
        Runnable task = ui.poll(5, TimeUnit.SECONDS);
        assertTrue(task != null, "nothing was shown");
        task.run();
    }

    @Test
    void a_flood_is_one_picture_with_the_last_word() throws InterruptedException {
        int[] pictures = {0};
        problems.onChange(() -> pictures[0]++);
        for (int i = 0; i < 1000; i++) {
            publish(0, at(i % 7, "wrong " + i));
        }
        show();
        assertEquals(1, pictures[0]);
        assertEquals(List.of(at(999 % 7, "wrong 999")), problems.in(TextFixture.FILE));
        publish(0);
        show();
        assertTrue(problems.files().isEmpty());
    }

    @Test
    void what_a_source_found_goes_when_it_is_gone() throws InterruptedException {
        publish(0, at(1, "wrong"));
        show();
        found.changed(new SourceChanged("another", Path.of("/project"), Stage.STOPPED, "", OptionalInt.empty()));
        found.changed(new SourceChanged("scripted", Path.of("/project"), Stage.RESTARTING, "", OptionalInt.empty()));
        found.changed(new SourceChanged("scripted", Path.of("/other"), Stage.STOPPED, "", OptionalInt.empty()));
        assertEquals(1, problems.count(Severity.ERROR));
        publish(0, at(2, "late"));
        found.changed(new SourceChanged("scripted", Path.of("/project"), Stage.STOPPED, "", OptionalInt.empty()));
        show();
        assertEquals(0, problems.count(Severity.ERROR));
    }

    @Test
    void what_was_found_in_an_older_text_is_shown_where_it_is_now() throws InterruptedException {
        Document document = fixture.show("let a;\nlet b;\n");
        document.edit(List.of(TextChange.insert(0, "\n\n")));
        publish(0, at(1, "unused"));
        show();
        assertEquals(List.of(at(3, "unused")), problems.in(TextFixture.FILE));
    }
}
