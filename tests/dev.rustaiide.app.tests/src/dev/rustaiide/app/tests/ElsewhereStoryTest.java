package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.types.Position;

/** Files that are not on the disk as they are shown, files outside the folder, and what cannot be shown at all. */
class ElsewhereStoryTest {
    @TempDir
    Path temp;
    private RunningIde ide;
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectories(temp.toRealPath().resolve("elsewhere"));
        ide = RunningIde.on(folder);
    }

    @Test
    void a_file_of_a_git_revision_opens_as_it_was_and_cannot_be_changed() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "git"))), "git is not installed");
        Path file = Files.writeString(folder.resolve("main.rs"), "fn old() {}\n");
        git("init", "-q");
        git("add", "main.rs");
        git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "first");
        Files.writeString(file, "fn new() {}\n");
        Path then = ide.the(VirtualFiles.class).path(new FileLocation.AtRevision("HEAD", folder, "/main.rs"));
        checkReadOnly(then, "fn old() {}\n");
        assertEquals("fn new() {}\n", Files.readString(file));
    }

    @Test
    void a_file_in_an_archive_opens_without_unpacking_and_cannot_be_changed() throws Exception {
        Path archive = folder.resolve("pack.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("src/lib.rs"));
            zip.write("pub fn packed() {}\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] before = Files.readAllBytes(archive);
        Path inside = ide.the(VirtualFiles.class).inside(archive).orElseThrow().resolve("src/lib.rs");
        checkReadOnly(inside, "pub fn packed() {}\n");
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(archive)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(archive), files.toList());
        }
    }

    @Test
    void one_failure_is_shown_once_until_it_is_put_away() throws Exception {
        Notices notices = ide.the(Notices.class);
        var told = new CopyOnWriteArrayList<List<Failure>>();
        ide.act(() -> notices.onChange(told::add));
        Path missing = temp.toRealPath().resolve("missing");
        ide.act(() -> ide.the(OpenFolder.class).open(missing));
        ide.until("the failure", () -> about(told.getLast(), missing) == 1);
        ide.act(() -> ide.the(OpenFolder.class).open(missing));
        Path other = temp.toRealPath().resolve("other");
        ide.act(() -> ide.the(OpenFolder.class).open(other));
        ide.until("the other failure", () -> about(told.getLast(), other) == 1);
        assertEquals(1, about(told.getLast(), missing));
        Failure first = told.getLast().stream().filter(each -> each.what().contains("missing")).findFirst()
                .orElseThrow();
        assertTrue(!first.why().isBlank() && !first.nextStep().isBlank());
        ide.act(() -> List.copyOf(told.getLast()).forEach(notices::dismiss));
        assertEquals(List.of(), told.getLast());
    }

    private static long about(List<Failure> failures, Path file) {
        return failures.stream().filter(each -> each.toString().contains(file.toString())).count();
    }

    private void checkReadOnly(Path file, String text) throws InterruptedException {
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(0, 0));
        assertEquals(text, ide.get(() -> editor.document().text().toString()));
        assertTrue(ide.get(() -> editor.document().isReadOnly()));
        assertEquals("origin", ide.get(() -> ide.the(PartEditors.class).activeEditor().map(EditorPart::message)
                .orElse("")));
        ide.type(editor, "x\n");
        assertEquals(text, ide.get(() -> editor.document().text().toString()));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }
}
