package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.KeySequence;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.RunLog;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Severity;

/** The first hour with the product, told with the real compiler. */
class SampleStoryTest {
    @Test
    void edits_a_file_sees_the_error_applies_the_fix_runs_the_program_and_reads_its_output(@TempDir Path temp)
            throws Exception {
        assumeTrue(hasCargo(), "cargo is not installed");
        Path folder = sample(temp.toRealPath());
        Path file = folder.resolve("crates/app/src/main.rs");
        RunningIde ide = RunningIde.on(folder);
        Folders folders = ide.the(Folders.class);
        Builds builds = ide.the(Builds.class);
        ide.until("Cargo to be asked", () -> builds.workspace().isPresent());
        assertEquals(false, ide.get(folders::isTrusted), "nobody has trusted it yet");
        assertTrue(ide.get(ide.the(Openings.class)::isTrustOpen), "the bar asks");
        ide.act(() -> ide.the(Openings.class).answerTrust(true));
        ide.until("trust", folders::isTrusted);

        CodeEditor editor = open(ide, file, new Position(8, 26));
        ide.type(editor, "\nlet wrong: String = 5;");
        assertTrue(ide.get(() -> document(ide).isDirty()));
        assertTrue(ide.command("file.save"));
        Problems problems = ide.the(Problems.class);
        ide.until("the compiler's error", () -> problems.count(Severity.ERROR) > 0);
        Diagnostic error = ide.get(() -> problems.in(file).stream()
                .filter(one -> one.severity() == Severity.ERROR).findFirst().orElseThrow());
        assertEquals(9, error.location().range().start().line());
        assertEquals("E0308", error.code().orElseThrow());
        assertTrue(error.explanation().contains("expected `String`"), error.explanation());

        assertTrue(ide.command("editor.fix"));
        ide.until("what can be done", SampleStoryTest::isListOpen);
        ide.press(editor, 0, (char) SWT.CR);
        ide.until("the mended line",
                () -> document(ide).text().line(9).equals("    let wrong: String = 5.to_string();"));
        assertTrue(ide.command("file.save"));
        ide.until("the error to go", () -> problems.count(Severity.ERROR) == 0 && !builds.isChecking());

        assertTrue(ide.command("run.run"));
        RunLog log = ide.the(RunLog.class);
        ide.until("the program to end", () -> !builds.isRunning());
        ide.until("its output", () -> log.lines().stream().anyMatch(line -> line.contains("3 plots")));
        ide.until("its end", () -> log.lines().getLast().contains("Finished"));
    }

