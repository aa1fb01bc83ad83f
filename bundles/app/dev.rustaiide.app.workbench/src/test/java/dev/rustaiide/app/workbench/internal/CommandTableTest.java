package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.KeyStroke;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

class CommandTableTest {
    private static final CommandId DELETE = new CommandId("editor.deleteLine");
    private static final KeyMap ECLIPSE = new KeyMap("eclipse", "Eclipse", false, Map.of("editor.deleteLine",
            List.of(Keys.parse("Ctrl+D"))));

    private final CommandTable commands = new CommandTable();

    private void add(String id, String keys) {
        commands.add(Command.of(id, MenuGroup.EDIT, id, keys, () -> {
            // only its keys matter here
        }));
    }

    @Test
    void another_map_gives_commands_other_keys_at_once_and_says_so() {
        add("editor.deleteLine", "Ctrl+Shift+K");
        add("editor.addNextOccurrence", "Ctrl+D");
        var told = new ArrayList<String>();
        commands.onKeys(() -> told.add(commands.keysOf(DELETE)));
        assertEquals("Ctrl+Shift+K", commands.keysOf(DELETE));
        commands.use(ECLIPSE, List.of());
        assertEquals("", commands.keysOf(new CommandId("editor.addNextOccurrence")));
        assertEquals("Delete (Ctrl+D)", commands.withKeys("Delete", DELETE));
        commands.use(ECLIPSE, List.of(new KeyOverride("editor.deleteLine", List.of())));
        commands.use(KeyMap.OURS, List.of());
        assertEquals(List.of("Ctrl+D", "", "Ctrl+Shift+K"), told);
        commands.use(KeyMap.OURS, List.of());
        assertEquals(3, told.size(), "nothing was told when nothing changed");
    }

    @Test
    void a_tip_has_the_keys_that_are_in_force_while_its_button_is_there() {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        Display display = new Display();
        try {
            Shell button = new Shell(display);
            add("editor.deleteLine", "Ctrl+Shift+K");
            var told = new ArrayList<String>();
            commands.tip(button, "Delete", "editor.deleteLine", told::add);
            commands.use(ECLIPSE, List.of());
            button.dispose();
            commands.use(KeyMap.OURS, List.of());
            assertEquals(List.of("Delete (Ctrl+Shift+K)", "Delete (Ctrl+D)"), told);
        } finally {
            display.dispose();
        }
    }

    @Test
    void a_command_that_comes_later_has_the_keys_of_the_map_too() {
        commands.use(ECLIPSE, List.of());
        add("editor.deleteLine", "Ctrl+Shift+K");
        assertEquals("Ctrl+D", commands.keysOf(DELETE));
        assertEquals("Ctrl+Shift+K", commands.entries().getFirst().keys().getFirst().toString());
    }

    @Test
    void keys_that_an_editors_command_lost_are_not_the_editors_any_more() {
        add("editor.deleteLine", "Ctrl+Shift+K");
        add("file.save", "Ctrl+S");
        assertFalse(commands.isReleased(KeyStroke.parse("Ctrl+Shift+K")));
        commands.use(ECLIPSE, List.of());
        assertTrue(commands.isReleased(KeyStroke.parse("Ctrl+Shift+K")));
        assertFalse(commands.isReleased(KeyStroke.parse("Ctrl+D")));
        assertFalse(commands.isReleased(KeyStroke.parse("Ctrl+S")));
    }

    @Test
    void keys_count_in_the_whole_window_unless_a_command_says_where() {
        add("terminal.new", "");
        commands.add(Command.of("tests.rerun", MenuGroup.RUN, "", "", () -> {
            // only its context matters here
        }).within(KeyContext.of("tests")));
        assertEquals(List.of("window", "tests"), commands.entries().stream().map(entry -> entry.context())
                .toList());
    }
}
