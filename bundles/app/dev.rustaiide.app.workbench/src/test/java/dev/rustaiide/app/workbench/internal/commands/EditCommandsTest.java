package dev.rustaiide.app.workbench.internal.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.workbench.KeySequence;

class EditCommandsTest {
    static List<EditorCommand> offered() {
        return EditCommands.offered();
    }

    @ParameterizedTest
    @MethodSource("offered")
    void the_window_knows_every_key_of_the_editor(EditorCommand command) {
        String keys = EditCommands.keys(command);
        if (!keys.isEmpty()) {
            assertEquals(keys, KeySequence.parse(keys).toString());
        }
    }
}
