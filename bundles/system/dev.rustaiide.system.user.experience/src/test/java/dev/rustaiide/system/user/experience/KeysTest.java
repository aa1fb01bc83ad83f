package dev.rustaiide.system.user.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeysTest {
    private static void check(String written, String expected) {
        Keys keys = Keys.parse(written);
        assertEquals(expected, keys.toString());
        assertEquals(keys, Keys.parse(expected));
    }

    @Test
    void the_same_keys_are_equal_however_they_are_written() {
        check("ctrl+shift+p", "Ctrl+Shift+P");
        check("Alt+Shift+Ctrl+t", "Ctrl+Shift+Alt+T");
        check("control+k  CTRL+s", "Ctrl+K Ctrl+S");
        check("option+pgup", "Alt+PageUp");
        check("Esc", "Escape");
        check("Ctrl++", "Ctrl++");
        check("+", "+");
        check("shift shift", "Shift Shift");
        check("Ctrl+f12", "Ctrl+F12");
    }

    @Test
    void what_is_no_key_is_named() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Keys.parse("Ctrl+Foo")).getMessage()
                .contains("\"Foo\""));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Keys.parse("Hyper+A")).getMessage()
                .contains("\"Hyper\""));
        assertThrows(IllegalArgumentException.class, () -> Keys.parse(""));
        assertThrows(IllegalArgumentException.class, () -> Keys.parse("Ctrl+F16"));
    }

    @Test
    void keys_that_begin_others_overlap_them() {
        assertTrue(Keys.parse("Ctrl+K").overlaps(Keys.parse("Ctrl+K Ctrl+S")));
        assertTrue(Keys.parse("Ctrl+K Ctrl+S").overlaps(Keys.parse("Ctrl+K")));
        assertFalse(Keys.parse("Ctrl+K Ctrl+S").overlaps(Keys.parse("Ctrl+K Ctrl+T")));
    }
}
