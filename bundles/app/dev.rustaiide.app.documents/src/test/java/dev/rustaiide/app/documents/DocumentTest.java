package dev.rustaiide.app.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.documents.testing.UiThread;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Pages;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

class DocumentTest {
    private static final Path FILE = Path.of("/project/main.rs");

    private final UiThread ui = new UiThread();
    private final MemoryFiles files = new MemoryFiles();
    private final List<Record> heard = Collections.synchronizedList(new ArrayList<>());
    private long now;

    private Document open(String text) {
        files.put(FILE, text);
        try {
            return new Document(files.read(FILE),
                    new Document.Ground(files, new FakeSyntax(), ui, () -> now, heard::add));
        } catch (Exception cause) {
            throw new AssertionError(cause);
        }
    }

    private static void type(Document document, int offset, String text) {
        document.edit(EditKind.TYPING, List.of(TextChange.insert(offset, text)), Selections.at(offset),
                Selections.at(offset + text.length()));
    }

    private <T> Outcome<T> end(Call<T> call) throws InterruptedException {
        List<Outcome<T>> outcome = new ArrayList<>();
        call.whenDone(ui, outcome::add);
        ui.until(() -> !outcome.isEmpty());
        return outcome.getFirst();
    }

    @Test
    void a_document_follows_its_file_with_what_is_unsaved() throws InterruptedException {
        Document document = open("ab");
        type(document, 1, "x");
        Path there = FILE.resolveSibling("lib.rs");
        files.put(there, "ab");
        document.moved(there);
        assertEquals("lib.rs", document.name());
        assertEquals(there, document.file().orElseThrow());
        assertTrue(document.isDirty());
        end(document.overwrite());
        assertEquals("axb", files.content(there));
        assertEquals("ab", files.content(FILE));
    }

    @Test
    void what_is_typed_while_a_text_is_put_in_order_is_saved_and_in_order_too() throws InterruptedException {
        Document document = open("a \nb\n");
        Call<SaveOutcome> saving = document.save(Call.of(new SaveCleanup(true, true)));
        type(document, document.text().length(), "c ");
        assertInstanceOf(Outcome.Success.class, end(saving));
        ui.until(() -> !document.isDirty());
        assertEquals("a\nb\nc\n", files.content(FILE));
        assertEquals("a\nb\nc\n", document.text().toString());
        document.undo();
        assertEquals("a \nb\nc ", document.text().toString());
    }

    @Test
    void a_text_that_is_in_order_is_saved_without_a_step_to_undo() throws InterruptedException {
        Document document = open("a\n");
        type(document, 0, "b");
        end(document.save(Call.of(new SaveCleanup(true, true))));
        ui.until(() -> !document.isDirty());
        assertEquals("ba\n", files.content(FILE));
        document.undo();
        assertEquals("a\n", document.text().toString());
    }

    @Test
    void a_text_is_looked_through_elsewhere_before_it_is_saved() throws InterruptedException {
        Document document = open("a ");
        Call<SaveCleanup> slow = Call.start("settings", scope -> {
            Thread.sleep(50);
            return new SaveCleanup(true, false);
        });
        Call<SaveOutcome> saving = document.save(slow);
        assertFalse(slow.isDone(), "whoever saves does not wait");
        assertEquals("a ", document.text().toString());
        end(saving);
        assertEquals("a", files.content(FILE));
    }

    private static Text pages(byte[] bytes) throws IOException {
        return new Pages((position, into, length) -> System.arraycopy(bytes, (int) position, into, 0, length))
                .decode(0, bytes.length).text();
    }

    private Document openLarge(byte[] bytes) throws Exception {
        files.putLarge(FILE, pages(bytes));
        return new Document(files.read(FILE), new Document.Ground(files, new FakeSyntax(), ui, () -> now, heard::add));
    }

