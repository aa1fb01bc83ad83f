package dev.rustaiide.app.comparison.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.Revision;
import dev.rustaiide.foundation.text.TextChange;

/** On a display: {@code xvfb-run -a releng/quick app.comparison}. */
class HistoryPageTest {
    private static final WriteReason RENAME = new WriteReason(WriteReason.Kind.REFACTORED, "Rename a to b");

    @TempDir
    Path temporary;

    private static String content(ComparisonFixture on, Revision revision) throws Exception {
        return new String(on.history.content(revision), StandardCharsets.UTF_8);
    }

    @Test
    void a_save_keeps_what_was_there_and_restoring_it_is_one_step() throws Exception {
        try (var on = new ComparisonFixture(temporary, ThemeChoice.LIGHT)) {
            Path file = on.write("a.rs", "fn one() {}\nfn two() {}\nfn three() {}\n");
            Document document = on.open(file);
            document.edit(List.of(TextChange.of(3, 6, "first"), TextChange.of(27, 32, "third")));
            on.await(document.save());
            List<Revision> kept = on.history.revisions(file);
            assertEquals(List.of("fn one() {}\nfn two() {}\nfn three() {}\n"), List.of(content(on, kept.getFirst())));
            on.histories.open(file);
            on.historyPage();
            on.until(() -> on.view().comparison().hunks().size() == 2);
            on.key(SWT.CR, '\r');
            assertEquals("fn one() {}\nfn two() {}\nfn third() {}\n", document.text().toString());
            on.until(() -> on.view().comparison().hunks().size() == 1);
            document.undo();
            assertEquals("fn first() {}\nfn two() {}\nfn third() {}\n", document.text().toString());
            on.until(() -> on.view().comparison().hunks().size() == 2);
            DocumentDiff.focused(on.view().getChildren()[1]).orElseThrow().takeAllBack();
            assertEquals(content(on, kept.getFirst()), document.text().toString());
            document.undo();
            assertEquals("fn first() {}\nfn two() {}\nfn third() {}\n", document.text().toString());
            assertTrue(on.failures.isEmpty(), on.failures.toString());
        }
    }

    @Test
    void what_is_deleted_is_listed_with_its_folder_and_comes_back_as_unsaved_text() throws Exception {
        try (var on = new ComparisonFixture(temporary, ThemeChoice.DARK)) {
            Path gone = on.write("src/gone.rs", "fn gone() {}\n");
            on.history.keep(gone, new WriteReason(WriteReason.Kind.DELETED, ""));
            Files.delete(gone);
            on.histories.open(on.folder);
            HistoryPage page = on.historyPage();
            RowView<?> rows = on.find(RowView.class);
            on.until(() -> rows.rowCount() == 1);
            rows.handleKey(SWT.ARROW_RIGHT, 0);
            on.until(() -> rows.rowCount() == 2);
            rows.handleKey(SWT.ARROW_DOWN, 0);
            on.until(() -> on.view().comparison().hunks().size() == 1);
            DocumentDiff.focused(on.view().getChildren()[1]).orElseThrow().takeAllBack();
            page.close();
            on.until(() -> !on.opened.isEmpty());
            on.rest(100);
            assertEquals(List.of(gone), on.opened, "unsaved text that only the page showed has an editor");
            assertEquals("fn gone() {}\n", on.documents.find(gone).orElseThrow().text().toString());
        }
    }

    @Test
    void a_text_that_another_program_changed_is_kept_and_so_is_what_is_given_up() throws Exception {
        try (var on = new ComparisonFixture(temporary, ThemeChoice.LIGHT)) {
            Path file = on.write("a.rs", "one\n");
            Document document = on.open(file);
            Files.writeString(file, "two, from outside\n");
            on.await(document.reload());
            on.until(() -> on.history.revisions(file).size() == 1);
            document.edit(List.of(TextChange.insert(0, "typed ")));
            on.await(document.reload());
            on.until(() -> on.history.revisions(file).size() == 2);
            List<Revision> kept = on.history.revisions(file);
            assertEquals("typed two, from outside\n", content(on, kept.getFirst()));
            assertEquals(WriteReason.Kind.REVERTED, kept.getFirst().reason().kind());
            assertEquals("one\n", content(on, kept.getLast()));
            assertEquals(WriteReason.Kind.CHANGED_OUTSIDE, kept.getLast().reason().kind());
            on.await(document.reload());
            on.rest(200);
            assertEquals(2, on.history.revisions(file).size(), "nothing changed, so nothing is kept");
        }
    }

    /** With {@code PICTURES=FOLDER} in the environment: what the page looks like. */
    @Test
    void typing_in_the_page_edits_the_file() throws Exception {
        String pictures = System.getenv("PICTURES");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            try (var on = new ComparisonFixture(temporary.resolve(theme.name()), theme)) {
                Path file = on.write("src/area.rs", "/// The area.\npub fn area(a: f64, b: f64) -> f64 {\n"
                        + "    a * b\n}\n");
                on.history.keep(file, WriteReason.SAVE);
                on.write("src/area.rs", "/// The area.\npub fn area(width: f64, height: f64) -> f64 {\n"
                        + "    width * height\n}\n");
                on.history.keep(file, RENAME);
                on.write("src/area.rs", "/// The area.\npub fn area(w: f64, height: f64) -> f64 {\n"
                        + "    w * height\n}\n");
                on.history.label(file, on.history.revisions(file).getLast(), "before all of it");
                on.histories.open(file);
                on.historyPage();
                on.until(() -> on.view().comparison().hunks().size() == 1);
                on.view().setFocus();
                on.view().step(0);
                on.key('x', 'x');
                Document document = on.documents.find(file).orElseThrow();
                assertTrue(document.text().toString().startsWith("/// The area.\nxpub fn"), document.text().toString());
                if (pictures != null) {
                    on.picture(Path.of(pictures, "history-" + theme + ".png"));
                }
            }
        }
    }
}
