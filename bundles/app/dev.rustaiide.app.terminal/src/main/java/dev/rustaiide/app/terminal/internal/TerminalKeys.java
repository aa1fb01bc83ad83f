package dev.rustaiide.app.terminal.internal;

import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.workbench.KeyStroke;
import dev.rustaiide.foundation.terminal.InputModes;
import dev.rustaiide.foundation.terminal.TerminalInput;
import dev.rustaiide.foundation.terminal.TerminalInput.Key;

/** Which keys are a program's, and what they are to it. */
final class TerminalKeys {
    private static final Map<Integer, Key> KEYS = Map.ofEntries(Map.entry(SWT.ARROW_UP, Key.UP),
            Map.entry(SWT.ARROW_DOWN, Key.DOWN), Map.entry(SWT.ARROW_LEFT, Key.LEFT),
            Map.entry(SWT.ARROW_RIGHT, Key.RIGHT), Map.entry(SWT.HOME, Key.HOME), Map.entry(SWT.END, Key.END),
            Map.entry(SWT.PAGE_UP, Key.PAGE_UP), Map.entry(SWT.PAGE_DOWN, Key.PAGE_DOWN),
            Map.entry(SWT.INSERT, Key.INSERT), Map.entry((int) SWT.DEL, Key.DELETE), Map.entry((int) SWT.CR, Key.ENTER),
            Map.entry(SWT.KEYPAD_CR, Key.ENTER), Map.entry((int) SWT.TAB, Key.TAB),
            Map.entry((int) SWT.BS, Key.BACKSPACE), Map.entry((int) SWT.ESC, Key.ESCAPE));
    private static final int FUNCTION_KEYS = 12;

    private char highSurrogate;

    /**
     * Whether {@code stroke} goes to the program whatever command it would start. With Ctrl and Shift all keys are the
     * window's, and so are those that lead out of a terminal, to another, or through its text.
     */
    static boolean isOfProgram(KeyStroke stroke, boolean alternate) {
        boolean ctrl = (stroke.modifiers() & SWT.MOD1) != 0;
        boolean shift = (stroke.modifiers() & SWT.SHIFT) != 0;
        int key = stroke.key();
        if (ctrl && (shift || key == SWT.TAB || key == '`' || key == SWT.PAGE_UP || key == SWT.PAGE_DOWN)) {
            return false;
        }
        boolean scrolls = shift && !ctrl && (key == SWT.PAGE_UP || key == SWT.PAGE_DOWN || key == SWT.HOME
                || key == SWT.END || key == SWT.INSERT);
        boolean prompts = ctrl && (key == SWT.ARROW_UP || key == SWT.ARROW_DOWN);
        return !(scrolls || prompts) || alternate;
    }

    /** The bytes of a key that was pressed; nothing for one that has none. */
    byte[] bytes(Event event, InputModes modes) {
        int modifiers = ((event.stateMask & SWT.SHIFT) != 0 ? TerminalInput.SHIFT : 0)
                | ((event.stateMask & SWT.ALT) != 0 ? TerminalInput.ALT : 0)
                | ((event.stateMask & SWT.CTRL) != 0 ? TerminalInput.CTRL : 0);
        Optional<Key> key = keyOf(event.keyCode);
        if (key.isPresent()) {
            return TerminalInput.key(key.get(), modifiers, modes);
        }
        if ((modifiers & TerminalInput.CTRL) != 0 && event.keyCode >= ' ' && event.keyCode < 0x7F
                && (event.character < ' ' || event.character == event.keyCode || event.character == 0x7F)) {
            return TerminalInput.text(String.valueOf((char) event.keyCode), modifiers);
        }
        return event.character < ' ' ? new byte[0] : character(event.character, modifiers & TerminalInput.ALT);
    }

    private static Optional<Key> keyOf(int code) {
        if (code >= SWT.F1 && code < SWT.F1 + FUNCTION_KEYS) {
            return Optional.of(Key.values()[Key.F1.ordinal() + code - SWT.F1]);
        }
        return Optional.ofNullable(KEYS.get(code));
    }

    private byte[] character(char typed, int modifiers) {
        if (Character.isHighSurrogate(typed)) {
            highSurrogate = typed;
            return new byte[0];
        }
        String text = Character.isLowSurrogate(typed) ? new String(new char[] {highSurrogate, typed})
                : String.valueOf(typed);
        return TerminalInput.text(text, modifiers);
    }
}
