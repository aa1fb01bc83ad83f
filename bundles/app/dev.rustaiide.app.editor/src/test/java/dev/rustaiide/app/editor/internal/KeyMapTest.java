package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorCommand;

class KeyMapTest {
    @Test
    void the_space_bar_is_a_key_and_a_name_that_nobody_knows_is_not_its_first_letter() {
        assertEquals(SWT.MOD1 | ' ', KeyMap.parse(EditorCommand.COMPLETE.key()));
        assertEquals(SWT.MOD1 | 's', KeyMap.parse("M1+S"));
        assertThrows(IllegalArgumentException.class, () -> KeyMap.parse("M1+SPACEBAR"));
    }

    @Test
    void no_two_commands_have_the_same_key() {
        Map<Integer, EditorCommand> keys = new HashMap<>();
        for (EditorCommand command : EditorCommand.values()) {
            if (!command.key().isEmpty()) {
                assertNull(keys.put(KeyMap.parse(command.key()), command), command.key());
            }
        }
    }
}
