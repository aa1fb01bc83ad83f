package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.LineMarks.Mark;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.foundation.types.Position;

/** A program debugged in the window, with the real Cargo and LLDB. */
class DebugStoryTest {
    private static final String CODE = """
            fn total(prices: &[u32]) -> u32 {
                let mut sum = 0;
                for price in prices {
                    sum += price;
                }
                sum
            }

            fn main() {
                let all = total(&[3, 4]);
                println!("{all}");
            }
            """;

    @Test
    void a_program_stops_at_a_breakpoint_shows_its_values_steps_and_ends(@TempDir Path temp) throws Exception {
        assumeTrue(has("cargo") && has("lldb-dap-19"), "cargo and lldb-dap-19 are needed");
        Path folder = temp.toRealPath();
        Path file = Files.createDirectories(folder.resolve("src")).resolve("main.rs");
        Files.writeString(folder.resolve("Cargo.toml"),
                "[package]\nname = \"prices\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        Files.writeString(file, CODE);
        RunningIde ide = RunningIde.on(folder);
        ide.until("Cargo to be asked", () -> ide.the(Builds.class).workspace().isPresent());
        ide.act(() -> ide.the(Openings.class).answerTrust(true));
        ide.until("trust", ide.the(Folders.class)::isTrusted);
        CodeEditor editor = open(ide, file, new Position(3, 8));
        assertTrue(ide.command("debug.toggle"), "a breakpoint at the caret");
        ide.until("its mark", () -> lines(editor).equals(List.of(3)));
        ide.act(() -> editor.select(Selections.of(Selection.at(0))));
        ide.type(editor, "\n");
        ide.until("the breakpoint to go with its line", () -> lines(editor).equals(List.of(4)));
        assertTrue(ide.command("editor.undo"));
        ide.until("it to come back", () -> lines(editor).equals(List.of(3)));

        assertTrue(ide.command("debug.start"));
        ide.until("the program to stop", () -> editor.marks().stop() == 3);
        ide.until("the values behind the lines", () -> editor.marks().notes().getOrDefault(3, "").contains("sum = 0"));
        assertTrue(ide.command("debug.over"));
        ide.until("the next line", () -> editor.marks().stop() == 2);
        ide.until("the new value", () -> editor.marks().notes().values().stream()
                .anyMatch(note -> note.contains("sum = 3")));
        assertTrue(ide.command("debug.clear"));
        assertTrue(ide.command("debug.start"), "goes on");
        ide.until("the end", () -> editor.marks().stop() == -1 && !isEnabled(ide, "debug.over"));
        ide.until("that nothing runs", () -> !isEnabled(ide, "debug.stop"));
        assertEquals(List.of(), ide.get(() -> lines(editor)));
    }

    private static boolean isEnabled(RunningIde ide, String command) {
        return ide.the(Commands.class)
                .find(new CommandId(command)).orElseThrow().enabled().getAsBoolean();
    }

    private static List<Integer> lines(CodeEditor editor) {
        return editor.marks().now().stream().map(Mark::line).toList();
    }

    private static boolean has(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")),
                Stream.of(System.getProperty("user.home") + "/.cargo/bin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static CodeEditor open(RunningIde ide, Path file, Position position) throws InterruptedException {
        Editors editors = ide.the(Editors.class);
        ide.act(() -> editors.open(file, position));
        ide.until("the editor", () -> editors.active().filter(file::equals).isPresent()
                && editors.activeCode().isPresent());
        return ide.get(() -> editors.activeCode().orElseThrow());
    }
}
