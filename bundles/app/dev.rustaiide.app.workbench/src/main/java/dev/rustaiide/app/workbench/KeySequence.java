package dev.rustaiide.app.workbench;

import java.util.ArrayList;
import java.util.List;

/** One or more strokes, one after the other. */
public record KeySequence(List<KeyStroke> strokes) {
    public KeySequence {
        strokes = List.copyOf(strokes);
    }

    /** Reads strokes with spaces between them: {@code Ctrl+K Ctrl+S}. */
    public static KeySequence parse(String text) {
        var strokes = new ArrayList<KeyStroke>();
        for (String stroke : text.split(" ")) {
            strokes.add(KeyStroke.parse(stroke));
        }
        return new KeySequence(strokes);
    }

    /** Reads alternatives with {@code " | "} between them, the one to show first. */
    static List<KeySequence> parseAll(String text) {
        var sequences = new ArrayList<KeySequence>();
        for (String sequence : text.split(" \\| ")) {
            sequences.add(parse(sequence));
        }
        return sequences;
    }

    /** Whether {@code typed} is how this sequence begins, or all of it. */
    public boolean startsWith(List<KeyStroke> typed) {
        return typed.size() <= strokes.size() && strokes.subList(0, typed.size()).equals(typed);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (KeyStroke stroke : strokes) {
            text.append(text.isEmpty() ? "" : " ").append(stroke);
        }
        return text.toString();
    }
}
