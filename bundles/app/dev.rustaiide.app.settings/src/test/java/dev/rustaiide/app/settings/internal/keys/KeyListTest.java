package dev.rustaiide.app.settings.internal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.KeyStroke;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

class KeyListTest {
    private static final List<CommandEntry> COMMANDS = List.of(command("file.save", "Save", "Ctrl+S"),
            command("file.saveAll", "Save all", "Ctrl+Alt+S"), command("folder.open", "Open folder", "Ctrl+K Ctrl+O"));

    private static CommandEntry command(String id, String title, String keys) {
        return new CommandEntry(id, "File", title, List.of(Keys.parse(keys)), CommandEntry.WINDOW);
    }

    private static List<String> ids(List<ShownKeys> rows) {
        return rows.stream().map(row -> row.command().id()).toList();
    }

    private final KeyList ours = new KeyList(COMMANDS, KeyMap.OURS, List.of());

    @Test
    void commands_are_found_by_name_and_by_their_keys_in_words() {
        assertEquals(List.of("file.save", "file.saveAll", "folder.open"), ids(ours.find("")));
        assertEquals(List.of("file.saveAll"), ids(ours.find("save all")));
        assertEquals(List.of("folder.open"), ids(ours.find("folder.op")));
        assertEquals(List.of("file.save"), ids(ours.find("ctrl+s")));
        assertEquals(List.of(), ids(ours.find("zzz")));
    }

    @Test
    void commands_are_found_by_the_keys_that_are_pressed_so_far() {
        assertEquals(List.of("folder.open"), ids(ours.find(Keys.parse("Ctrl+K"))));
        assertEquals(List.of("file.save"), ids(ours.find(Keys.parse("Ctrl+S"))));
        assertEquals(List.of(), ids(ours.find(Keys.parse("Ctrl+K Ctrl+P"))));
    }

    @Test
    void who_would_lose_keys_is_known_before_they_are_given() {
        assertEquals(List.of(COMMANDS.get(0)), ours.others(COMMANDS.get(1), Keys.parse("Ctrl+S")));
        assertEquals(List.of(COMMANDS.get(2)), ours.others(COMMANDS.get(1), Keys.parse("Ctrl+K")));
        assertEquals(List.of(), ours.others(COMMANDS.get(0), Keys.parse("Ctrl+S")));
    }

    @Test
    void what_a_map_or_the_user_took_away_is_told_at_the_row() {
        KeyList list = new KeyList(COMMANDS, new KeyMap("m", "M", false, Map.of("file.saveAll",
                List.of(Keys.parse("Ctrl+S")))), List.of());
        ShownKeys save = list.find("").getFirst();
        assertEquals(List.of(), save.keys());
        assertEquals("Ctrl+S is of \u201cFile: Save all\u201d", save.row().detail());
    }

    @Test
    void two_that_the_user_gave_one_key_are_in_conflict() {
        KeyList list = new KeyList(COMMANDS, KeyMap.OURS, List.of(
                new KeyOverride("file.save", List.of(Keys.parse("F9"))),
                new KeyOverride("file.saveAll", List.of(Keys.parse("F9")))));
        assertEquals(List.of("F9 is of \u201cFile: Save\u201d and of \u201cFile: Save all\u201d."), list.conflicts());
        assertEquals("also of \u201cFile: Save all\u201d · yours", list.find("").getFirst().row().detail());
    }

    @Test
    void strokes_are_named_as_key_maps_name_them() {
        assertEquals(Optional.of("Ctrl+Shift+P"), KeyRecording.named(new KeyStroke(SWT.MOD1 | SWT.SHIFT, 'p')));
        assertEquals(Optional.of("F5"), KeyRecording.named(new KeyStroke(0, SWT.F5)));
        assertEquals(Optional.empty(), KeyRecording.named(new KeyStroke(0, SWT.CTRL)));
        assertEquals(Optional.empty(), KeyRecording.named(new KeyStroke(SWT.CTRL, SWT.KEYPAD_5)));
    }
}
