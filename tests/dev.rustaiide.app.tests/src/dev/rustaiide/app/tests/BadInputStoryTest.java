package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.DiskState;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.security.KeyringLost;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Severity;

/** Whatever is opened, the window says what is wrong and what to do, lives on, and loses nothing. */
class BadInputStoryTest {
    @TempDir
    static Path temp;
    private static RunningIde ide;
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createDirectories(temp.toRealPath().resolve("bad"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"x\"\nversion = 1 2\n");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("not-there"));
        ide = RunningIde.on(folder);
    }

    @Test
    void a_missing_file_says_so_and_what_to_do() throws Exception {
        Failure failure = failureOf(folder.resolve("missing.rs"));
        assertInstanceOf(Failure.Missing.class, failure);
        assertFalse(failure.nextStep().isBlank());
    }

    @Test
    void a_missing_file_that_was_asked_for_by_name_is_a_new_one() throws Exception {
        Path file = folder.resolve("new.txt");
        ide.act(() -> ide.the(Editors.class).openOrCreate(file));
        ide.until("the editor", () -> active().file().equals(file) && active().editor().isPresent());
        assertEquals("new", ide.get(() -> active().message()));
        CodeEditor editor = ide.get(() -> active().editor().orElseThrow());
        ide.type(editor, "first words");
        assertFalse(Files.exists(file), "nothing was saved yet");
        save(editor);
        assertEquals("first words", Files.readString(file));
        assertEquals("", ide.get(() -> active().message()));
    }

    @Test
    void a_binary_file_is_not_shown_as_text() throws Exception {
        Path file = folder.resolve("picture.png");
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13});
        assertInstanceOf(Failure.BinaryFile.class, failureOf(file));
    }

    @Test
    void a_file_and_a_folder_without_permission_say_so() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.rs"), "x");
        Path shut = Files.createDirectory(temp.toRealPath().resolve("shut"));
        assertTrue(file.toFile().setReadable(false, false) && shut.toFile().setReadable(false, false));
        assumeFalse(Files.isReadable(file), "Root may read everything, but not in releng/test");
        assertInstanceOf(Failure.NoPermission.class, failureOf(file));
        Notices notices = ide.the(Notices.class);
        var told = new CopyOnWriteArrayList<List<Failure>>();
        ide.act(() -> notices.onChange(told::add));
        ide.act(() -> ide.the(OpenFolder.class).open(shut));
        ide.until("the failure", () -> told.getLast().stream().anyMatch(Failure.NoPermission.class::isInstance));
        assertTrue(shut.toFile().setReadable(true, false), "so that it can be deleted");
    }

    @Test
    void a_link_that_leads_in_a_circle_is_no_file() throws Exception {
        Path link = folder.resolve("circle.rs");
        Files.createSymbolicLink(link, link);
        assertFalse(failureOf(link).nextStep().isBlank());
    }

    @Test
    void a_folder_that_contains_itself_is_listed_and_indexed() throws Exception {
        Folders folders = ide.the(Folders.class);
        var index = ide.get(() -> folders.current().orElseThrow().index());
        assertTrue(index.query("Cargo", 10).await().size() == 1);
    }

    @Test
    void bytes_that_are_no_text_survive_an_edit() throws Exception {
        Path file = folder.resolve("bytes.rs");
        byte[] bytes = {'/', '/', (byte) 0xff, (byte) 0xfe, '\n', 'x'};
        Files.write(file, bytes);
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(1, 1));
        assertEquals("bytes", ide.get(() -> active().message()));
        ide.type(editor, "y");
        save(editor);
        assertArrayEquals(new byte[] {'/', '/', (byte) 0xff, (byte) 0xfe, '\n', 'x', 'y'}, Files.readAllBytes(file));
    }

    @Test
    void lines_keep_the_endings_that_they_have() throws Exception {
        Path file = folder.resolve("mixed.rs");
        Files.writeString(file, "a\r\nb\nc\r\nd");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(3, 1));
        ide.type(editor, "!");
        save(editor);
        assertEquals("a\r\nb\nc\r\nd!", Files.readString(file));
    }

    @Test
    void a_line_of_a_million_characters_can_be_typed_into() throws Exception {
        Path file = folder.resolve("long.rs");
        Files.writeString(file, "let x = \"" + "abc ".repeat(250_000) + "\";\n");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 500_000));
        long start = System.nanoTime();
        ide.type(editor, "typed");
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "typing came to a halt");
        assertTrue(ide.get(() -> editor.document().text().line(0).contains("typed")));
        ide.command("editor.undo");
    }

    @Test
    void a_clean_text_follows_its_file_and_a_changed_one_is_in_conflict() throws Exception {
        Path file = folder.resolve("shared.rs");
        Files.writeString(file, "one");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 3));
        Files.writeString(file, "one and two");
        ide.until("the new text", () -> editor.document().text().toString().equals("one and two"));
        ide.type(editor, "mine ");
        Files.writeString(file, "theirs is longer");
        ide.until("the conflict", () -> editor.document().diskState() == DiskState.CHANGED);
        assertEquals("disk", ide.get(() -> active().message()));
        assertTrue(ide.get(() -> editor.document().text().toString().contains("mine")));
        assertEquals("theirs is longer", Files.readString(file), "nothing was overwritten");
    }

    @Test
    void a_file_deleted_underneath_stays_in_its_editor() throws Exception {
        Path file = folder.resolve("gone.rs");
        Files.writeString(file, "still here");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 0));
        Files.delete(file);
        ide.until("the deletion", () -> editor.document().diskState() == DiskState.DELETED);
        assertTrue(ide.get(() -> editor.document().isDirty()));
        assertEquals("still here", ide.get(() -> editor.document().text().toString()));
    }

    @Test
    void a_broken_manifest_is_a_problem_at_its_line() throws Exception {
        Problems problems = ide.the(Problems.class);
        Path manifest = folder.resolve("Cargo.toml");
        ide.until("Cargo's words", () -> !problems.in(manifest).isEmpty());
        Diagnostic diagnostic = ide.get(() -> problems.in(manifest).getFirst());
        assertEquals(Severity.ERROR, diagnostic.severity());
        assertEquals(2, diagnostic.location().range().start().line());
    }

    @Test
    void a_folder_that_is_not_there_leaves_the_open_one_open() throws Exception {
        Notices notices = ide.the(Notices.class);
        var told = new CopyOnWriteArrayList<List<Failure>>();
        ide.act(() -> notices.onChange(told::add));
        ide.act(() -> ide.the(OpenFolder.class).open(folder.resolve("no-such-folder")));
        ide.until("the failure", () -> told.getLast().stream().anyMatch(Failure.Missing.class::isInstance));
        Folders folders = ide.the(Folders.class);
        assertEquals(folder, ide.get(() -> folders.current().orElseThrow().path()));
    }

    @Test
    void a_keyring_that_fails_is_told_in_the_window_with_what_keeps_secrets_instead() throws Exception {
        Notices notices = ide.the(Notices.class);
        var told = new CopyOnWriteArrayList<List<Failure>>();
        ide.act(() -> notices.onChange(told::add));
        ide.the(Events.class).publish(new KeyringLost("The keyring cannot be used: it is locked.", "/home/me/secrets"));
        ide.until("the failure", () -> told.getLast().stream()
                .anyMatch(failure -> failure.why().equals("The keyring cannot be used: it is locked.")
                        && failure.nextStep().contains("/home/me/secrets")));
        ide.act(() -> List.copyOf(told.getLast()).forEach(notices::dismiss));
    }

    @Test
    void ten_megabytes_without_a_line_feed_open_as_text() throws Exception {
        Path file = folder.resolve("big.txt");
        Files.write(file, "x".repeat(10_000_000).getBytes(StandardCharsets.US_ASCII));
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 0));
        assertEquals(10_000_000, ide.get(() -> editor.document().text().length()));
    }

    private static Failure failureOf(Path file) throws InterruptedException {
        ide.act(() -> ide.the(Editors.class).open(file));
        PartEditors editors = ide.the(PartEditors.class);
        ide.until("the failure of " + file, () -> editors.activeEditor().filter(part -> part.file().equals(file))
                .flatMap(EditorPart::failure).isPresent());
        return ide.get(() -> active().failure().orElseThrow());
    }

    private static EditorPart active() {
        return ide.the(PartEditors.class).activeEditor().orElseThrow();
    }

    private static void save(CodeEditor editor) throws InterruptedException {
        assertTrue(ide.command("file.save"));
        ide.until("the text on disk", () -> !editor.document().isDirty());
    }
}
