package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.cli.tests.CommandLine.Output;
import dev.rustaiide.foundation.serialization.Json;

/** What a user can do with the foundation from the command line, told with the product that users get. */
class FoundationStoryTest {
    private static final String SECRET = "correct-horse-battery-9371";

    @TempDir
    Path work;
    private CommandLine cli;

    @BeforeEach
    void begin() throws Exception {
        // Without a bus there is no keyring: secrets go into the sealed file.
        cli = new CommandLine(work).with("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    private Output ok(String... words) throws Exception {
        Output output = cli.run(words);
        assertEquals(0, output.exit(), () -> String.join(" ", words) + ": " + output.out() + output.err());
        return output;
    }

    @Test
    void a_secret_is_kept_given_back_and_in_no_file_in_plain() throws Exception {
        assertEquals(0, cli.runWith(SECRET + "\n", "secret", "set", "api.token").exit());
        assertEquals(SECRET, ok("secret", "get", "api.token").out().strip());
        assertEquals("api.token", ok("secret", "list", "--json").json().get("secrets").items().getFirst()
                .get("name").asString().orElseThrow());
        try (var files = Files.walk(cli.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(SECRET), file.toString());
            }
        }
        ok("secret", "rm", "api.token");
        Output gone = cli.run("secret", "get", "api.token");
        assertEquals(3, gone.exit());
        assertFalse(gone.err().isBlank());
    }

    @Test
    void a_secret_as_an_argument_is_refused() throws Exception {
        assertEquals(2, cli.run("secret", "set", "api.token", SECRET).exit());
    }

    private Path trail() throws Exception {
        return Path.of(cli.run("doctor", "--json").json().get("paths").get("audit").asString().orElseThrow());
    }

    private Path trailOf(int secrets) throws Exception {
        for (int i = 0; i < secrets; i++) {
            assertEquals(0, cli.runWith("value " + i, "secret", "set", "name" + i).exit());
        }
        Path trail = trail();
        Json verified = ok("audit", "verify", "--json").json();
        assertTrue(verified.flag("intact", false), verified.print());
        return trail;
    }

    @Test
    void the_first_audit_record_that_was_edited_is_found() throws Exception {
        Path trail = trailOf(3);
        List<String> lines = Files.readAllLines(trail);
        int edited = indexOf(lines, "name1");
        lines.set(edited, lines.get(edited).replace("name1", "other"));
        Files.write(trail, lines);
        Output output = cli.run("audit", "verify", "--json");
        assertEquals(1, output.exit(), output.out());
        assertEquals(edited + 1, output.json().get("breach").get("line").asLong().orElseThrow(), output.out());
        assertTrue(cli.run("audit", "verify").out().contains("TOUCHED"));
    }

    @Test
    void a_trail_somewhere_else_is_verified_too_and_a_deleted_record_is_found_there() throws Exception {
        Path trail = trailOf(3);
        Path copy = cli.folder().resolve("copy.jsonl");
        List<String> lines = Files.readAllLines(trail);
        Files.write(copy, lines);
        assertEquals(0, cli.run("audit", "verify", copy.toString()).exit());
        lines.remove(indexOf(lines, "name1"));
        Files.write(copy, lines);
        Output output = cli.run("audit", "verify", copy.toString(), "--json");
        assertEquals(1, output.exit(), output.out());
    }

    @Test
    void an_end_that_was_cut_off_is_found() throws Exception {
        Path trail = trailOf(3);
        List<String> lines = Files.readAllLines(trail);
        Files.write(trail, lines.subList(0, indexOf(lines, "name2")));
        assertEquals(1, cli.run("audit", "verify").exit());
    }

