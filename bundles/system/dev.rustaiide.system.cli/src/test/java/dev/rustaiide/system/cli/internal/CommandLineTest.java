package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Machine.DisplayServer;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;

class CommandLineTest {
    private static final Facts FACTS = new Facts("Debian 13", "Linux 6", "amd64", 2, 4L << 30, 1L << 30,
            DisplayServer.X11, "25.0.1 (Vendor)", "");

    @TempDir
    Path temp;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Request> sent = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Reply> reply = Optional.of(Reply.ACCEPTED);
    private String launcher = "";
    private boolean person;

    /** Says what it was given. */
    private static final class EchoVerb implements Verb {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String summary() {
            return "repeats its arguments";
        }

        @Override
        public Usage usage() {
            return new Usage(List.of(new Parameter("FIRST", Count.ONE, "One word"),
                    new Parameter("REST", Count.ANY, "More words")),
                    List.of(new Option("times", "NUMBER", "How often"), new Option("loud", "", "In capitals")), "");
        }

        @Override
        public ExitCode run(Invocation invocation) throws FailureException {
            switch (invocation.parameters().get(0)) {
                case "fail" -> throw new FailureException(new Failure.Missing(Path.of("/gone.rs")));
                case "crash" -> throw new IllegalStateException("verb, on purpose");
                case "slow" -> invocation.progress("half way");
                default -> { }
            }
            invocation.print(invocation.parameters() + " " + invocation.option("times").orElse("-") + ' '
                    + invocation.has("loud"));
            invocation.print(Json.strings(invocation.parameters()));
            return ExitCode.FINDINGS;
        }
    }

