package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
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

    /** What people do fifty times a day, each by a key in each map; some of it is Vim's own in its editors. */
    private static final String DAILY = """
            go.everywhere go.command go.symbol go.symbolInFolder editor.find editor.replace view.search editor.findNext
            refactor.rename editor.goToDefinition go.implementation go.references go.back go.forward go.nextPlace
            editor.format editor.fix editor.complete editor.showHover editor.toggleComment editor.deleteLine
            editor.moveLinesUp editor.moveLinesDown editor.duplicateSelection editor.addNextOccurrence
            editor.addCursorAbove editor.addCursorBelow editor.expandSelection refactor.variable refactor.function
            run.build run.run run.test test.caret test.failed test.again debug.start debug.stop debug.over debug.into
            debug.out debug.runTo debug.toggle debug.caret view.terminal terminal.new view.git git.message git.push
            git.pull git.switch git.history git.nextChange git.revertChange git.blame git.undo view.splitRight file.save
            file.close go.nextTab go.previousTab settings.open keys.open view.explorer view.problems view.outline
            view.side view.bottom go.editor go.nextArea view.zoomIn view.zoomOut view.assistant assistant.ask
            """;
    private static final Map<String, Set<String>> VIMS_OWN = Map.of("vim", Set.of("editor.find", "editor.indent",
            "go.line"));

    @Test
    void every_map_has_a_key_for_what_people_do_all_day() throws Exception {
        List<CommandEntry> all = ide.get(commands::entries);
        var without = new ArrayList<String>();
        for (KeyMap map : maps.all()) {
            Bindings bindings = Bindings.of(all, map, List.of());
            for (String id : DAILY.strip().split("\\s+")) {
                if (bindings.of(id).isEmpty() && !VIMS_OWN.getOrDefault(map.id(), Set.of()).contains(id)) {
                    without.add(map.id() + ": " + id);
                }
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    void each_command_has_one_category_and_a_name_of_its_own() throws Exception {
        var names = new HashSet<String>();
        var wrong = new ArrayList<String>();
        for (CommandEntry command : ide.get(commands::entries)) {
            String title = command.title();
            boolean doubled = title.matches("[A-Z]\\w+: .*");
            if (doubled || title.endsWith(".") || title.contains("...") || !Character.isUpperCase(title.charAt(0))
                    || !names.add(command.label())) {
                wrong.add(command.label());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void code_grows_and_shrinks_by_keys_and_is_as_large_as_before_after_that() throws Exception {
        Look look = ide.the(Look.class);
        int before = ide.get(() -> look.codeFont().getFontData()[0].getHeight());
        for (String step : List.of("view.zoomIn", "view.zoomIn", "view.zoomOut")) {
            ide.command(step);
        }
        ide.until("one point more", () -> look.codeFont().getFontData()[0].getHeight() == before + 1);
        ide.command("view.zoomReset");
        ide.until("as before", () -> look.codeFont().getFontData()[0].getHeight() == before);
    }

    @Test
    void the_title_names_the_page_that_is_in_front_and_then_the_file_again() throws Exception {
        Path file = Files.writeString(temp.toRealPath().resolve("work").resolve("one.txt"), "one");
        Editors editors = ide.the(Editors.class);
        ide.get(() -> {
            editors.open(file);
            return file;
        });
        ide.until("the file in the title", () -> title().contains("one.txt"));
        ide.command("settings.open");
        ide.until("the page in the title", () -> title().contains("Settings") && !title().contains("one.txt"));
        ide.command("file.close");
        ide.until("the file again", () -> title().contains("one.txt"));
    }

    private String title() {
        return Stream.of(Display.getCurrent().getShells()).map(Shell::getText)
                .filter(text -> text.endsWith("Rust AI IDE")).findFirst().orElse("");
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
