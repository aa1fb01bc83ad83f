package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.serialization.Json;

class ConfigVerbTest {
    private static final List<SettingKey<?>> KEYS = List.of(
            SettingKey.number("editor.tabSize", 4, 1, 16, "Tab size", "Columns of a tab.", "Editor"),
            SettingKey.list("search.skip", List.of("target"), "Skip", "Folders that are not searched.", "Search"),
            SettingKey.flag("net.offline", false, "Offline", "Stays off the network.", "Network"),
            SettingKey.text("tool.program", "tool", "Tool", "What is run.", "Tools").trusted());

    @TempDir
    Path temp;
    private Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void policy() throws IOException {
        home = Files.createDirectories(temp.resolve("home"));
        Files.writeString(home.resolve("policy.json"), """
                {
                  "by": "ACME IT", // us
                  "reason": "Ask it@acme.example.",
                  "settings": {
                    "net.offline": true
                  },
                  "locked": ["net.*"]
                }
                """);
    }

    /** A process of its own each time, as at a terminal. */
    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        try (var opened = PlainFiles.settings(home, KEYS, List::of, words);
                var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            var table = new VerbTable(List.of(new ConfigVerb(opened.settings())), Optional.of(opened.settings()));
            return table.run(List.of(words), terminal, temp).number();
        }
    }

    private void check(int exit, String expectedOut, String expectedErr, String... words) throws InterruptedException {
        assertEquals(exit, run(words), () -> out.toString() + err);
        assertEquals(expectedOut, out.toString(StandardCharsets.UTF_8));
        assertEquals(expectedErr, err.toString(StandardCharsets.UTF_8));
    }

    private Json json() throws Exception {
        return Json.parse(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void all_settings_are_listed_with_their_origin_and_their_lock() throws InterruptedException {
        check(0, """
                editor.tabSize  4           standard
                net.offline     true        policy    locked by ACME IT
                search.skip     ["target"]  standard
                tool.program    "tool"      standard
                """, "", "config", "list");
        check(0, "search.skip  [\"target\"]  standard\n", "", "config", "list", "not SEARCHED");
    }

    @Test
    void a_value_that_was_set_is_got_back_in_the_same_form() throws Exception {
        Path file = home.resolve("settings.json");
        check(0, "search.skip = [\"a\",\"b\"] in " + file + "\n", "", "config", "set", "search.skip", "a,b");
        check(0, "a,b\n", "", "config", "get", "search.skip");
        assertEquals(0, run("config", "get", "search.skip", "--json"));
        assertEquals("{\"id\":\"search.skip\",\"value\":[\"a\",\"b\"],\"origin\":\"user\"}", json().print());
        check(0, "search.skip = [\"target\"] from the layer \"standard\"\n", "", "config", "reset", "search.skip");
        assertEquals("{\n}\n", Files.readString(file));
    }

    @Test
    void a_locked_setting_is_not_changed_and_the_message_says_by_whom() throws Exception {
        check(3, "", "rust-ai-ide: Cannot set net.offline. It is locked by ACME IT in " + home.resolve("policy.json")
                + ":7:3: Ask it@acme.example.\nAsk them to unlock it.\n", "config", "set", "net.offline", "false");
        assertTrue(Files.notExists(home.resolve("settings.json")));
    }

    @Test
    void an_attempt_to_override_a_lock_on_the_command_line_is_told_at_once() throws InterruptedException {
        check(0, "true\n", "rust-ai-ide: --set net.offline: \"net.offline\" does not count. It is locked by ACME IT.\n",
                "config", "get", "net.offline", "--set", "net.offline=false");
        check(0, "4\n", "rust-ai-ide: --set editor.tabsize: There is no setting \"editor.tabsize\" here. "
                + "Did you mean \"editor.tabSize\"?\n", "config", "get", "editor.tabSize", "--set", "editor.tabsize=2");
    }

    @Test
    void an_explanation_tells_every_layer_and_the_lock() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\n  \"net.offline\": false\n}");
        assertEquals(0, run("config", "explain", "net.offline", "--set", "net.offline=false"));
        assertTrue(err.toString().contains("It is locked by ACME IT."), err.toString());
        String squeezed = out.toString(StandardCharsets.UTF_8).replace(home.toString(), "HOME").replaceAll(" +", " ");
        assertEquals("""
                net.offline = true
                Offline: Stays off the network.
                It must be true or false.
                Locked by ACME IT in HOME/policy.json:7:3. Ask it@acme.example.

                 command line false --set net.offline It is locked by ACME IT.
                 user false HOME/settings.json:2:3 It is locked by ACME IT.
                => policy true HOME/policy.json:5:5
                 standard false A stronger layer has a value.
                """, squeezed);
        assertEquals(0, run("config", "explain", "net.offline", "--json"));
        assertEquals("ACME IT", json().get("lock").string("by"));
        assertEquals(List.of("locked", "in force", "overridden"),
                json().get("layers").items().stream().map(layer -> layer.string("verdict", "")).toList());
        assertEquals(5, json().get("layers").items().get(1).get("source").number("line"));
    }

    @Test
    void a_value_that_something_stronger_overrides_is_written_and_that_is_said() throws InterruptedException {
        check(0, "editor.tabSize = 2 in " + home.resolve("settings.json") + "\n",
                "Another value counts, from the layer \"command line\". See: rust-ai-ide config explain "
                        + "editor.tabSize\n", "config", "set", "editor.tabSize", "2", "--set", "editor.tabSize=8");
    }

    @Test
    void a_folder_has_settings_of_its_own_but_not_those_that_need_trust() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("project"));
        check(0, "editor.tabSize = 2 in " + folder.resolve(".rust-ai-ide/settings.json") + "\n", "",
                "config", "set", "--in", "project", "editor.tabSize", "2");
        check(0, "2\n", "", "config", "get", "--in", "project", "editor.tabSize");
        check(0, "4\n", "", "config", "get", "editor.tabSize");
        assertEquals(0, run("config", "set", "--in", "project", "tool.program", "./evil"));
        assertTrue(err.toString().startsWith("Another value counts, from the layer \"standard\"."), err.toString());
        check(0, "tool\n", "", "config", "get", "--in", "project", "tool.program");
        check(1, folder.resolve(".rust-ai-ide/settings.json") + ":3:3: warning: \"tool.program\" does not count. "
                + "It can make something run, and the folder is not trusted.\n", "", "config", "check", "--in",
                "project");
        assertEquals(3, run("config", "get", "--in", "gone", "editor.tabSize"));
    }

    @Test
    void what_is_mistyped_is_a_wrong_use_with_what_was_meant() throws InterruptedException {
        String program = "rust-ai-ide config: ";
        check(2, "", program + "there is no setting \"editor.tabsize\" here. Did you mean \"editor.tabSize\"?\n",
                "config", "get", "editor.tabsize");
        check(2, "", program + "there is no setting \"xyz\" here. See: rust-ai-ide config list\n", "config", "set",
                "xyz", "1");
        check(2, "", program + "unknown action \"lst\". Did you mean \"list\"?\n", "config", "lst");
        check(2, "", program + "unknown action \"q\". They are list, get, explain, set, reset, check, schema.\n",
                "config", "q");
        check(2, "", program + "\"99\" is no value for editor.tabSize. It must be a whole number from 1 to 16.\n",
                "config", "set", "editor.tabSize", "99");
        check(2, "", program + "needs VALUE.\n", "config", "set", "editor.tabSize");
        check(2, "", program + "does not know what to do with \"b\".\n", "config", "list", "a", "b");
        check(2, "", program + "the only other schema is \"policy\".\n", "config", "schema", "user");
    }

    @Test
    void a_check_points_at_the_mistakes() throws Exception {
        check(0, "", "", "config", "check");
        Path file = Files.writeString(home.resolve("settings.json"), "{\n  \"editor.tabsize\": 2,\n  \"theme\": 1}");
        check(1, file + ":2:3: warning: There is no setting \"editor.tabsize\" here. Did you mean \"editor.tabSize\"?\n"
                + file + ":3:3: hint: There is no setting \"theme\" here.\n", "", "config", "check");
        Files.writeString(file, "{\n  \"theme\": 1}");
        assertEquals(0, run("config", "check"), "what another face may know is no finding");
        Files.writeString(file, "{\n  oops}");
        assertEquals(1, run("config", "check", "--json"));
        Json problem = json().get("problems").items().getFirst();
        assertEquals("error", problem.string("severity"));
        assertEquals(2, problem.get("source").number("line"));
    }

    @Test
    void the_schema_is_printed_for_people_and_programs() throws Exception {
        assertEquals(0, run("config", "schema"));
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(16, Json.parse(text).get("properties").get("editor.tabSize").number("maximum"));
        assertEquals(0, run("config", "schema", "--json"));
        assertEquals(text, out.toString(StandardCharsets.UTF_8));
        assertEquals(0, run("config", "schema", "policy"));
        assertEquals(List.of(Json.of("by")), json().get("required").items());
    }
}