    private StandardPaths paths() {
        return new StandardPaths() {
            @Override
            public Path config() {
                return Path.of("/h/config");
            }

            @Override
            public Path data() {
                return Path.of("/h/data");
            }

            @Override
            public Path cache() {
                return Path.of("/h/cache");
            }

            @Override
            public Path logs() {
                return Path.of("/h/logs");
            }

            @Override
            public Path state() {
                return Path.of("/h/state");
            }
        };
    }

    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        var table = new VerbTable(List.of(new EchoVerb(), new VersionVerb("1.2.3", () -> FACTS),
                new DoctorVerb(() -> Call.of(findings), () -> FACTS, paths()),
                new OpenVerb(request -> {
                    sent.add(request);
                    return reply;
                }, new LocalFiles(), launcher), new CatVerb(new LocalFiles())));
        try (var terminal = new Terminal(stream(out), stream(err), person)) {
            return table.run(List.of(words), terminal, temp).number();
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void check(int exit, String expectedOut, String expectedErr, String... words) throws InterruptedException {
        assertEquals(exit, run(words), () -> out() + err());
        assertEquals(expectedOut, out());
        assertEquals(expectedErr, err());
    }

    @Test
    void parameters_and_options_reach_the_verb() throws InterruptedException {
        check(1, "[a, b] - false\n", "", "echo", "a", "b");
        check(1, "[a, b] 3 true\n", "", "echo", "--times", "3", "a", "--loud", "b");
        check(1, "[a] x=y false\n", "", "echo", "--times=x=y", "a");
        check(1, "[-, --loud, -x] - false\n", "", "echo", "-", "--", "--loud", "-x");
        check(1, "[a] - false\n", "", "echo", "--set", "editor.tabSize=2", "a");
        check(1, "[\n  \"a\"\n]\n", "", "echo", "a", "--json");
    }

    @Test
    void a_wrong_command_line_is_told_with_what_was_meant() throws InterruptedException {
        String usage = "Usage: rust-ai-ide echo [--times NUMBER] [--loud] FIRST [REST...]\n";
        check(2, "", "rust-ai-ide: unknown command \"ehco\". Did you mean \"echo\"?\n", "ehco");
        check(2, "", "rust-ai-ide: unknown command \"xyzzy\". See: rust-ai-ide help\n", "xyzzy");
        check(2, "", "rust-ai-ide: what is to be done? See: rust-ai-ide help\n");
        check(2, "", "rust-ai-ide echo: unknown option --tims. Did you mean --times?\n" + usage, "echo", "a", "--tims",
                "3");
        check(2, "", "rust-ai-ide echo: unknown option -l. \n".replace(" \n", "\n") + usage, "echo", "a", "-l");
        check(2, "", "rust-ai-ide echo: option --times needs a value: NUMBER.\n" + usage, "echo", "a", "--times");
        check(2, "", "rust-ai-ide echo: option --loud takes no value.\n" + usage, "echo", "a", "--loud=yes");
        check(2, "", "rust-ai-ide echo: needs FIRST.\n" + usage, "echo");
        check(2, "", "rust-ai-ide version: does not know what to do with \"x\".\nUsage: rust-ai-ide version\n",
                "version", "x");
    }

    @Test
    void a_failure_is_told_whole_and_a_fault_says_that_it_is_one() throws InterruptedException {
        check(3, "", "rust-ai-ide: Cannot open gone.rs. /gone.rs does not exist.\n"
                + "Check the name, or create the file.\n",
                "echo", "fail");
        check(3, "{\"error\":{\"code\":\"file.missing\",\"what\":\"Cannot open gone.rs.\","
                + "\"why\":\"/gone.rs does not exist.\",\"nextStep\":\"Check the name, or create the file.\","
                + "\"place\":{\"file\":\"/gone.rs\"}}}\n", "", "echo", "--json", "fail");
        assertEquals(3, run("echo", "crash"));
        assertEquals("", out());
        assertTrue(err().contains("verb, on purpose"), err());
    }

    @Test
    void progress_is_for_people_and_goes_away() throws InterruptedException {
        check(1, "[slow] - false\n", "", "echo", "slow");
        person = true;
        check(1, "[slow] - false\n", "\r\u001b[Khalf way\r\u001b[K", "echo", "slow");
    }

    @Test
    void what_is_printed_cannot_steer_the_terminal_but_data_is_exact() throws Exception {
        run("echo", "a\u001b[31mb\nc\u202ed");
        assertTrue(out().startsWith("[ab␊c⟨U+202E⟩d]"), out());
        run("echo", "--json", "a\u001b[31m\ue000");
        assertEquals(List.of(Json.of("a\u001b[31m\ue000")), Json.parse(out()).items());
    }

    @Test
    void help_lists_the_commands_and_explains_one() throws Exception {
        check(0, """
                Usage: rust-ai-ide COMMAND [ARGUMENT...]

                  cat      writes a file as it is, also one of an archive or a Git revision; lists a folder
                  doctor   examines the set-up and says how to get what is missing
                  echo     repeats its arguments
                  help     lists the commands, or explains one
                  open     opens a file or a folder in the IDE, which is started if it does not run
                  version  tells the version of the IDE, of Java and of the system

                Every command knows --help and --json. Exit codes: 0 done, 1 done with findings, 2 wrong usage, \
                3 failed.
                """, "", "help");
        String explanation = """
                Usage: rust-ai-ide echo [--times NUMBER] [--loud] FIRST [REST...]

                This command repeats its arguments.

                  FIRST           One word
                  REST            More words
                  --times NUMBER  How often
                  --loud          In capitals
                  --json          Answers in JSON
                  --help          Tells how to use this command, and does nothing else
                  --set ID=VALUE  Overrides a setting for this time
                """;
        check(0, explanation, "", "help", "echo");
        check(0, explanation, "", "echo", "--help");
        check(0, explanation, "", "echo", "-h");
        check(3, "", "rust-ai-ide: Cannot explain \"ech\". There is no such command.\nDid you mean \"echo\"?\n",
                "help", "ech");
        assertEquals(0, run("--help", "--json"));
        assertEquals(6, Json.parse(out()).get("commands").items().size());
    }

    /** As for a command with many actions. */
    @Test
    void help_gives_what_has_many_parts_a_line_for_each() throws Exception {
        assertEquals(List.of(List.of("  ACTION", "a does a"), List.of("", "b does b"), List.of("", "c does c")),
                HelpVerb.explained(new Parameter("ACTION", Count.ONE, "a does a; b does b; c does c"), 2));
        assertEquals(List.of(List.of("  ACTION", "a does a; b does b")),
                HelpVerb.explained(new Parameter("ACTION", Count.ONE, "a does a; b does b"), 2));
    }

    @Test
    void version_tells_what_this_is() throws Exception {
        check(0, "Rust AI IDE 1.2.3\nJava 25.0.1 (Vendor)\nDebian 13, amd64\n", "", "--version");
        assertEquals(0, run("version", "--json"));
        assertEquals("1.2.3", Json.parse(out()).string("version"));
    }

    @Test
    void a_healthy_set_up_is_ok_and_a_needed_tool_that_lacks_is_a_finding() throws Exception {
        findings.add(new Finding("cargo", State.OK, true, "1.95.0", "/bin/cargo", "Builds Rust projects", ""));
        findings.add(new Finding("node", State.MISSING, false, "", "", "Runs servers", "sudo apt-get install nodejs"));
        check(0, """
                Tools
                  ✓ ok       cargo  1.95.0  /bin/cargo
                  ! missing  node

                What would be better
                  node     Runs servers.
                           sudo apt-get install nodejs

                1 is fine, 1 could be better.
                """, "", "doctor");
        findings.add(Finding.broken(Finding.Group.FOLDERS, "cache", "cannot be written", "Kept there", "chmod u+w x"));
        check(1, """
                Folders
                  ✗ BROKEN   cache  cannot be written

                Tools
                  ✓ ok       cargo  1.95.0  /bin/cargo
                  ! missing  node

                What must be mended
                  cache    Kept there.
                           chmod u+w x

                What would be better
                  node     Runs servers.
                           sudo apt-get install nodejs

                1 is fine, 1 could be better, 1 must be mended.
                """, "", "doctor");
        findings.removeLast();
        findings.add(new Finding("git", State.OLD, true, "1.0", "/bin/git", "Keeps history", "Get another."));
        assertEquals(1, run("doctor", "--json"));
        Json json = Json.parse(out());
        assertEquals("/h/config", json.get("paths").string("config"));
        assertEquals("/h/logs", json.get("paths").string("logs"));
        assertEquals(3, json.get("findings").items().size());
        assertEquals("old", json.get("findings").items().get(2).string("state"));
        assertEquals("tools", json.get("findings").items().get(2).string("group"));
    }

    @Test
    void open_sends_the_place_to_the_running_ide() throws Exception {
        Path file = Files.writeString(temp.resolve("main.rs"), "");
        Path odd = Files.writeString(temp.resolve("odd:3"), "");
        check(0, "", "", "open", "main.rs");
        check(0, "", "", "open", "main.rs:12");
        check(0, "", "", "open", file + ":12:4");
        check(0, "", "", "open", "odd:3");
        check(0, "", "", "open", ".");
        assertEquals(List.of(new Request.OpenFile(file, 0, 0), new Request.OpenFile(file, 12, 0),
                new Request.OpenFile(file, 12, 4), new Request.OpenFile(odd, 0, 0), new Request.OpenFolder(temp)),
                        sent);
    }

    @Test
    void open_adds_a_folder_and_opens_what_a_workspace_file_names() throws Exception {
        Path file = Files.writeString(temp.resolve("all.code-workspace"), "{}");
        check(0, "", "", "open", "--add", ".");
        check(0, "", "", "open", "all.code-workspace");
        assertEquals(List.of(new Request.AddFolder(temp), new Request.OpenFolder(file)), sent);
        assertEquals(3, run("open", "--add", file.toString()));
        assertTrue(err().contains("It is not a folder."), err());
        assertEquals(2, sent.size());
    }

    @Test
    void open_says_what_is_not_there() throws Exception {
        assertEquals(3, run("open", "none.rs:3"));
        assertTrue(err().contains(temp.resolve("none.rs") + " does not exist."), err());
        assertEquals(3, run("open", "nul\0"));
        assertEquals(List.of(), sent);
    }

    @Test
    void open_tells_why_the_ide_refuses() throws Exception {
        reply = Optional.of(Reply.refused("It is just quitting."));
        check(3, "", "rust-ai-ide: The IDE does not open it. It is just quitting.\n"
                + "Look at its window: it may be waiting for an answer.\n", "open", ".");
    }

    @Test
    void open_starts_the_ide_if_none_runs_and_says_so_if_it_cannot() throws Exception {
        reply = Optional.empty();
        assertEquals(3, run("open", "."));
        assertTrue(err().startsWith("rust-ai-ide: Cannot start the IDE. "), err());
        Path script = Files.writeString(temp.resolve("ide"), "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + temp + "/got.tmp\n"
                + "mv " + temp + "/got.tmp " + temp + "/got\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        launcher = script.toString();
        assertEquals(0, run("open", "ide:7", "--json"));
        assertTrue(Json.parse(out()).flag("started", false));
        for (int patience = 0; patience < 300 && !Files.exists(temp.resolve("got")); patience++) {
            Thread.sleep(10);
        }
        assertEquals("--\n" + script + ":7\n", Files.readString(temp.resolve("got")));
        launcher = temp.resolve("gone").toString();
        assertEquals(3, run("open", "."));
    }

    @Test
    void cat_writes_bytes_as_they_are_and_lists_folders() throws Exception {
        byte[] content = {0, 'a', (byte) 0xFF, '\n', 27};
        Files.write(temp.resolve("raw"), content);
        assertEquals(0, run("cat", "raw"));
        assertArrayEquals(content, out.toByteArray());
        assertEquals(0, run("cat", "--json", "raw"));
        assertTrue(out().contains("\"base64\""), out());
        Files.createDirectory(temp.resolve("folder"));
        assertEquals(0, run("cat", "."));
        assertEquals("folder/\nraw\n", out());
        assertEquals(3, run("cat", "nothing"));
        assertTrue(err().contains("does not exist"), err());
    }
}
