package dev.rustaiide.foundation.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.terminal.InputModes.Mouse;
import dev.rustaiide.foundation.terminal.TerminalInput.Key;
import dev.rustaiide.foundation.terminal.TerminalInput.MouseAction;

class TerminalInputTest {
    private static final InputModes PLAIN = new InputModes(false, false, Mouse.NONE, false, false, false);
    private static final InputModes FULL = new InputModes(true, true, Mouse.DRAGS, true, true, true);

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\033", "\\e").replace("\r", "\\r");
    }

    private static void check(String expected, byte[] bytes) {
        assertEquals(expected, shown(bytes));
    }

    @Test
    void keys_are_those_of_xterm() {
        check("\\e[A", TerminalInput.key(Key.UP, 0, PLAIN));
        check("\\eOA", TerminalInput.key(Key.UP, 0, FULL));
        check("\\e[1;5C", TerminalInput.key(Key.RIGHT, TerminalInput.CTRL, FULL));
        check("\\e[3~", TerminalInput.key(Key.DELETE, 0, PLAIN));
        check("\\e[5;2~", TerminalInput.key(Key.PAGE_UP, TerminalInput.SHIFT, PLAIN));
        check("\\eOP", TerminalInput.key(Key.F1, 0, PLAIN));
        check("\\e[24~", TerminalInput.key(Key.F12, 0, PLAIN));
        check("\\e[Z", TerminalInput.key(Key.TAB, TerminalInput.SHIFT, PLAIN));
        check("\\e\177", TerminalInput.key(Key.BACKSPACE, TerminalInput.ALT, PLAIN));
        check("\\r", TerminalInput.key(Key.ENTER, 0, PLAIN));
    }

    @Test
    void control_and_alt_change_letters() {
        check("\003", TerminalInput.text("c", TerminalInput.CTRL));
        check("\003", TerminalInput.text("C", TerminalInput.CTRL | TerminalInput.SHIFT));
        check("\0", TerminalInput.text(" ", TerminalInput.CTRL));
        check("\037", TerminalInput.text("/", TerminalInput.CTRL));
        check("\\eb", TerminalInput.text("b", TerminalInput.ALT));
        check("é", TerminalInput.text("é", 0));
    }

    @Test
    void what_is_pasted_cannot_end_its_own_marks() {
        check("\\e[200~a\\rb[201~c\\e[201~", TerminalInput.paste("a\r\nb\033[201~c", FULL));
        check("a\\rb", TerminalInput.paste("a\nb", PLAIN));
        assertTrue(TerminalInput.isRisky("a\nb", PLAIN));
        assertFalse(TerminalInput.isRisky("a\n", PLAIN));
        assertFalse(TerminalInput.isRisky("a\nb", FULL));
    }

    @Test
    void the_pointer_is_told_to_who_wants_it() {
        check("", TerminalInput.mouse(MouseAction.PRESS, 1, 3, 4, 0, PLAIN));
        check("\\e[<0;4;5M", TerminalInput.mouse(MouseAction.PRESS, 1, 3, 4, 0, FULL));
        check("\\e[<2;4;5m", TerminalInput.mouse(MouseAction.RELEASE, 3, 3, 4, 0, FULL));
        check("\\e[<32;4;5M", TerminalInput.mouse(MouseAction.MOVE, 1, 3, 4, 0, FULL));
        check("", TerminalInput.mouse(MouseAction.MOVE, 0, 3, 4, 0, FULL));
        check("\\e[<81;1;1M", TerminalInput.mouse(MouseAction.WHEEL_DOWN, 0, 0, 0, TerminalInput.CTRL, FULL));
        InputModes old = new InputModes(false, false, Mouse.CLICKS, false, false, false);
        check("\\e[M #$", TerminalInput.mouse(MouseAction.PRESS, 1, 2, 3, 0, old));
        check("", TerminalInput.mouse(MouseAction.PRESS, 1, 300, 3, 0, old));
    }
}
