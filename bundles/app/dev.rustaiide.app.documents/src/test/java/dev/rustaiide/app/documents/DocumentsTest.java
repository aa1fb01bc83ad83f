package dev.rustaiide.app.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.app.documents.internal.OpenDocuments;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.documents.testing.MemoryFiles;
import dev.rustaiide.app.documents.testing.UiThread;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.text.TextChange;

class DocumentsTest {
    private static final Path FILE = Path.of("/project/main.rs");

    private static final MemoryPressure NO_PRESSURE = new MemoryPressure() {
        @Override
        public Level level() {
            return Level.NORMAL;
        }

        @Override
        public Registration listen(String name, Listener listener) {
            return () -> {
            };
        }
    };

    @TempDir
    Path folder;

    private final UiThread ui = new UiThread();
    private final MemoryFiles files = new MemoryFiles();
    private final List<Record> heard = Collections.synchronizedList(new ArrayList<>());

    private OpenDocuments documents() {
        return new OpenDocuments(files, new FakeSyntax(), ui, folder, heard::add, NO_PRESSURE);
    }

    private <T> T value(Call<T> call) throws InterruptedException {
        List<Outcome<T>> outcome = new ArrayList<>();
        call.whenDone(ui, outcome::add);
        ui.until(() -> !outcome.isEmpty());
        return ((Outcome.Success<T>) outcome.getFirst()).value();
    }

