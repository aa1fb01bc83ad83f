package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.system.user.experience.Bindings;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.Keys;

/** The keys of all commands, by each of the maps. */
class KeysStoryTest {
    @TempDir
    Path temp;
    private RunningIde ide;
    private Commands commands;
    private KeyMaps maps;

    @BeforeEach
    void start() throws Exception {
        ide = RunningIde.on(Files.createDirectories(temp.toRealPath().resolve("work")));
        commands = ide.the(Commands.class);
        maps = ide.the(KeyMaps.class);
    }

    @AfterEach
    void forget() throws Exception {
        maps.forget("file.save");
        maps.choose(KeyMap.OURS.id());
        ide.until("our own keys", () -> keys("editor.deleteLine").equals("Ctrl+Shift+K"));
    }

    private String keys(String id) {
        return commands.keysOf(new CommandId(id));
    }

    @Test
    void every_command_of_every_map_exists_and_no_two_have_the_same_keys() throws Exception {
        List<CommandEntry> all = ide.get(commands::entries);
        assertTrue(all.size() > 150, "the commands of all bundles are there");
        var wrong = new ArrayList<String>();
        for (KeyMap map : maps.all()) {
            Bindings bindings = Bindings.of(all, map, List.of());
            bindings.conflicts().forEach(two -> wrong.add(map.id() + ": " + two));
            bindings.unknown().forEach(id -> wrong.add(map.id() + ": there is no " + id));
        }
        assertEquals(List.of(), wrong);
    }

    /** Ctrl+Alt with a function key goes to another console, whoever has the keyboard. */
    @Test
    void no_command_has_keys_that_linux_keeps_for_itself() {
        List<String> taken = ide.get(commands::entries).stream()
                .map(entry -> commands.keysOf(new CommandId(entry.id()))).filter(keys -> keys.matches(
                        "(?:.* )?(?:Ctrl\\+Alt|Alt\\+Ctrl)\\+F\\d+.*")).toList();
        assertEquals(List.of(), taken);
    }

    /** Where nobody has the keyboard no key does anything, that of the palette neither. */
    @Test
    void whatever_view_or_page_is_shown_has_the_keyboard() {
        var without = new ArrayList<String>();
        for (Command command : ide.get(commands::all)) {
            String id = command.id().toString();
            if ((id.startsWith("view.") || command.menu() == MenuGroup.VIEW) && !id.startsWith("view.split")) {
                ide.command(id);
                boolean has = ide.get(() -> {
                    while (Display.getCurrent().readAndDispatch()) {
                        continue; // the view is made and shown
                    }
                    return Display.getCurrent().getFocusControl() != null;
                });
                if (!has) {
                    without.add(id);
                }
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    void another_map_holds_at_once_and_what_the_user_says_counts_more() throws Exception {
        maps.choose("eclipse");
        ide.until("the keys of Eclipse", () -> keys("editor.deleteLine").equals("Ctrl+D"));
        maps.override("file.save", List.of(Keys.parse("F12")));
        ide.until("the user's own", () -> keys("file.save").equals("F12"));
        ide.until("what the command line knows", () -> maps.known().equals(commands.entries()));
    }
}
