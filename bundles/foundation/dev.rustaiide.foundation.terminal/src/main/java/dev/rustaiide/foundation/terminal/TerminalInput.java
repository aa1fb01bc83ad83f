package dev.rustaiide.foundation.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.rustaiide.foundation.terminal.InputModes.Mouse;

/** What keys, the pointer and the clipboard are as bytes, as xterm sends them. Pure functions. */
public final class TerminalInput {
    public static final int SHIFT = 1;
    public static final int ALT = 2;
    public static final int CTRL = 4;

    private static final String ESCAPE = "\033";
    /** Letters behind {@code CSI}, or {@code SS3} where a program wants cursor keys. */
    private static final Map<Key, Character> LETTERS = Map.of(Key.UP, 'A', Key.DOWN, 'B', Key.RIGHT, 'C', Key.LEFT,
            'D', Key.HOME, 'H', Key.END, 'F', Key.F1, 'P', Key.F2, 'Q', Key.F3, 'R', Key.F4, 'S');
    private static final Map<Key, Integer> NUMBERS = Map.ofEntries(Map.entry(Key.INSERT, 2),
            Map.entry(Key.DELETE, 3), Map.entry(Key.PAGE_UP, 5), Map.entry(Key.PAGE_DOWN, 6), Map.entry(Key.F5, 15),
            Map.entry(Key.F6, 17), Map.entry(Key.F7, 18), Map.entry(Key.F8, 19), Map.entry(Key.F9, 20),
            Map.entry(Key.F10, 21), Map.entry(Key.F11, 23), Map.entry(Key.F12, 24));

    private TerminalInput() {}

    /** Keys that are no characters. */
    public enum Key {
        UP, DOWN, LEFT, RIGHT, HOME, END, PAGE_UP, PAGE_DOWN, INSERT, DELETE, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10,
        F11, F12, ENTER, TAB, BACKSPACE, ESCAPE
    }

    /** What a pointer does. */
    public enum MouseAction {
        PRESS, RELEASE, MOVE, WHEEL_UP, WHEEL_DOWN
    }

    /** The bytes of {@code key}; {@code modifiers} are sums of {@link #SHIFT}, {@link #ALT} and {@link #CTRL}. */
    public static byte[] key(Key key, int modifiers, InputModes modes) {
        return bytes(switch (key) {
            case ENTER -> alt(modifiers) + "\r";
            case TAB -> (modifiers & SHIFT) != 0 ? "\033[Z" : alt(modifiers) + "\t";
            case BACKSPACE -> alt(modifiers) + ((modifiers & CTRL) != 0 ? "\b" : "\177");
            case ESCAPE -> alt(modifiers) + ESCAPE;
            default -> sequence(key, modifiers, modes);
        });
    }

    private static String alt(int modifiers) {
        return (modifiers & ALT) != 0 ? ESCAPE : "";
    }

    private static String sequence(Key key, int modifiers, InputModes modes) {
        Character letter = LETTERS.get(key);
        Integer number = NUMBERS.get(key);
        if (letter == null) {
            return "\033[" + number + (modifiers == 0 ? "" : ";" + (modifiers + 1)) + '~';
        }
        if (modifiers != 0) {
            return "\033[1;" + (modifiers + 1) + letter;
        }
        boolean function = key.compareTo(Key.F1) >= 0;
        return (function || modes.cursorKeys() ? "\033O" : "\033[") + letter;
    }

    /** The bytes of typed text; with {@link #CTRL} a letter or sign is its control character, if it has one. */
    public static byte[] text(String text, int modifiers) {
        String typed = text;
        if ((modifiers & CTRL) != 0 && text.length() == 1) {
            typed = control(text.charAt(0));
        }
        return bytes(alt(modifiers) + typed);
    }

    private static String control(char letter) {
        char upper = Character.toUpperCase(letter);
        return switch (upper) {
            case ' ', '2' -> "\0";
            case '/', '-', '7' -> "\037";
            case '8', '?' -> "\177";
            case '3' -> ESCAPE;
            case '4' -> "\034";
            case '5' -> "\035";
            case '6', '~' -> "\036";
            default -> Character.toString(upper >= '@' && upper <= '_' ? upper & 0x1F : letter);
        };
    }

    /**
     * What is pasted: line ends are Enter, and where the program wants it, it is told where the text begins and ends.
     * Control characters that could play with the program are left out.
     */
    public static byte[] paste(String text, InputModes modes) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\r").replace('\n', '\r').codePoints()
                .filter(point -> !Character.isISOControl(point) || point == '\r' || point == '\t')
                .forEach(clean::appendCodePoint);
        return bytes(modes.bracketedPaste() ? "\033[200~" + clean + "\033[201~" : clean.toString());
    }

    /** Whether pasting {@code text} runs something at once: it has several lines, and nothing marks them as pasted. */
    public static boolean isRisky(String text, InputModes modes) {
        return !modes.bracketedPaste() && text.strip().lines().limit(2).count() > 1;
    }

    /**
     * What a program is told of the pointer; nothing if it does not want to know.
     *
     * @param button from 1; of a move, the one that is held, or 0
     * @param column from 0, as {@code row}
     */
    public static byte[] mouse(MouseAction action, int button, int column, int row, int modifiers, InputModes modes) {
        if (!wants(action, button, modes.mouse())) {
            return new byte[0];
        }
        int code = switch (action) {
            case WHEEL_UP -> 64;
            case WHEEL_DOWN -> 65;
            case MOVE -> 32 + (button == 0 ? 3 : button - 1);
            case PRESS -> button - 1;
            case RELEASE -> modes.mouseSgr() ? button - 1 : 3;
        };
        int all = code + (modes.mouse() == Mouse.PRESSES ? 0 : ((modifiers & SHIFT) != 0 ? 4 : 0)
                + ((modifiers & ALT) != 0 ? 8 : 0) + ((modifiers & CTRL) != 0 ? 16 : 0));
        if (modes.mouseSgr()) {
            return bytes("\033[<" + all + ';' + (column + 1) + ';' + (row + 1)
                    + (action == MouseAction.RELEASE ? 'm' : 'M'));
        }
        if (column > 222 || row > 222) {
            return new byte[0];
        }
        return new byte[] {0x1B, '[', 'M', (byte) (32 + all), (byte) (33 + column), (byte) (33 + row)};
    }

    private static boolean wants(MouseAction action, int button, Mouse wanted) {
        return switch (wanted) {
            case NONE -> false;
            case PRESSES -> action == MouseAction.PRESS;
            case CLICKS -> action != MouseAction.MOVE;
            case DRAGS -> action != MouseAction.MOVE || button > 0;
            case MOVES -> true;
        };
    }

    /** What a program is told that wants to know whether it has the keyboard. */
    public static byte[] focus(boolean has, InputModes modes) {
        return modes.focus() ? bytes(has ? "\033[I" : "\033[O") : new byte[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