    /** Those that are whole: one is written aside and then gets its name. */
    private List<Path> journals() {
        try (var list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(".journal")).toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    @Test
    void a_file_has_one_document_until_nobody_holds_it() throws InterruptedException {
        files.put(FILE, "a");
        OpenDocuments documents = documents();
        Document first = value(documents.open(FILE));
        Document second = value(documents.open(Path.of("/project/../project/main.rs")));
        assertSame(first, second);
        documents.release(first);
        assertEquals(List.of(first), documents.all());
        documents.release(first);
        assertEquals(List.of(), documents.all());
        documents.release(first);
    }

    @Test
    void a_file_that_is_not_there_is_a_new_one_that_saving_makes() throws InterruptedException {
        OpenDocuments documents = documents();
        Document document = value(documents.openOrCreate(FILE));
        assertEquals("main.rs", document.name());
        assertEquals(DiskState.NONE, value(document.checkDisk()));
        assertFalse(document.isDirty());
        document.edit(List.of(TextChange.insert(0, "new")));
        assertTrue(document.isDirty());
        assertInstanceOf(SaveOutcome.Saved.class, value(document.save()));
        ui.until(() -> !document.isDirty());
        assertEquals("new", files.content(FILE));
        assertEquals(DiskState.SAME, value(document.checkDisk()));
        files.delete(FILE);
        assertEquals(DiskState.DELETED, value(document.checkDisk()));
    }

    @Test
    void a_new_file_that_somebody_else_makes_meanwhile_is_not_overwritten() throws InterruptedException {
        OpenDocuments documents = documents();
        Document document = value(documents.openOrCreate(FILE));
        document.edit(List.of(TextChange.insert(0, "mine")));
        files.put(FILE, "theirs");
        assertInstanceOf(SaveOutcome.ChangedOnDisk.class, value(document.save()));
        ui.until(() -> document.diskState() == DiskState.CHANGED);
        assertEquals("theirs", files.content(FILE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_new_file_that_was_not_saved_comes_back_and_knows_if_it_is_there_by_now(boolean there) throws Exception {
        value(documents().openOrCreate(FILE)).edit(List.of(TextChange.insert(0, "mine")));
        ui.until(() -> journals().size() == 1 && holds(journals().getFirst(), "mine"));
        Files.copy(journals().getFirst(), folder.resolve("999999999-1-1.journal"));
        if (there) {
            files.put(FILE, "theirs");
        }
        Document restored = value(documents().restore()).getFirst();
        assertEquals("mine", restored.text().toString());
        assertEquals(there ? DiskState.CHANGED : DiskState.NONE, restored.diskState());
        assertEquals(there, value(restored.save()) instanceof SaveOutcome.ChangedOnDisk);
    }

    @Test
    void two_who_open_a_file_at_once_get_the_same() throws InterruptedException {
        files.put(FILE, "a");
        OpenDocuments documents = documents();
        Call<Document> one = documents.open(FILE);
        Call<Document> two = documents.open(FILE);
        assertSame(value(one), value(two));
        assertEquals(1, documents.all().size());
    }

    @Test
    void a_file_that_is_not_there_says_so() throws InterruptedException {
        List<Outcome<Document>> outcome = new ArrayList<>();
        documents().open(FILE).whenDone(ui, outcome::add);
        ui.until(() -> !outcome.isEmpty());
        assertInstanceOf(Outcome.Failed.class, outcome.getFirst());
    }

    @Test
    void what_is_unsaved_is_on_disk_within_a_second_and_gone_when_saved() throws InterruptedException {
        files.put(FILE, "a");
        OpenDocuments documents = documents();
        Document document = value(documents.open(FILE));
        long start = System.nanoTime();
        document.edit(List.of(TextChange.insert(1, "b")));
        ui.until(() -> journals().size() == 1);
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1), "it took longer than a second");
        value(document.save());
        ui.until(() -> journals().isEmpty());
    }

    @Test
    void whoever_listens_hears_of_a_file_once_for_all_its_editors() throws InterruptedException {
        files.put(FILE, "a");
        OpenDocuments documents = documents();
        Document document = value(documents.open(FILE));
        value(documents.open(FILE));
        document.edit(List.of(TextChange.insert(1, "b")));
        value(document.save());
        documents.release(document);
        documents.release(document);
        documents.release(documents.create(FakeSyntax.RUST));
        assertEquals(List.of(new FileEvent.Opened(FILE), new FileEvent.Saved(FILE), new FileEvent.Closed(FILE)), heard);
    }

    @Test
    void a_document_that_is_closed_leaves_no_journal() throws InterruptedException {
        OpenDocuments documents = documents();
        Document document = documents.create(FakeSyntax.RUST);
        document.edit(List.of(TextChange.insert(0, "b")));
        ui.until(() -> journals().size() == 1);
        documents.release(document);
        ui.until(() -> journals().isEmpty());
    }

    /** Types a character every few milliseconds until it is killed; says what it has typed. */
    static final class Typist {
        private Typist() {}

        public static void main(String[] arguments) throws Exception {
            UiThread ui = new UiThread();
            MemoryFiles files = new MemoryFiles();
            files.put(FILE, "base\n");
            OpenDocuments documents = new OpenDocuments(files, new FakeSyntax(), ui, Path.of(arguments[0]),
                    event -> {}, NO_PRESSURE);
            Document named = new DocumentsTest().take(documents, ui);
            Document untitled = documents.create(FakeSyntax.RUST);
            untitled.edit(List.of(TextChange.insert(0, "untitled")));
            for (int i = 0;; i++) {
                named.edit(EditKind.TYPING, List.of(TextChange.insert(i, "x")), Selections.at(i), Selections.at(i + 1));
                System.out.println(i + 1);
                Thread.sleep(5);
            }
        }
    }

    private Document take(OpenDocuments documents, UiThread thread) throws InterruptedException {
        List<Outcome<Document>> outcome = new ArrayList<>();
        documents.open(FILE).whenDone(thread, outcome::add);
        thread.until(() -> !outcome.isEmpty());
        return ((Outcome.Success<Document>) outcome.getFirst()).value();
    }

    @Test
    void killing_the_process_loses_a_second_of_typing_at_most() throws Exception {
        Process typist = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                Typist.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int typedASecondBefore = 0;
        try (var out = typist.inputReader()) {
            long killAt = 0;
            List<long[]> keys = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                long now = System.nanoTime();
                keys.add(new long[] {now, Integer.parseInt(line)});
                killAt = killAt == 0 ? now + TimeUnit.MILLISECONDS.toNanos(1700) : killAt;
                if (now > killAt) {
                    break;
                }
            }
            typist.destroyForcibly().waitFor();
            long limit = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
            for (long[] key : keys) {
                typedASecondBefore = key[0] <= limit ? (int) key[1] : typedASecondBefore;
            }
        }
        assertTrue(typedASecondBefore > 10, "nothing was typed: " + typedASecondBefore);
        files.put(FILE, "base\n");
        List<Document> restored = value(documents().restore());
        assertEquals(2, restored.size(), List.of(new File(folder.toString()).list()).toString());
        for (Document document : restored) {
            assertTrue(document.isDirty());
            String text = document.text().toString();
            if (document.file().isPresent()) {
                assertTrue(text.endsWith("xbase\n"), text);
                int kept = text.length() - "base\n".length();
                assertTrue(kept >= typedASecondBefore, kept + " of " + typedASecondBefore);
                assertEquals(kept, document.lastEditAt());
            } else {
                assertEquals("untitled", text);
                assertEquals("Untitled-1", document.name());
            }
        }
        ui.until(() -> journals().size() == 2);
    }

    private static boolean holds(Path journal, String text) {
        try {
            return Files.readString(journal, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void unsaved_text_over_a_file_that_changed_meanwhile_is_in_conflict() throws Exception {
        files.put(FILE, "base");
        OpenDocuments first = documents();
        Document document = value(first.open(FILE));
        document.edit(List.of(TextChange.insert(0, "mine ")));
        ui.until(() -> journals().size() == 1 && holds(journals().getFirst(), "mine "));
        Path left = journals().getFirst();
        Files.copy(left, folder.resolve("999999999-1-1.journal"));
        files.put(FILE, "theirs");
        List<Document> restored = value(documents().restore());
        assertEquals("mine base", restored.getFirst().text().toString());
        assertEquals(DiskState.CHANGED, restored.getFirst().diskState());
        assertEquals(new SaveOutcome.ChangedOnDisk(), value(restored.getFirst().save()));
        restored.getFirst().undo();
        assertEquals("theirs", restored.getFirst().text().toString());
    }
}
