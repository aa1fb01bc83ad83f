package dev.rustaiide.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySequenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ctrl+P", "Ctrl+Shift+P", "F1", "Ctrl+K Ctrl+S", "Shift+Alt+Down", "Ctrl+/", "Ctrl++",
            "Escape", "+"})
    void what_is_shown_reads_back(String text) {
        assertEquals(text, KeySequence.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Strg+P", "Ctrl+Foo", "Ctrl+K  Ctrl+S", ""})
    void an_unknown_part_is_named(String text) {
        assertThrows(IllegalArgumentException.class, () -> KeySequence.parse(text));
    }

    @Test
    void letters_are_keys_whatever_their_case() {
        assertEquals(new KeyStroke(SWT.MOD1, 'p'), KeyStroke.parse("Ctrl+P"));
    }

    @Test
    void a_sequence_starts_with_its_first_stroke_but_not_with_its_second() {
        KeySequence keys = KeySequence.parse("Ctrl+K Ctrl+S");
        assertEquals(true, keys.startsWith(List.of(KeyStroke.parse("Ctrl+K"))));
        assertEquals(false, keys.startsWith(List.of(KeyStroke.parse("Ctrl+S"))));
    }
}
