package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** Tests of a project from the command line, with the real Cargo: a failing one, mended, and a moody one. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TestsStoryTest {
    @TempDir
    Path work;
    private CommandLine cli;
    private Path project;

    @BeforeEach
    void make_a_project() throws Exception {
        assumeTrue(Stream.concat(Stream.of(System.getenv("PATH").split(":")),
                Stream.of(System.getProperty("user.home") + "/.cargo/bin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cargo"))), "cargo is needed");
        cli = new CommandLine(work);
        project = Files.createDirectories(work.resolve("orders")).toRealPath();
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("Cargo.toml"),
                "[package]\nname = \"orders\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[profile.dev]\ndebug = 0\n");
        write(3);
    }

    private void write(int expected) throws Exception {
        Files.writeString(project.resolve("src/lib.rs"), """
                /// Doubles.
                ///
                /// ```
                /// assert_eq!(orders::twice(2), 4);
                /// ```
                pub fn twice(n: u32) -> u32 {
                    n * 2
                }

                #[test]
                fn doubles() {
                    assert_eq!(twice(1), EXPECTED);
                }

                #[test]
                fn moody() {
                    assert!(std::path::Path::new("fine").exists());
                }
                """.replace("EXPECTED", String.valueOf(expected)));
    }

    private Json tests(int exit, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("test", project.toString()));
        arguments.addAll(List.of(more));
        arguments.add("--json");
        CommandLine.Output output = cli.run(arguments.toArray(String[]::new));
        assertEquals(exit, output.exit(), output.err() + output.out());
        return output.json();
    }

    private static Json of(Json run, String name) {
        return run.get("results").items().stream().filter(each -> each.string("name", "").equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + run.print()));
    }

    @Test
    void nothing_runs_without_trust_and_then_all_is_told_and_only_what_failed_runs_again() throws Exception {
        CommandLine.Output refused = cli.run("test", project.toString());
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("not trusted"), refused.err());
        assertTrue(Files.notExists(project.resolve("target")));

        Json run = tests(1, "--trust");
        assertEquals(3, run.number("tests"));
        assertEquals(1, run.number("passed"));
        assertEquals(2, run.number("failed"));
        Json doubles = of(run, "doubles");
        assertEquals("2 == 3", doubles.string("left") + ' ' + doubles.string("relation") + ' '
                + doubles.string("right"));
        assertEquals("src/lib.rs:12", doubles.string("file") + ':' + doubles.number("line"));

        Files.writeString(project.resolve("fine"), "");
        Json again = tests(1, "--trust", "--failed");
        assertEquals(2, again.number("tests"));
        assertTrue(of(again, "moody").flag("flaky", false), "it passed and failed on the same code");

        write(2);
        Json mended = tests(0, "--trust", "--failed");
        assertEquals(1, mended.number("passed"));
        assertEquals(0, tests(0, "--trust", "--failed").number("tests"));
        Json past = tests(0, "--history");
        assertEquals(List.of("moody"), past.get("items").items().stream().filter(each -> each.flag("flaky", false))
                .map(each -> each.string("name", "")).toList());
    }

    @Test
    void what_does_not_compile_and_what_is_not_there_say_so() throws Exception {
        Files.writeString(project.resolve("src/lib.rs"), "#[test] fn broken() -> u8 { \"text\" }");
        Json run = tests(3, "--trust");
        assertEquals(false, run.flag("built", true));
        assertTrue(run.get("problems").items().stream().anyMatch(each -> each.string("code", "").equals("E0308")));
        assertEquals(3, cli.run("test", work.resolve("nowhere").toString()).exit());
        assertEquals(2, cli.run("test", project.toString(), "--timeout", "soon").exit());
        Json list = tests(0, "--list");
        assertEquals(List.of("broken"), list.get("items").items().stream().map(each -> each.string("name", ""))
                .toList());
    }
}