    private static int indexOf(List<String> lines, String word) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(word)) {
                return i;
            }
        }
        throw new AssertionError(word + " is in no record of " + lines);
    }

    @Test
    void a_locked_setting_cannot_be_overridden_and_says_by_whom() throws Exception {
        Path policy = Files.writeString(work.resolve("policy.json"), """
                {
                  // what everybody has
                  "by": "ACME IT",
                  "reason": "See intranet/ide.",
                  "settings": {"cargo.offline": true},
                  "locked": ["cargo.offline"]
                }
                """);
        cli.with("RUST_AI_IDE_OPTIONS", "-Drustaiide.policy=" + policy);
        Output refused = cli.run("config", "set", "cargo.offline", "false");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("ACME IT"), refused.err());
        Json explained = ok("config", "explain", "cargo.offline", "--json", "--set", "cargo.offline=false").json();
        assertEquals("ACME IT", explained.get("lock").get("by").asString().orElseThrow());
        assertTrue(explained.flag("value", false), explained.print());
        assertTrue(ok("config", "explain", "cargo.offline").out().contains("policy.json"));
    }

    @Test
    void a_value_tells_where_it_comes_from() throws Exception {
        ok("config", "set", "files.largest", "7");
        Json user = ok("config", "explain", "files.largest", "--json").json();
        assertEquals("user", user.get("origin").asString().orElseThrow());
        cli.with("RUST_AI_IDE_SET_FILES_LARGEST", "9");
        Json environment = ok("config", "explain", "files.largest", "--json").json();
        assertEquals(9, environment.get("value").asLong().orElseThrow());
        assertTrue(environment.print().contains("RUST_AI_IDE_SET_FILES_LARGEST"), environment.print());
        Output unknown = cli.run("config", "get", "files.lagest");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("files.largest"), unknown.err());
    }

    @Test
    void a_settings_file_that_does_not_parse_is_a_problem_at_its_line_and_is_not_overwritten() throws Exception {
        Path file = Files.createDirectories(cli.home().resolve("config")).resolve("settings.json");
        String broken = "{\n  \"files.largest\": 7,\n  \"files.exclude\": [\n}\n";
        Files.writeString(file, broken);
        Output check = cli.run("config", "check");
        assertEquals(1, check.exit());
        assertTrue(check.out().contains("settings.json:4"), check.out());
        assertEquals(3, cli.run("config", "set", "files.largest", "8").exit());
        assertEquals(broken, Files.readString(file));
    }

    @Test
    void a_file_of_a_revision_and_one_in_an_archive_come_as_they_were() throws Exception {
        Path file = cli.folder().resolve("a.txt");
        git("init", "-q");
        Files.writeString(file, "first\n");
        git("add", "a.txt");
        git("commit", "-qm", "one");
        Files.writeString(file, "second\n");
        git("commit", "-qam", "two");
        assertEquals("first\n", ok("cat", "git:HEAD~1:a.txt").out());
        assertEquals("second\n", ok("cat", "git:HEAD:a.txt").out());
        execute("tar", "-czf", "x.crate", "a.txt");
        assertEquals("second\n", ok("cat", "archive:x.crate!/a.txt").out());
        Output missing = cli.run("cat", "git:HEAD~7:a.txt");
        assertEquals(3, missing.exit());
        assertTrue(missing.err().contains("HEAD~7"), missing.err());
    }

    private void git(String... words) throws Exception {
        var command = new java.util.ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@example.org"));
        command.addAll(List.of(words));
        execute(command.toArray(String[]::new));
    }

    private void execute(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(cli.folder().toFile()).redirectErrorStream(true).start();
        String output = process.inputReader().readAllAsString();
        assertEquals(0, process.waitFor(), output);
    }

    @Test
    void diagnostics_are_one_archive_that_has_no_secret_and_no_home_in_it() throws Exception {
        assertEquals(0, cli.runWith(SECRET, "secret", "set", "api.token").exit());
        Files.writeString(Files.createDirectories(cli.home().resolve("config")).resolve("settings.json"),
                "{\"cargo.program\": \"/opt/" + SECRET + "/cargo\"}");
        Path archive = cli.folder().resolve("report.zip");
        ok("diagnostics", archive.toString());
        try (var zip = new ZipFile(archive.toFile())) {
            assertTrue(zip.stream().anyMatch(entry -> entry.getName().startsWith("README")));
            for (var entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertFalse(text.contains(System.getProperty("user.home") + "/"), entry.getName());
            }
        }
    }

    @Test
    void without_a_running_ide_there_are_no_events_and_it_says_what_to_do() throws Exception {
        Output output = cli.run("events", "tail", "--for", "1");
        assertEquals(3, output.exit());
        assertFalse(output.err().isBlank());
    }

    @Test
    void analysing_again_gives_the_same_from_the_cache() throws Exception {
        Files.writeString(cli.folder().resolve("a.rs"), "fn a() {}\nstruct B;\n");
        String first = ok("analyze", ".", "--json").out();
        assertEquals(first, ok("analyze", ".", "--json").out());
        assertTrue(ok("cache", "stats", "--json").json().get("bytes").asLong().orElseThrow() > 0);
        ok("cache", "clear");
        assertEquals(first, ok("analyze", ".", "--json").out());
    }

    @Test
    void a_home_that_cannot_be_written_is_told_and_keeps_nobody_from_reading() throws Exception {
        Files.writeString(cli.folder().resolve("a.rs"), "fn a() {}\n");
        Path locked = Files.createDirectories(work.resolve("locked"));
        assertTrue(locked.toFile().setWritable(false));
        cli.with("RUST_AI_IDE_HOME", locked.resolve("home").toString());
        try {
            assertEquals(0, cli.run("analyze", ".").exit());
            assertEquals(0, cli.run("config", "list").exit());
            Output set = cli.run("config", "set", "files.largest", "8");
            if (set.exit() != 0) { // root writes everywhere, unless its power was taken
                assertEquals(3, set.exit());
                assertTrue(set.err().lines().count() <= 3, set.err());
            }
        } finally {
            assertTrue(locked.toFile().setWritable(true));
        }
    }

    @Test
    void failures_are_json_with_a_code_when_json_is_asked_for() throws Exception {
        Output output = cli.run("analyze", "missing.rs", "--json");
        assertEquals(3, output.exit());
        assertEquals("file.missing", output.json().get("error").get("code").asString().orElseThrow(), output.out());
    }
}
