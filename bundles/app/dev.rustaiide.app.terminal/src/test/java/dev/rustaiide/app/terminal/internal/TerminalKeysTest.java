package dev.rustaiide.app.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.KeyStroke;
import dev.rustaiide.foundation.terminal.InputModes;

class TerminalKeysTest {
    private static final InputModes MODES =
            new InputModes(false, false, InputModes.Mouse.NONE, false, false, false);
    private final TerminalKeys keys = new TerminalKeys();

    private String bytes(int key, int character, int modifiers) {
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) character;
        event.stateMask = modifiers;
        return new String(keys.bytes(event, MODES), StandardCharsets.UTF_8);
    }

    private static boolean isOfProgram(String stroke) {
        return TerminalKeys.isOfProgram(KeyStroke.parse(stroke), false);
    }

    @Test
    void keys_of_shells_are_the_programs() {
        for (String stroke : new String[] {"Ctrl+R", "Ctrl+W", "Ctrl+P", "Ctrl+K", "Ctrl+C", "Escape", "F1", "F10",
            "Alt+B", "Tab", "Ctrl+Left", "Up"}) {
            assertTrue(isOfProgram(stroke), stroke);
        }
    }

    @Test
    void keys_that_lead_out_are_the_windows() {
        for (String stroke : new String[] {"Ctrl+`", "Ctrl+Shift+P", "Ctrl+Shift+C", "Ctrl+Tab", "Ctrl+PageUp",
            "Shift+PageUp", "Ctrl+Up"}) {
            assertFalse(isOfProgram(stroke), stroke);
        }
        assertTrue(TerminalKeys.isOfProgram(KeyStroke.parse("Ctrl+Up"), true), "a program has the whole screen");
    }

    @Test
    void what_keys_send_is_what_terminals_send() {
        assertEquals("a", bytes('a', 'a', 0));
        assertEquals("\003", bytes('c', 3, SWT.CTRL));
        assertEquals("\0", bytes(' ', ' ', SWT.CTRL));
        assertEquals("\033b", bytes('b', 'b', SWT.ALT));
        assertEquals("\033[1;5D", bytes(SWT.ARROW_LEFT, 0, SWT.CTRL));
        assertEquals("\r", bytes(SWT.KEYPAD_CR, '\r', 0));
        assertEquals("\033OP", bytes(SWT.F1, 0, 0));
        assertEquals("7", bytes(SWT.KEYPAD_7, '7', 0));
        assertEquals("", bytes(SWT.SHIFT, 0, 0));
        assertEquals("", bytes(0, 0xD83D, 0));
        assertEquals("\uD83D\uDE00", bytes(0, 0xDE00, 0));
    }
}
