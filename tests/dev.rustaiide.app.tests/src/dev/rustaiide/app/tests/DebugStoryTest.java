package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.LineMarks.Mark;
import dev.rustaiide.app.terminal.ProgramTerminals;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.Panels;
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

    private static final String GAPS = """
            struct Unused {
                field: u32,
            }

            fn main() {

                println!("{}", 3 + std::env::args().count());
            }
            """;

    private static final String ASKING = """
            fn doubled(count: u32) -> u32 {
                let mut twice = count * 2;
                twice += 1;
                twice
            }

            fn main() {
                println!("How many?");
                let mut line = String::new();
                std::io::stdin().read_line(&mut line).unwrap();
                let all = doubled(line.trim().parse().unwrap());
                println!("It is {all}.");
            }
            """;

    private static final String FAILING = """
            fn share(of: u32) -> u32 {
                of / 2
            }

            fn main() {
                let all = share(2) + share(4);
                if all == 3 {
                    panic!("odd");
                }
            }
            """;

    @Test
    void a_program_stops_at_a_breakpoint_shows_its_values_steps_and_ends(@TempDir Path temp) throws Exception {
        assumeTrue(has("cargo") && has("lldb-dap-19"), "cargo and lldb-dap-19 are needed");
        Path file = crate(temp.toRealPath(), "prices", CODE);
        RunningIde ide = trusted(temp.toRealPath());
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

    @Test
    void a_program_that_asks_is_debugged_by_keys_alone_and_its_values_are_changed(@TempDir Path temp)
            throws Exception {
        assumeTrue(has("cargo") && has("lldb-dap-19"), "cargo and lldb-dap-19 are needed");
        Path file = crate(temp.toRealPath(), "asks", ASKING);
        RunningIde ide = trusted(temp.toRealPath());
        CodeEditor editor = open(ide, file, new Position(1, 4));
        strike(ide, editor, 0, SWT.F9);
        ide.until("the mark", () -> lines(editor).equals(List.of(1)));
        strike(ide, editor, 0, SWT.F5);
        ProgramTerminals terminals = ide.the(ProgramTerminals.class);
        ide.until("its question", () -> terminals.screen().orElse("").contains("How many?"));
        ide.act(() -> terminal().setFocus());
        type(ide, "20\n");

        ide.until("the program to stop", () -> editor.marks().stop() == 1);
        ide.until("its values", () -> rows("Variables").contains("count = 20, u32"));
        assertTrue(ide.get(() -> rows("Call stack")).getFirst().startsWith("asks::doubled, src/main.rs:2"),
                () -> ide.get(() -> rows("Call stack")).toString());
        strike(ide, editor, 0, SWT.F10);
        ide.until("the next line", () -> editor.marks().stop() == 2);
        ide.until("its value", () -> rows("Variables").contains("twice = 40, u32"));
        change(ide, "twice = 40", "77");
        ide.until("the new value", () -> rows("Variables").contains("twice = 77, u32"));
        strike(ide, editor, SWT.SHIFT, SWT.F11);
        ide.until("its caller", () -> editor.marks().stop() > 4);
        strike(ide, editor, 0, SWT.F5);
        ide.until("the end", () -> editor.marks().stop() == -1 && !isEnabled(ide, "debug.stop"));
        ide.until("what it printed", () -> terminals.screen().orElse("").contains("It is 78."));

        // Again: the same place, and a program that waits is ended with all that it has.
        strike(ide, editor, SWT.CTRL | SWT.SHIFT, SWT.F5);
        ide.until("its question again", () -> terminals.screen().orElse("").contains("How many?")
                && !terminals.screen().orElse("").contains("It is"));
        assertEquals(1, running(temp.toRealPath() + "/target/debug/asks"));
        strike(ide, editor, SWT.SHIFT, SWT.F5);
        ide.until("nothing to run", () -> running(temp.toRealPath() + "/target/debug/asks") == 0);
        assertTrue(ide.command("debug.clear"));
    }

    @Test
    void functions_and_panics_stop_a_program_and_each_folder_keeps_its_own(@TempDir Path temp) throws Exception {
        assumeTrue(has("cargo") && has("lldb-dap-19"), "cargo and lldb-dap-19 are needed");
        Path folder = Files.createDirectories(temp.toRealPath().resolve("first"));
        Path other = Files.createDirectories(temp.toRealPath().resolve("other"));
        Path file = crate(folder, "fails", FAILING);
        RunningIde ide = trusted(folder);
        CodeEditor editor = open(ide, file, new Position(0, 0));
        ide.act(() -> ide.the(Panels.class).showSide("DEBUG"));
        ide.until("panics in the list", () -> rows("Breakpoints").contains("Panics of Rust"));
        write(ide, "Breakpoint", "fails::share if of == 4");
        write(ide, "Watch", "of + 1");
        ide.until("the function in the list", () -> rows("Breakpoints").contains("fails::share, if of == 4"));

        assertTrue(ide.command("debug.start"));
        ide.until("the second call", () -> editor.marks().stop() == 1);
        ide.until("what is watched", () -> rows("Watch").stream().anyMatch(row -> row.startsWith("of + 1 = 5")));
        assertTrue(ide.command("debug.start"), "goes on");
        ide.until("the panic, at the line of the program that has it", () -> editor.marks().stop() == 7);
        assertTrue(ide.command("debug.stop"));
        ide.until("the end", () -> !isEnabled(ide, "debug.over"));

        ide.act(() -> ide.the(OpenFolder.class).open(other));
        ide.until("those of the other folder", () -> rows("Breakpoints").equals(List.of("Panics of Rust"))
                && rows("Watch").isEmpty());
        ide.act(() -> ide.the(OpenFolder.class).open(folder));
        ide.until("those of the first again", () -> rows("Breakpoints").contains("fails::share, if of == 4")
                && rows("Watch").stream().anyMatch(row -> row.startsWith("of + 1")));
    }

    @Test
    void a_breakpoint_without_code_is_empty_and_says_why_and_one_before_code_goes_there(@TempDir Path temp)
            throws Exception {
        assumeTrue(has("cargo") && has("lldb-dap-19"), "cargo and lldb-dap-19 are needed");
        Path file = crate(temp.toRealPath(), "gaps", GAPS);
        RunningIde ide = trusted(temp.toRealPath());
        CodeEditor editor = open(ide, file, new Position(1, 4));
        assertTrue(ide.command("debug.toggle"));
        ide.act(() -> ide.the(Editors.class).open(file, new Position(5, 2)));
        assertTrue(ide.command("debug.toggle"));
        ide.until("both marks, full until anybody knows more", () -> marks(editor).equals("1 ACTIVE, 5 ACTIVE"));

        assertTrue(ide.command("debug.start"));
        ide.until("the program to stop", () -> editor.marks().stop() == 6);
        ide.until("what has code and what has not", () -> marks(editor).equals("1 IDLE, 6 ACTIVE"));
        assertTrue(ide.get(() -> editor.marks().now().getFirst().tip()).startsWith(
                "The program has no code at this line. Choose "));
        assertTrue(ide.get(() -> rows("Breakpoints")).stream().anyMatch(row -> row.contains("main.rs:2")
                && row.contains("cannot stop it")), () -> ide.get(() -> rows("Breakpoints")).toString());
        assertTrue(ide.command("debug.stop"));
        ide.until("the end", () -> !isEnabled(ide, "debug.stop"));
        assertEquals("1 IDLE, 6 ACTIVE", ide.get(() -> marks(editor)));
        ide.act(() -> editor.select(Selections.of(Selection.at(0))));
        ide.type(editor, "\n");
        ide.until("that nobody knows of changed code", () -> marks(editor).equals("2 ACTIVE, 7 ACTIVE"));
        assertTrue(ide.command("editor.undo"));
        assertTrue(ide.command("debug.clear"));
    }

    private static String marks(CodeEditor editor) {
        return editor.marks().now().stream().map(mark -> mark.line() + " " + mark.shape())
                .collect(Collectors.joining(", "));
    }

    private static void write(RunningIde ide, String field, String text) {
        ide.act(() -> {
            TextField found = StoryWidgets.find(TextField.class, one -> one.name().equals(field)).orElseThrow();
            found.setText(text);
            StoryWidgets.strike(found.control(), 0, SWT.CR);
        });
    }

    private static Path crate(Path folder, String name, String code) throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"),
                "[package]\nname = \"" + name + "\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        return Files.writeString(Files.createDirectories(folder.resolve("src")).resolve("main.rs"), code);
    }

    private static RunningIde trusted(Path folder) throws Exception {
        RunningIde ide = RunningIde.on(folder);
        ide.until("Cargo to be asked", () -> ide.the(Builds.class).workspace().isPresent());
        ide.act(() -> ide.the(Openings.class).answerTrust(true));
        ide.until("trust", ide.the(Folders.class)::isTrusted);
        return ide;
    }

    /** A key in what is shown of {@code editor}. */
    private static void strike(RunningIde ide, CodeEditor editor, int modifiers, int key) {
        ide.act(() -> StoryWidgets.strike(StoryWidgets.within(editor)
                .filter(control -> control.isListening(SWT.KeyDown)).findFirst().orElseThrow(), modifiers, key));
    }

    private static Control terminal() {
        return StoryWidgets.ofClass("TerminalView").orElseThrow();
    }

    private static void type(RunningIde ide, String text) {
        for (char each : text.toCharArray()) {
            ide.act(() -> StoryWidgets.strike(terminal(), 0, each == '\n' ? SWT.CR : each));
        }
    }

    private static List<String> rows(String list) {
        return StoryWidgets.list(list).map(RowView::spoken).orElse(List.of());
    }

    /** Goes to a row by its first letters, opens it by Enter, and writes another value. */
    private static void change(RunningIde ide, String row, String value) throws Exception {
        RowView<?> variables = ide.get(() -> StoryWidgets.list("Variables").orElseThrow());
        for (char letter : row.substring(0, 3).toCharArray()) {
            ide.act(() -> StoryWidgets.strike(variables, 0, letter));
        }
        ide.act(() -> StoryWidgets.strike(variables, 0, SWT.CR));
        ide.act(() -> {
            Text field = (Text) StoryWidgets.within(variables).filter(Text.class::isInstance).findFirst()
                    .orElseThrow();
            assertEquals(row, field.getText());
            field.setText(value);
            field.traverse(SWT.TRAVERSE_RETURN);
        });
    }

    private static long running(String program) {
        return ProcessHandle.allProcesses().filter(each -> each.info().command().orElse("").equals(program)).count();
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
