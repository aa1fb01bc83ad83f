package dev.rustaiide.system.user.experience;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Strokes of keys one after the other, in one way of writing: {@code Ctrl+K Ctrl+Shift+S}. Two that mean the same are
 * equal, however they were written.
 *
 * @param strokes at least one, each with its modifiers in the order Ctrl, Shift, Alt and letters as capitals
 */
public record Keys(List<String> strokes) {
    private static final Map<String, Modifier> MODIFIERS = named(Map.of("ctrl", Modifier.CTRL, "control", Modifier.CTRL,
            "cmd", Modifier.CTRL, "command", Modifier.CTRL, "shift", Modifier.SHIFT, "alt", Modifier.ALT, "option",
            Modifier.ALT));
    private static final Map<String, String> NAMES = names();
    private static final int FUNCTION_KEYS = 15;
    /** Shift pressed and let go of with nothing between, as in {@code Shift Shift}. */
    private static final String TAPPED = "Shift";

    private enum Modifier {
        CTRL("Ctrl+"), SHIFT("Shift+"), ALT("Alt+");

        private final String text;

        Modifier(String text) {
            this.text = text;
        }
    }

    public Keys {
        if (strokes.isEmpty()) {
            throw new IllegalArgumentException("no keys");
        }
        strokes = List.copyOf(strokes);
    }

    /**
     * Reads strokes with spaces between them, in any case and with the names that other programs use, such as
     * {@code ctrl+k PgUp}; {@code Ctrl} is the command key where there is one.
     *
     * @throws IllegalArgumentException with a sentence for people if a part is unknown
     */
    public static Keys parse(String text) {
        var strokes = new ArrayList<String>();
        for (String stroke : text.strip().split("\\s+")) {
            strokes.add(stroke(stroke));
        }
        return new Keys(strokes);
    }

    private static String stroke(String text) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        String rest = text;
        // From the second character: a plus may itself be the key.
        for (int plus = rest.indexOf('+', 1); plus > 0 && plus < rest.length() - 1; plus = rest.indexOf('+', 1)) {
            Modifier modifier = MODIFIERS.get(rest.substring(0, plus));
            if (modifier == null) {
                throw new IllegalArgumentException("There is no modifier \"" + rest.substring(0, plus) + "\": Ctrl,"
                        + " Shift and Alt are.");
            }
            modifiers.add(modifier);
            rest = rest.substring(plus + 1);
        }
        var stroke = new StringBuilder();
        modifiers.forEach(modifier -> stroke.append(modifier.text));
        return stroke.append(key(rest)).toString();
    }

    private static String key(String name) {
        String known = NAMES.get(name);
        if (known != null) {
            return known;
        }
        if (name.codePointCount(0, name.length()) == 1) {
            return name.toUpperCase(Locale.ROOT);
        }
        throw new IllegalArgumentException("There is no key \"" + name + "\": a key is a character, F1 to F"
                + FUNCTION_KEYS + ", or one of " + String.join(", ", Set.copyOf(NAMES.values()).stream().sorted()
                        .filter(key -> !key.matches("F\\d+")).toList()) + ".");
    }

    /** Whether one begins with the other: pressed, both could be meant. */
    public boolean overlaps(Keys other) {
        int length = Math.min(strokes.size(), other.strokes.size());
        return strokes.subList(0, length).equals(other.strokes.subList(0, length));
    }

    @Override
    public String toString() {
        return String.join(" ", strokes);
    }

    private static Map<String, String> names() {
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String name : List.of("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Enter", "Tab",
                "Escape", "Space", "Backspace", "Delete", "Insert", TAPPED)) {
            names.put(name, name);
        }
        for (int i = 1; i <= FUNCTION_KEYS; i++) {
            names.put("F" + i, "F" + i);
        }
        names.putAll(Map.of("PgUp", "PageUp", "PgDn", "PageDown", "Esc", "Escape", "Return", "Enter", "Del", "Delete",
                "Ins", "Insert", "Bs", "Backspace"));
        return names;
    }

    private static <T> Map<String, T> named(Map<String, T> values) {
        var names = new TreeMap<String, T>(String.CASE_INSENSITIVE_ORDER);
        names.putAll(values);
        return names;
    }
}
