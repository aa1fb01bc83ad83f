package dev.rustaiide.ai.refactoring.internal.edits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Buffers.Buffer;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

class JournaledEditsTest {
    @TempDir
    Path temporary;
    private Path folder;
    private TextFiles files;
    private JournaledEdits edits;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(temporary.resolve("work")).toRealPath();
        files = Disks.files(temporary.resolve("state"));
        edits = new JournaledEdits(files, temporary.resolve("state/edits"));
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static Change replace(Path file, int line, int from, int to, String text) {
        return new WorkspaceEdit.Edits(new FileEdits(file,
                List.of(new TextEdit(Range.of(line, from, line, to), text))), Optional.empty());
    }

    private EditPlan plan(Buffers buffers, Change... changes) throws Exception {
        return edits.plan("Rename a to b", new WorkspaceEdit(List.of(changes)), List.of(folder), buffers).await();
    }

    private AppliedEdit apply(Buffers buffers, Change... changes) throws Exception {
        EditPlan plan = plan(buffers, changes);
        assertEquals(List.of(), plan.conflicts());
        return edits.apply(plan, buffers).await();
    }

    private String conflict(Change... changes) throws Exception {
        Map<String, String> before = Disks.all(folder);
        EditPlan plan = plan(Buffers.NONE, changes);
        var failed = assertThrows(ExecutionException.class, () -> edits.apply(plan, Buffers.NONE).await());
        assertInstanceOf(FailureException.class, failed.getCause());
        assertEquals(before, Disks.all(folder));
        return plan.conflicts().getFirst().why();
    }

    private String undoFails(AppliedEdit edit, Buffers buffers) throws Exception {
        Map<String, String> before = Disks.all(folder);
        var failed = assertThrows(ExecutionException.class, () -> edits.undo(edit, buffers).await());
        assertEquals(before, Disks.all(folder));
        return ((FailureException) failed.getCause()).failure().why();
    }

    @Test
    void files_are_edited_made_moved_and_deleted_as_one_and_undone_and_redone_as_one() throws Exception {
        Path a = file("src/a.rs", "fn a() {}\n");
        Path b = file("src/b.rs", "a();\n");
        Path old = file("old/deep/x.txt", "x");
        Files.write(folder.resolve("old/binary"), new byte[] {0, 1, 2});
        Map<String, String> before = Disks.all(folder);
        AppliedEdit applied = apply(Buffers.NONE, replace(a, 0, 3, 4, "b"), replace(b, 0, 0, 1, "b"),
                new WorkspaceEdit.Create(folder.resolve("new/sub/c.rs"), "mod b;\n"),
                replace(folder.resolve("new/sub/c.rs"), 0, 4, 5, "bb"),
                new WorkspaceEdit.Move(a, folder.resolve("src/moved.rs")),
                new WorkspaceEdit.Move(folder.resolve("old/deep"), folder.resolve("other")),
                replace(folder.resolve("other/x.txt"), 0, 1, 1, "y"),
                new WorkspaceEdit.Delete(folder.resolve("old")));
        assertEquals("fn b() {}\n", Files.readString(folder.resolve("src/moved.rs")));
        assertEquals("b();\n", Files.readString(b));
        assertEquals("mod bb;\n", Files.readString(folder.resolve("new/sub/c.rs")));
        assertEquals("xy", Files.readString(folder.resolve("other/x.txt")));
        assertFalse(Files.exists(old.getParent().getParent()));
        Map<String, String> after = Disks.all(folder);
        AppliedEdit undone = edits.undo(applied, Buffers.NONE).await();
        assertEquals(before, Disks.all(folder));
        edits.undo(undone, Buffers.NONE).await();
        assertEquals(after, Disks.all(folder));
    }

