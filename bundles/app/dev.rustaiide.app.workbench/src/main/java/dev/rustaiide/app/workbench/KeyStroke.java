package dev.rustaiide.app.workbench;

import java.util.Map;
import java.util.Map.Entry;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * A key pressed together with modifiers.
 *
 * @param modifiers of {@link SWT#MOD1}, {@link SWT#SHIFT}, {@link SWT#ALT} and {@link SWT#CTRL}
 * @param key an SWT key code; letters in lower case. {@link SWT#SHIFT} is that key alone, pressed and let go of
 */
public record KeyStroke(int modifiers, int key) {
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("Up", SWT.ARROW_UP), Map.entry("Down", SWT.ARROW_DOWN), Map.entry("Left", SWT.ARROW_LEFT),
            Map.entry("Right", SWT.ARROW_RIGHT), Map.entry("Home", SWT.HOME), Map.entry("End", SWT.END),
            Map.entry("PageUp", SWT.PAGE_UP), Map.entry("PageDown", SWT.PAGE_DOWN), Map.entry("Enter", (int) SWT.CR),
            Map.entry("Tab", (int) SWT.TAB), Map.entry("Escape", (int) SWT.ESC), Map.entry("Space", (int) ' '),
            Map.entry("Backspace", (int) SWT.BS), Map.entry("Delete", (int) SWT.DEL),
            Map.entry("Insert", SWT.INSERT), Map.entry("Shift", SWT.SHIFT));
    private static final int FUNCTION_KEYS = 15;

    /** The stroke that {@code event} of {@link SWT#KeyDown} is. */
    public static KeyStroke of(Event event) {
        int key = event.keyCode == SWT.KEYPAD_CR ? SWT.CR : event.keyCode;
        return new KeyStroke(event.stateMask & SWT.MODIFIER_MASK, Character.toLowerCase(key));
    }

    /**
     * Reads {@code Ctrl+Shift+P}; {@code Ctrl} is the command key where there is one.
     *
     * @throws IllegalArgumentException if a part is unknown
     */
    public static KeyStroke parse(String text) {
        int modifiers = 0;
        String rest = text;
        for (int plus = rest.indexOf('+', 1); plus > 0 && plus < rest.length() - 1; plus = rest.indexOf('+', 1)) {
            modifiers |= modifier(rest.substring(0, plus), text);
            rest = rest.substring(plus + 1);
        }
        return new KeyStroke(modifiers, key(rest, text));
    }

    private static int modifier(String name, String text) {
        return switch (name) {
            case "Ctrl" -> SWT.MOD1;
            case "Shift" -> SWT.SHIFT;
            case "Alt" -> SWT.ALT;
            default -> throw new IllegalArgumentException("no modifier '" + name + "' in " + text);
        };
    }

    private static int key(String name, String text) {
        if (name.length() == 1) {
            return Character.toLowerCase(name.charAt(0));
        }
        Integer code = NAMES.get(name);
        if (code != null) {
            return code;
        }
        for (int i = 1; i <= FUNCTION_KEYS; i++) {
            if (name.equals("F" + i)) {
                return SWT.F1 + i - 1;
            }
        }
        throw new IllegalArgumentException("no key '" + name + "' in " + text);
    }

    /** As people read it on keys and in menus. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        append(text, SWT.MOD1, "Ctrl+");
        append(text, SWT.SHIFT, "Shift+");
        append(text, SWT.ALT, "Alt+");
        return text.append(keyName()).toString();
    }

    private void append(StringBuilder text, int modifier, String name) {
        if ((modifiers & modifier) != 0) {
            text.append(name);
        }
    }

    private String keyName() {
        for (Entry<String, Integer> name : NAMES.entrySet()) {
            if (name.getValue() == key) {
                return name.getKey();
            }
        }
        return key >= SWT.F1 && key < SWT.F1 + FUNCTION_KEYS
                ? "F" + (key - SWT.F1 + 1) : String.valueOf(Character.toUpperCase((char) key));
    }
}