    @Test
    void a_text_that_stays_on_the_disk_is_never_dirty_and_says_why_it_is_not_saved() throws Exception {
        Document document = openLarge("line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        assertTrue(document.isOnDisk());
        document.setReadOnly(false);
        document.setEncoding(Encoding.UTF_16_LE);
        document.setLineEnding(LineEnding.CRLF);
        assertTrue(document.isReadOnly());
        assertFalse(document.isDirty());
        var refused = assertInstanceOf(Outcome.Failed.class, end(document.save()));
        assertTrue(assertInstanceOf(FailureException.class, refused.cause()).failure().why().contains("too large"));
        Path copy = FILE.resolveSibling("copy");
        assertInstanceOf(Outcome.Success.class, end(document.saveAs(copy)));
        assertEquals(250_000, files.content(copy).length());
    }

    @Test
    void a_text_on_the_disk_is_told_to_have_changed_and_loaded_again_when_asked() throws Exception {
        Document document = openLarge("line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        Text before = document.text();
        files.putLarge(FILE, pages("more\n".repeat(60_000).getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Outcome.Success<>(DiskState.CHANGED), end(document.checkDisk()));
        ui.until(() -> document.diskState() == DiskState.CHANGED);
        assertSame(before, document.text(), "a growing log is not read again each second");
        end(document.reload());
        ui.until(() -> document.diskState() == DiskState.SAME);
        assertEquals(60_001, document.text().lineCount());
        assertTrue(document.isReadOnly());
        files.delete(FILE);
        end(document.checkDisk());
        ui.until(() -> document.diskState() == DiskState.DELETED);
        assertFalse(document.isDirty(), "or the journal would write all of it");
        assertInstanceOf(Outcome.Success.class, end(document.overwrite()));
    }

    @Test
    void what_is_gone_from_the_disk_is_never_written_as_if_it_were_text() throws Exception {
        byte[] bytes = "line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        Document document = openLarge(bytes);
        document.shrink();
        Arrays.fill(bytes, 100_000, 100_200, (byte) 'x');
        assertEquals(250_000, document.text().toString().length());
        assertInstanceOf(Outcome.Failed.class, end(document.saveAs(FILE.resolveSibling("copy"))));
    }

    @Test
    void keys_typed_in_one_go_are_undone_in_one_go() {
        Document document = open("ab");
        type(document, 1, "x");
        type(document, 2, "y");
        type(document, 3, "z");
        assertEquals("axyzb", document.text().toString());
        assertEquals(Selections.at(1), document.undo().orElseThrow());
        assertEquals("ab", document.text().toString());
        assertEquals(Selections.at(4), document.redo().orElseThrow());
        assertEquals("axyzb", document.text().toString());
    }

    @Test
    void a_step_of_a_group_is_undone_and_redone_by_its_group() {
        Document document = open("ab");
        var asked = new ArrayList<String>();
        document.edit(List.of(TextChange.of(0, 1, "x")), new EditGroup() {
            @Override
            public void undo(Document one) {
                asked.add("undo");
            }

            @Override
            public void redo(Document one) {
                asked.add("redo");
            }
        });
        type(document, 2, "c");
        document.undo();
        assertEquals("xb", document.text().toString());
        assertTrue(document.undo().isEmpty());
        assertEquals("xb", document.text().toString());
        assertTrue(document.stepTo(Text.of("ab")));
        assertTrue(document.redo().isEmpty());
        assertEquals("ab", document.text().toString());
        assertFalse(document.stepTo(Text.of("zz")));
        assertTrue(document.stepTo(Text.of("xb")));
        assertEquals(List.of("undo", "redo"), asked);
    }

    @Test
    void a_pause_a_moved_caret_and_another_kind_each_start_a_step_of_their_own() {
        Document document = open("");
        type(document, 0, "a");
        now += 1500;
        type(document, 1, "b");
        document.closeStep();
        type(document, 2, "c");
        document.edit(EditKind.DELETING, List.of(TextChange.delete(2, 3)), Selections.at(3), Selections.at(2));
        for (String expected : List.of("abc", "ab", "a", "")) {
            document.undo();
            assertEquals(expected, document.text().toString());
        }
        assertTrue(document.undo().isEmpty());
    }

    @Test
    void undoing_back_to_what_was_saved_is_clean() throws InterruptedException {
        Document document = open("a");
        assertFalse(document.isDirty());
        type(document, 1, "b");
        assertTrue(document.isDirty());
        document.undo();
        assertFalse(document.isDirty());
        document.redo();
        assertInstanceOf(Outcome.Success.class, end(document.save()));
        ui.until(() -> !document.isDirty());
        document.undo();
        assertTrue(document.isDirty());
        document.redo();
        assertFalse(document.isDirty());
    }

    @Test
    void what_is_typed_while_it_saves_stays_unsaved() throws InterruptedException {
        Document document = open("a");
        type(document, 1, "b");
        Call<SaveOutcome> save = document.save();
        type(document, 2, "c");
        end(save);
        assertEquals("ab", files.content(FILE));
        ui.until(() -> document.diskState() == DiskState.SAME);
        assertTrue(document.isDirty());
        assertEquals("abc", document.text().toString());
    }

    @Test
    void a_file_that_changed_is_not_overwritten_unasked() throws InterruptedException {
        Document document = open("a");
        type(document, 1, "b");
        files.put(FILE, "theirs");
        assertEquals(new Outcome.Success<>(new SaveOutcome.ChangedOnDisk()), end(document.save()));
        ui.until(() -> document.diskState() == DiskState.CHANGED);
        assertEquals("theirs", files.content(FILE));
        end(document.overwrite());
        assertEquals("ab", files.content(FILE));
    }

    @Test
    void a_deleted_file_leaves_its_text_behind_unsaved() throws InterruptedException {
        Document document = open("a");
        files.delete(FILE);
        end(document.checkDisk());
        ui.until(document::isDirty);
        assertEquals(DiskState.DELETED, document.diskState());
        assertEquals("a", document.text().toString());
        assertEquals(new Outcome.Success<>(new SaveOutcome.DeletedOnDisk()), end(document.save()));
    }

    @Test
    void a_clean_document_follows_its_file_and_can_go_back() throws InterruptedException {
        Document document = open("one\ntwo\nthree\n");
        List<DocumentChange> heard = new ArrayList<>();
        document.addListener(new DocumentListener() {
            @Override
            public void changed(Document source, DocumentChange change) {
                heard.add(change);
            }
        });
        files.put(FILE, "one\n2\nthree\n");
        end(document.checkDisk());
        ui.until(() -> document.text().toString().contains("2"));
        assertFalse(document.isDirty());
        assertEquals(List.of(TextChange.of(4, 8, "2\n")), heard.getFirst().changes());
        document.undo();
        assertEquals("one\ntwo\nthree\n", document.text().toString());
        assertTrue(document.isDirty());
    }

    @Test
    void a_document_without_a_file_cannot_be_saved_but_saved_as() throws InterruptedException {
        Document document = new Document("Untitled-1", FakeSyntax.RUST,
                new Document.Ground(files, new FakeSyntax(), ui, () -> now, heard::add));
        type(document, 0, "x");
        assertInstanceOf(Outcome.Failed.class, end(document.save()));
        end(document.saveAs(Path.of("/project/new.txt")));
        ui.until(() -> !document.isDirty());
        assertEquals("new.txt", document.name());
        assertEquals("plaintext", document.language().id().value());
    }

    @Test
    void line_endings_change_in_one_step() {
        Document document = open("a\r\nb\nc");
        document.setLineEnding(LineEnding.LF);
        assertEquals("a\nb\nc", document.text().toString());
        document.undo();
        assertEquals("a\r\nb\nc", document.text().toString());
    }

    @Test
    void what_is_read_only_cannot_be_edited() {
        Document document = open("a");
        document.setReadOnly(true);
        assertThrows(IllegalStateException.class, () -> type(document, 0, "x"));
        assertTrue(document.undo().isEmpty());
    }

    @Test
    void the_tree_catches_up_with_keys_that_came_while_it_was_made() throws InterruptedException {
        Document document = open("fn a() {}\n");
        for (int i = 0; i < 50; i++) {
            type(document, i, "x");
        }
        ui.until(() -> document.tree().isPresent() && document.tree().get().text() == document.text());
        type(document, 0, "y");
        assertSame(document.text(), document.treeNow().orElseThrow().text());
    }

    @Test
    void edits_and_their_inverses_cancel_out_whatever_they_are() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Document document = open("fn main() {\n    let a = 1;\n}\n".repeat(3));
            List<Text> versions = new ArrayList<>(List.of(document.text()));
            for (int i = 0; i < 10; i++) {
                document.edit(EditKind.OTHER, someChanges(random, document.text()), Selections.at(0), Selections.at(0));
                versions.add(document.text());
            }
            for (int i = versions.size() - 2; i >= 0; i--) {
                document.undo();
                assertEquals(versions.get(i), document.text());
            }
            for (int i = 1; i < versions.size(); i++) {
                document.redo();
                assertEquals(versions.get(i), document.text());
            }
        }
    }

    private static List<TextChange> someChanges(Random random, Text text) {
        List<TextChange> changes = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < 3; i++) {
            int start = at + random.nextInt(Math.max(1, (text.length() - at) / 2));
            int end = Math.min(text.length(), start + random.nextInt(4));
            changes.add(TextChange.of(Math.min(start, text.length()), Math.max(Math.min(start, text.length()), end),
                    "é\n".substring(random.nextInt(2))));
            at = Math.max(start, end) + 1;
            if (at >= text.length()) {
                break;
            }
        }
        return changes;
    }
}
