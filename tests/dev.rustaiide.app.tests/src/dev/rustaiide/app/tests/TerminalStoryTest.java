package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.terminal.ProgramTerminals;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.foundation.types.Position;

/** A shell in the window, by the keyboard and the pointer. */
class TerminalStoryTest {
    /** Left of the text, where the marks of prompts are. */
    private static final int MARGIN = 10;

    @Test
    void a_command_is_typed_its_output_read_its_link_followed_and_its_failure_marked(@TempDir Path temp)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is needed");
        Path folder = temp.toRealPath();
        Path file = Files.writeString(folder.resolve("place.rs"), "fn one() {}\nfn two() {}\nfn three() {}\n");
        RunningIde ide = RunningIde.on(folder);
        ProgramTerminals terminals = ide.the(ProgramTerminals.class);
        assertTrue(ide.command("terminal.new"));
        ide.until("a prompt", () -> terminals.screen().filter(text -> !text.isBlank()).isPresent());
        type(ide, "echo $((6 * 7)) warm; echo place.rs:3:4\n");
        ide.until("the output", () -> terminals.screen().orElse("").contains("\n42 warm\nplace.rs:3:4\n"));
        ide.until("a mark of success", () -> isMarked(ide, Token.SUCCESS));
        assertEquals(false, ide.get(() -> isMarked(ide, Token.ERROR)));

        Editors editors = ide.the(Editors.class);
        ide.act(() -> click(link()));
        ide.until("the file at its line", () -> editors.active().filter(file::equals).isPresent()
                && editors.activeCode().filter(code -> code.caret().equals(new Position(2, 3))).isPresent());

        type(ide, "false\n");
        ide.until("a mark of failure", () -> isMarked(ide, Token.ERROR));
        type(ide, "less place.rs\n");
        ide.until("the pager alone", () -> terminals.screen().orElse("").contains("fn three() {}\n")
                && !terminals.screen().orElse("").contains("42 warm"));
        type(ide, "q");
        ide.until("the shell as it was", () -> terminals.screen().orElse("").contains("42 warm"));
        ide.act(() -> terminal().setFocus());
        type(ide, "exit\n");
        // Another story may have left a terminal of its own.
        ide.until("its end", () -> !terminals.screen().orElse("").contains("42 warm"));
    }

    private static Control terminal() {
        return StoryWidgets.ofClass("TerminalView").orElseThrow();
    }

    private static void type(RunningIde ide, String text) {
        for (char each : text.toCharArray()) {
            ide.act(() -> StoryWidgets.strike(terminal(), 0, each == '\n' ? SWT.CR : each));
        }
    }

    /** Where the pointer becomes a hand while Ctrl is held, from below: the command itself names the file too. */
    private static Point link() {
        Control terminal = terminal();
        for (int y = terminal.getSize().y - 1; y > 0; y -= 4) {
            move(terminal, new Point(3 * MARGIN, y));
            if (Optional.ofNullable(terminal.getCursor())
                    .equals(Optional.of(terminal.getDisplay().getSystemCursor(SWT.CURSOR_HAND)))) {
                return new Point(3 * MARGIN, y);
            }
        }
        throw new AssertionError("there is no link");
    }

    private static void move(Control control, Point at) {
        Event event = new Event();
        event.stateMask = SWT.CTRL;
        event.x = at.x;
        event.y = at.y;
        control.notifyListeners(SWT.MouseMove, event);
    }

    private static void click(Point at) {
        for (int type : new int[] {SWT.MouseDown, SWT.MouseUp}) {
            Event event = new Event();
            event.stateMask = SWT.CTRL;
            event.button = 1;
            event.count = 1;
            event.x = at.x;
            event.y = at.y;
            terminal().notifyListeners(type, event);
        }
    }

    /** Whether something of that colour is painted in the margin. */
    private static boolean isMarked(RunningIde ide, Token token) {
        Control terminal = terminal();
        if (terminal.getSize().y == 0) {
            return false; // not laid out yet
        }
        RGB wanted = ide.the(Look.class).color(token).getRGB();
        Image picture = new Image(terminal.getDisplay(), MARGIN, terminal.getSize().y);
        GC gc = new GC(picture);
        try {
            terminal.print(gc);
            ImageData data = picture.getImageData(100);
            for (int y = 0; y < data.height; y++) {
                for (int x = 0; x < data.width; x++) {
                    if (data.palette.getRGB(data.getPixel(x, y)).equals(wanted)) {
                        return true;
                    }
                }
            }
            return false;
        } finally {
            gc.dispose();
            picture.dispose();
        }
    }
}