    @Test
    void encodings_line_ends_broken_bytes_and_permissions_are_kept() throws Exception {
        Path utf16 = Files.write(folder.resolve("utf16"), "\ufeffé a\n".getBytes(StandardCharsets.UTF_16LE));
        Path broken = Files.write(folder.resolve("broken"), new byte[] {(byte) 0xff, ' ', 'a', '\r', '\n'});
        Path script = file("run.sh", "a\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
        apply(Buffers.NONE, replace(utf16, 0, 2, 3, "ü"), replace(broken, 0, 2, 3, "b\nc"),
                replace(script, 0, 0, 1, "b"));
        assertEquals("\ufeffé ü\n", Files.readString(utf16, StandardCharsets.UTF_16LE));
        assertArrayEquals(new byte[] {(byte) 0xff, ' ', 'b', '\r', '\n', 'c', '\r', '\n'}, Files.readAllBytes(broken));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
    }

    @Test
    void a_moved_script_and_a_restored_one_stay_executable() throws Exception {
        Path script = file("run.sh", "a\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
        AppliedEdit deleted = apply(Buffers.NONE, new WorkspaceEdit.Delete(script));
        edits.undo(deleted, Buffers.NONE).await();
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
    }

    @Test
    void names_can_be_swapped() throws Exception {
        Path a = file("a", "1");
        Path b = file("b", "2");
        Path between = folder.resolve("c");
        apply(Buffers.NONE, new WorkspaceEdit.Move(a, between), new WorkspaceEdit.Move(b, a),
                new WorkspaceEdit.Move(between, b), replace(b, 0, 1, 1, "!"));
        assertEquals("2", Files.readString(a));
        assertEquals("1!", Files.readString(b));
    }

    @Test
    void whatever_stands_in_the_way_is_told_and_nothing_is_changed() throws Exception {
        Path a = file("a.rs", "one\ntwo 😀\n");
        Path outside = Files.writeString(temporary.resolve("outside"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), temporary);
        Path git = file(".git/config", "x");
        assertTrue(conflict(replace(outside, 0, 0, 1, "")).contains("outside of the folders"));
        assertTrue(conflict(replace(folder.resolve("../outside"), 0, 0, 1, "")).contains("plain absolute"));
        assertTrue(conflict(replace(link, 0, 0, 1, "")).contains("symbolic link"));
        assertTrue(conflict(replace(linked.resolve("outside"), 0, 0, 1, "")).contains("symbolic link"));
        assertTrue(conflict(new WorkspaceEdit.Create(linked.resolve("new"), "")).contains("symbolic link"));
        assertTrue(conflict(new WorkspaceEdit.Delete(link)).contains("symbolic link"));
        assertTrue(conflict(replace(git, 0, 0, 1, "")).contains("Git"));
        assertTrue(conflict(replace(a, 7, 0, 0, "")).contains("line 8, but there are only 3"));
        assertTrue(conflict(replace(a, 1, 5, 6, "")).contains("within a character"));
        assertTrue(conflict(replace(a, 0, 0, 2, ""), replace(a, 0, 1, 3, "")).contains("overlap"));
        assertTrue(conflict(replace(folder.resolve("gone"), 0, 0, 1, "")).contains("not there"));
        assertTrue(conflict(replace(folder, 0, 0, 1, "")).contains("folder"));
        assertTrue(conflict(new WorkspaceEdit.Create(a, "")).contains("there already"));
        assertTrue(conflict(new WorkspaceEdit.Move(a, git)).contains("Git"));
        assertTrue(conflict(new WorkspaceEdit.Create(a.resolve("b"), "")).contains("is not a folder"));
        assertTrue(conflict(new WorkspaceEdit.Delete(a), replace(a, 0, 0, 1, "")).contains("not there"));
    }

    @Test
    void what_was_changed_after_the_plan_is_not_overwritten() throws Exception {
        Path a = file("a", "one");
        Path b = file("b", "one");
        EditPlan plan = plan(Buffers.NONE, replace(a, 0, 0, 3, "two"), replace(b, 0, 0, 3, "two"));
        Files.writeString(b, "mine, and longer");
        var failed = assertThrows(ExecutionException.class, () -> edits.apply(plan, Buffers.NONE).await());
        assertTrue(failed.getCause().getMessage().contains("changed since this was planned"));
        assertEquals("one", Files.readString(a));
        assertEquals("mine, and longer", Files.readString(b));
    }

    @Test
    void an_edit_is_not_undone_over_a_later_change() throws Exception {
        Path a = file("a", "one");
        Path b = file("b", "one");
        AppliedEdit applied = apply(Buffers.NONE, replace(a, 0, 0, 3, "two"), replace(b, 0, 0, 3, "two"),
                new WorkspaceEdit.Create(folder.resolve("c"), "new"));
        Files.writeString(b, "mine");
        assertTrue(undoFails(applied, Buffers.NONE).contains("changed since"));
        Files.writeString(b, "two");
        Files.writeString(folder.resolve("c"), "new and more");
        assertTrue(undoFails(applied, Buffers.NONE).contains("changed since"));
        Files.writeString(folder.resolve("c"), "new");
        edits.undo(applied, Buffers.NONE).await();
        assertEquals("one", Files.readString(a));
        assertFalse(Files.exists(folder.resolve("c")));
    }

    @Test
    void a_disk_that_refuses_in_the_middle_leaves_everything_as_it_was() throws Exception {
        Path a = file("a", "one");
        Path b = file("b", "one");
        var failing = new Failing(files, b);
        var journaled = new JournaledEdits(failing, temporary.resolve("state/edits"));
        Editors editors = new Editors();
        editors.open(a, "one", false);
        EditPlan plan = journaled.plan("Rename", new WorkspaceEdit(List.of(replace(a, 0, 0, 1, "t"),
                new WorkspaceEdit.Create(folder.resolve("x/y/z"), "z"),
                new WorkspaceEdit.Delete(file("gone", "g")), replace(b, 0, 0, 1, "t"))), List.of(folder), editors)
                .await();
        Map<String, String> before = Disks.all(folder);
        var failed = assertThrows(ExecutionException.class, () -> journaled.apply(plan, editors).await());
        assertTrue(failed.getCause().getMessage().contains("Nothing was changed"), failed.getCause().getMessage());
        assertEquals(before, Disks.all(folder));
        assertEquals("one", editors.text(a));
        assertEquals(List.of(), edits.applied().await());
        assertEquals(List.of(), edits.recover(Buffers.NONE).await());
    }

    @Test
    void what_cannot_be_encoded_is_refused_before_anything_is_changed() throws Exception {
        Path a = file("a", "one");
        Path latin = file("latin", "one");
        Editors editors = new Editors();
        Encoding one = new Encoding(StandardCharsets.ISO_8859_1, false);
        editors.open.put(latin, new Buffer(latin, Text.of("one"), 1, false, false, false, one, LineEnding.LF));
        EditPlan plan = plan(editors, replace(a, 0, 0, 1, "t"), replace(latin, 0, 0, 1, "☃"));
        var failed = assertThrows(ExecutionException.class, () -> edits.apply(plan, editors).await());
        assertTrue(failed.getCause().getMessage().contains("ISO-8859-1"), failed.getCause().getMessage());
        assertEquals("one", Files.readString(a));
        assertEquals("one", editors.text(latin));
    }

    @Test
    void an_open_text_is_edited_where_it_is_open_and_saved_only_if_it_was() throws Exception {
        Path saved = file("saved", "one");
        Path unsaved = file("unsaved", "old");
        Editors editors = new Editors();
        editors.open(saved, "one", false);
        editors.open(unsaved, "one", true);
        AppliedEdit applied = apply(editors, replace(saved, 0, 0, 3, "two"), replace(unsaved, 0, 0, 3, "two"));
        assertEquals("two", editors.text(saved));
        assertEquals("two", Files.readString(saved));
        assertEquals("two", editors.text(unsaved));
        assertEquals("old", Files.readString(unsaved));
        edits.undo(applied, editors).await();
        assertEquals("one", editors.text(saved));
        assertEquals("one", Files.readString(saved));
        assertEquals("one", editors.text(unsaved));
        assertEquals("old", Files.readString(unsaved));
    }

    @Test
    void an_unsaved_text_that_was_saved_and_closed_since_is_undone_in_its_file() throws Exception {
        Path unsaved = file("unsaved", "old");
        Editors editors = new Editors();
        editors.open(unsaved, "one", true);
        AppliedEdit applied = apply(editors, replace(unsaved, 0, 0, 3, "two"));
        Files.writeString(unsaved, "two");
        editors.open.clear();
        edits.undo(applied, editors).await();
        assertEquals("one", Files.readString(unsaved));
    }

    @Test
    void open_texts_stop_what_does_not_fit_them() throws Exception {
        Path a = file("a", "one");
        Editors editors = new Editors();
        editors.open(a, "one", true);
        Change outdated = new WorkspaceEdit.Edits(new FileEdits(a, List.of(new TextEdit(Range.of(0, 0, 0, 1), "t"))),
                Optional.of(7L));
        assertTrue(first(plan(editors, outdated)).why().contains("edited since"));
        assertTrue(first(plan(Buffers.NONE, outdated)).why().contains("closed since"));
        assertTrue(first(plan(editors, new WorkspaceEdit.Delete(a))).why().contains("unsaved"));
        EditPlan plan = plan(editors, replace(a, 0, 0, 1, "t"));
        editors.open(a, "typed", true);
        assertThrows(ExecutionException.class, () -> edits.apply(plan, editors).await());
        assertEquals("typed", editors.text(a));
    }

    private static Conflict first(EditPlan plan) {
        return plan.conflicts().getFirst();
    }

    @Test
    void only_what_was_chosen_is_applied() throws Exception {
        Path a = file("a", "one\n");
        Path b = file("b", "one\n");
        EditPlan plan = plan(Buffers.NONE, replace(a, 0, 0, 3, "two"), replace(b, 0, 0, 3, "two"));
        FileChange.Edited first = (FileChange.Edited) plan.changes().getFirst();
        edits.apply(plan.with(List.of(first.withAfter(Text.of("three\n")))), Buffers.NONE).await();
        assertEquals("three\n", Files.readString(a));
        assertEquals("one\n", Files.readString(b));
    }

    @Test
    void a_hundred_edits_leave_the_last_twenty_to_be_undone() throws Exception {
        Path a = file("a", "0");
        for (int i = 1; i <= 25; i++) {
            apply(Buffers.NONE, replace(a, 0, 0, Files.readString(a).length(), String.valueOf(i)));
        }
        edits.recover(Buffers.NONE).await();
        List<AppliedEdit> applied = edits.applied().await();
        assertEquals(20, applied.size());
        for (AppliedEdit edit : applied) {
            edits.undo(edit, Buffers.NONE).await();
        }
        assertEquals("5", Files.readString(a));
    }

    /** The disk refuses one file. */
    private record Failing(TextFiles real, Path refused) implements TextFiles {
        @Override
        public TextFile read(Path file) throws FailureException {
            return real.read(file);
        }

        @Override
        public TextFile read(Path file, Encoding encoding) throws FailureException {
            return real.read(file, encoding);
        }

        @Override
        public FileStamp write(Path file, Text text, Encoding encoding) throws FailureException {
            if (file.equals(refused)) {
                throw new FailureException(new Failure.NoPermission(file, "write"));
            }
            return real.write(file, text, encoding);
        }

        @Override
        public Optional<FileStamp> stamp(Path file) {
            return real.stamp(file);
        }
    }

    /** Editors without a window. */
    private static final class Editors implements Buffers {
        final Map<Path, Buffer> open = new HashMap<>();

        void open(Path file, String text, boolean unsaved) {
            long version = open.containsKey(file) ? open.get(file).version() + 1 : 1;
            open.put(file, new Buffer(file, Text.of(text), version, unsaved, false, false, Encoding.UTF_8,
                    LineEnding.LF));
        }

        String text(Path file) {
            return open.get(file).text().toString();
        }

        @Override
        public Optional<Buffer> find(Path file) {
            return Optional.ofNullable(open.get(file));
        }

        @Override
        public List<Buffer> all() {
            return new ArrayList<>(open.values());
        }

        @Override
        public boolean replace(String edit, List<Replacement> replacements) {
            for (Replacement each : replacements) {
                if (open.get(each.buffer().file()).version() != each.buffer().version()) {
                    return false;
                }
            }
            for (Replacement each : replacements) {
                Buffer old = each.buffer();
                open.put(old.file(), new Buffer(old.file(), each.after(), old.version() + 1, true, false, false,
                        old.encoding(), old.lineEnding()));
            }
            return true;
        }

        @Override
        public void changed(List<FileChange> changes, List<Written> written) {
            for (Written each : written) {
                Buffer old = open.get(each.file());
                if (old != null) {
                    open.put(each.file(), new Buffer(old.file(), old.text(), old.version(), false, false, false,
                            old.encoding(), old.lineEnding()));
                }
            }
        }
    }
}
