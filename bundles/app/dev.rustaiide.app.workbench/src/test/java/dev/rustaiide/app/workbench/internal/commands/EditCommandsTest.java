package dev.rustaiide.app.workbench.internal.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.workbench.KeySequence;

class EditCommandsTest {
    /** One that it does not know would keep the window from opening. */
    @Test
    void the_window_knows_every_key_of_the_editor() {
        for (EditorCommand command : EditCommands.offered()) {
            String keys = EditCommands.keys(command);
            if (!keys.isEmpty()) {
                assertEquals(keys, KeySequence.parse(keys).toString());
            }
        }
    }
}