    /** Whether a list that takes no focus lies over the editor. */
    private static boolean isListOpen() {
        for (Shell shell : Display.getCurrent().getShells()) {
            if ((shell.getStyle() & SWT.NO_FOCUS) != 0 && shell.isVisible()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_file_on_the_command_line_stays_open_when_its_folder_opens(@TempDir Path temp) throws Exception {
        assertEquals(List.of("first.rs"), RunningIde.on(temp.toRealPath()).firstEditors());
    }

    /** Escape leaves whatever people are in; in a context its own keys come before those of the window. */
    @Test
    void no_two_commands_share_their_keys_and_none_hides_a_longer_sequence(@TempDir Path temp) throws Exception {
        RunningIde ide = RunningIde.on(temp.toRealPath());
        List<Command> commands = ide.get(() -> ide.the(Commands.class).all());
        var clashes = new ArrayList<String>();
        for (Command one : commands) {
            for (Command other : commands) {
                for (KeySequence keys : one.keys()) {
                    boolean leaves = keys.toString().equals("Escape");
                    boolean apart = !one.context().name().equals(other.context().name());
                    if (one != other && !leaves && !apart
                            && other.keys().stream().anyMatch(more -> more.startsWith(keys.strokes()))) {
                        clashes.add(one.id() + " and " + other.id() + " by " + keys);
                    }
                }
            }
        }
        assertEquals(List.of(), clashes);
        assertTrue(commands.size() > 80, "there are " + commands.size());
    }

    @Test
    void a_folder_that_is_not_trusted_runs_nothing(@TempDir Path temp) throws Exception {
        assumeTrue(hasCargo(), "cargo is not installed");
        Path folder = sample(temp.toRealPath());
        Path trace = temp.resolve("trace");
        Files.writeString(folder.resolve("crates/app/build.rs"),
                "fn main() { std::fs::write(" + quoted(trace) + ", \"ran\").unwrap(); }");
        RunningIde ide = RunningIde.on(folder);
        Builds builds = ide.the(Builds.class);
        ide.until("Cargo to be asked", () -> builds.workspace().isPresent());
        CodeEditor editor = open(ide, folder.resolve("crates/app/src/main.rs"), new Position(0, 0));
        ide.until("syntax", () -> editor.document().tree().isPresent());
        assertTrue(ide.get(() -> !editor.document().tree().orElseThrow().outline().isEmpty()), "has insight");
        ide.type(editor, " ");
        assertTrue(ide.command("file.save"));
        ide.until("the text on disk", () -> !editor.document().isDirty());
        assertEquals(false, ide.get(builds::isChecking));
        assertEquals(false, Files.exists(trace));
    }

    @Test
    void the_editors_of_a_folder_come_back_with_their_carets(@TempDir Path temp) throws Exception {
        Path folder = sample(temp.toRealPath());
        Path file = folder.resolve("crates/geometry/src/lib.rs");
        RunningIde ide = RunningIde.on(folder);
        open(ide, folder.resolve("README.md"), new Position(0, 0));
        open(ide, file, new Position(3, 0));
        Path states = Path.of(System.getenv("RUST_AI_IDE_HOME"), "state", "folders");
        ide.until("the state on disk", () -> contains(states, "lib.rs"));
        RunningIde.on(Files.createDirectories(temp.toRealPath().resolve("another")));
        Editors editors = ide.the(Editors.class);
        ide.until("the editors to close", () -> !editors.all().contains(file));
        RunningIde.on(folder);
        ide.until("both editors", () -> editors.all().contains(file)
                && editors.all().contains(folder.resolve("README.md")));
        ide.until("the one in front", () -> editors.active().filter(file::equals).isPresent());
        ide.until("its caret", () -> ide.the(PartEditors.class).activeEditor().flatMap(EditorPart::editor)
                .map(editor -> editor.caret().line() == 3).orElse(false));
    }

    static CodeEditor open(RunningIde ide, Path file, Position position) throws InterruptedException {
        ide.act(() -> ide.the(Editors.class).open(file, position));
        PartEditors editors = ide.the(PartEditors.class);
        ide.until("the text of " + file, () -> editors.activeEditor()
                .filter(part -> part.file().equals(file)).flatMap(EditorPart::editor).isPresent());
        return ide.get(() -> editors.activeEditor().flatMap(EditorPart::editor).orElseThrow());
    }

    private static Document document(RunningIde ide) {
        return ide.the(PartEditors.class).activeEditor().flatMap(EditorPart::document).orElseThrow();
    }

    /** A copy of the sample below {@code temp}, which nobody trusts. */
    static Path sample(Path temp) throws IOException {
        Path source = Path.of(System.getProperty("rustaiide.samples")).resolve("hello-workspace");
        Path target = temp.resolve("hello");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files.filter(one
                    -> !one.startsWith(source.resolve("target")))::iterator) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        // It would check the sample too, and write into it while the story's folder is deleted.
        Files.createDirectories(target.resolve(".rust-ai-ide"));
        Files.writeString(target.resolve(".rust-ai-ide/settings.json"), "{\"lsp.rustAnalyzer.enabled\": false}\n");
        return target;
    }

    private static boolean contains(Path folder, String text) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\") + "\"";
    }

    private static boolean hasCargo() {
        return Stream.of(System.getenv("PATH").split(":"), List.of(System.getProperty("user.home") + "/.cargo/bin")
                .toArray(String[]::new)).flatMap(Stream::of)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cargo")));
    }
}
