package dev.rustaiide.foundation.config.internal;

import static dev.rustaiide.foundation.config.internal.Fixture.BUDGET;
import static dev.rustaiide.foundation.config.internal.Fixture.HINTS;
import static dev.rustaiide.foundation.config.internal.Fixture.PROGRAM;
import static dev.rustaiide.foundation.config.internal.Fixture.TAB;
import static dev.rustaiide.foundation.config.internal.Fixture.THEME;
import static dev.rustaiide.foundation.config.internal.Fixture.WRAP;
import static dev.rustaiide.foundation.config.internal.Fixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.config.SettingsView.Severity;
import dev.rustaiide.foundation.config.SettingsView.Value;
import dev.rustaiide.foundation.error.FailureException;

class PlaceViewTest {
    @TempDir
    Path temp;
    private final List<Folder> open = Collections.synchronizedList(new ArrayList<>());
    private Path project;
    private Path crate;
    private Fixture fixture;
    private LayeredSettings settings;

    @BeforeEach
    void open() throws IOException {
        project = temp.resolve("project");
        crate = Files.createDirectories(project.resolve("crates/one"));
        fixture = new Fixture(Files.createDirectories(temp.resolve("home")));
        settings = fixture.open();
        settings.bindFolders(() -> List.copyOf(open));
        open.add(new Folder(project, true));
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private static void put(Path folder, String text) {
        write(folder.resolve(Settings.FOLDER_FILE), text);
    }

    @Test
    void the_nearest_folder_counts_more_than_the_workspace_and_that_more_than_the_user() {
        write(fixture.user, "{\"editor.tabSize\": 2, \"look.theme\": \"light\", \"editor.wrap\": true}");
        put(project, "{\"editor.tabSize\": 3, \"editor.wrap\": false}");
        put(crate, "{\"editor.tabSize\": 5}");
        settings.close();
        settings = fixture.open();
        settings.bindFolders(() -> List.copyOf(open));
        SettingsView view = settings.in(crate.resolve("src/main.rs"));
        assertEquals(new Value<>(5L, Origin.FOLDER), view.lookup(TAB));
        assertEquals(new Value<>(false, Origin.WORKSPACE), view.lookup(WRAP));
        assertEquals(new Value<>("light", Origin.USER), view.lookup(THEME));
        assertEquals(new Value<>(3L, Origin.WORKSPACE), settings.in(project.resolve("x.rs")).lookup(TAB));
        assertEquals(new Value<>(2L, Origin.USER), settings.in(temp).lookup(TAB));
        assertEquals(new Value<>(2L, Origin.USER), settings.lookup(TAB));
    }

    @Test
    void words_count_more_than_folders() {
        put(project, "{\"editor.tabSize\": 3, \"editor.wrap\": true}");
        try (var stronger = fixture.open(Map.of("RUST_AI_IDE_SET_EDITOR_WRAP", "false"), "--set=editor.tabSize=8")) {
            assertEquals(new Value<>(8L, Origin.COMMAND_LINE), stronger.in(project).lookup(TAB));
            assertEquals(new Value<>(false, Origin.ENVIRONMENT), stronger.in(project).lookup(WRAP));
        }
    }

    @Test
    void what_needs_trust_is_passed_over_until_the_folder_is_trusted() throws InterruptedException {
        open.set(0, new Folder(project, false));
        put(project, "{\"tool.program\": \"./evil\",\n \"editor.tabSize\": 3}");
        SettingsView view = settings.in(project);
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(9);
        view.onChange(PROGRAM, Runnable::run, heard::add);
        assertEquals(new Value<>("tool", Origin.STANDARD), view.lookup(PROGRAM));
        assertEquals(3L, view.get(TAB));
        assertEquals(Verdict.UNTRUSTED, view.explain(PROGRAM).layers().getFirst().verdict());
        assertEquals(Severity.WARNING, view.problems().getFirst().severity());
        open.set(0, new Folder(project, true));
        assertEquals("./evil", heard.poll(30, TimeUnit.SECONDS));
        assertEquals(List.of(), view.problems());
        open.set(0, new Folder(project, false));
        assertEquals("tool", view.get(PROGRAM), "without waiting for anything");
    }

    @Test
    void a_folder_that_nobody_opened_is_no_friend_and_ends_at_its_repository() throws IOException {
        open.clear();
        Files.createDirectories(project.resolve(".git"));
        put(temp, "{\"editor.tabSize\": 9}");
        put(project, "{\"editor.wrap\": true, \"tool.program\": \"./evil\"}");
        SettingsView view = settings.in(crate);
        assertEquals(new Value<>(true, Origin.WORKSPACE), view.lookup(WRAP));
        assertEquals(4L, view.get(TAB));
        assertEquals("tool", view.get(PROGRAM));
        assertEquals(project, view.folder());
    }

    @Test
    void the_innermost_open_folder_is_the_workspace() {
        open.add(new Folder(crate, false));
        put(project, "{\"editor.tabSize\": 3}");
        put(crate, "{\"editor.wrap\": true}");
        assertEquals(new Value<>(true, Origin.WORKSPACE), settings.in(crate.resolve("a.rs")).lookup(WRAP));
        assertEquals(4L, settings.in(crate).get(TAB));
    }

    @Test
    void setting_writes_the_folders_own_file_and_for_a_file_the_workspaces() throws Exception {
        SettingsView view = settings.in(crate);
        view.set(TAB, 7L);
        assertEquals("{\n  \"editor.tabSize\": 7\n}\n", Files.readString(crate.resolve(Settings.FOLDER_FILE)));
        settings.in(Files.writeString(crate.resolve("a.rs"), "")).set(WRAP, true);
        assertEquals("{\n  \"editor.wrap\": true\n}\n", Files.readString(project.resolve(Settings.FOLDER_FILE)));
        assertEquals(List.of(7L, true), List.of(view.get(TAB), view.get(WRAP)));
        view.reset(TAB);
        assertEquals(4L, view.get(TAB));
        assertEquals(List.of(new SettingChanged("editor.tabSize", Origin.FOLDER, crate),
                new SettingChanged("editor.wrap", Origin.WORKSPACE, project),
                new SettingChanged("editor.tabSize", Origin.STANDARD, crate)), fixture.published);
    }

    @Test
    void a_changed_file_is_seen_by_those_who_hold_a_view() throws InterruptedException {
        SettingsView view = settings.in(crate);
        BlockingQueue<Long> heard = new ArrayBlockingQueue<>(9);
        view.onChange(TAB, Runnable::run, heard::add);
        put(project, "{\"editor.tabSize\": 3}");
        assertEquals(3L, heard.poll(30, TimeUnit.SECONDS));
        put(crate, "{\"editor.tabSize\": 5}");
        assertEquals(5L, heard.poll(30, TimeUnit.SECONDS));
        put(crate, "{\"editor.tabSize\": 6,");
        put(project, "{\"editor.tabSize\": 2}");
        for (int patience = 0; patience < 3000 && view.problems().isEmpty(); patience++) {
            Thread.sleep(10);
        }
        assertEquals(1, view.problems().size());
        assertEquals(5L, view.get(TAB), "the last good state");
    }

    @Test
    void a_link_out_of_the_folder_is_not_written_through() throws Exception {
        write(fixture.user, "{}");
        Files.createDirectories(project.resolve(".rust-ai-ide"));
        Files.createSymbolicLink(project.resolve(Settings.FOLDER_FILE), fixture.user);
        assertThrows(FailureException.class, () -> settings.in(project).set(TAB, 5L));
        assertEquals("{}", Files.readString(fixture.user));
        Files.createSymbolicLink(crate.resolve(".rust-ai-ide"), temp);
        assertThrows(FailureException.class, () -> settings.in(crate).set(TAB, 5L));
    }

    @Test
    void a_folder_cannot_set_what_reaches_farther_than_it() throws Exception {
        write(fixture.user, "{\"editor.hints\": true, \"cache.budget\": 20}");
        write(project.resolve(Settings.FOLDER_FILE),
                "{\"editor.hints\": false,\n\"cache.budget\": 30,\n\"editor.tabSize\": 2}");
        settings.close();
        settings = fixture.open();
        settings.bindFolders(() -> List.copyOf(open));
        SettingsView view = settings.in(crate);

        assertEquals(new Value<>(true, Origin.USER), view.lookup(HINTS));
        assertEquals(new Value<>(20L, Origin.USER), view.lookup(BUDGET));
        assertEquals(2L, view.get(TAB));
        assertEquals(Verdict.OUT_OF_SCOPE, view.explain(HINTS).layers().getFirst().verdict());
        assertEquals(List.of("1: \"editor.hints\" does not count. It is for each person to choose, so that no folder"
                + " can set it.", "2: \"cache.budget\" does not count. It holds for the whole program, so that no"
                + " folder can set it."), view.problems().stream().map(problem -> problem.source().line() + ": "
                + problem.message()).toList());
    }

    @Test
    void setting_it_for_a_folder_is_refused_and_says_where_it_can_be_set() throws Exception {
        SettingsView view = settings.in(project);

        var refused = assertThrows(FailureException.class, () -> view.set(HINTS, false));
        assertEquals("Set it in your own settings, " + fixture.user + ".", refused.failure().nextStep());
        assertEquals(List.of(false, false, true, true), List.of(view.admits(HINTS), view.admits(BUDGET),
                view.admits(TAB), view.admits(PROGRAM)));
        settings.set(HINTS, false);
        assertEquals(false, view.get(HINTS));
        view.set(TAB, 3L);
        assertEquals(3L, view.get(TAB));
    }
}
