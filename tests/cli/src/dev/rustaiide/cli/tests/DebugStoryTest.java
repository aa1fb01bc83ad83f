package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** A program of the user's under the debugger, from the command line, with the real Cargo and LLDB. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DebugStoryTest {
    @TempDir
    Path work;
    private CommandLine cli;
    private Path project;

    @BeforeEach
    void make_a_project() throws Exception {
        assumeTrue(has("cargo") && has("lldb-dap-19"), "cargo and lldb-dap-19 are needed");
        cli = new CommandLine(work);
        project = Files.createDirectories(work.resolve("orders")).toRealPath();
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("Cargo.toml"),
                "[package]\nname = \"orders\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        Files.writeString(project.resolve("src/main.rs"), """
                fn total(prices: &Vec<u32>, name: &str) -> u32 {
                    let mut sum = 0;
                    for price in prices {
                        sum += price;
                    }
                    println!("{name}: {sum}");
                    sum
                }

                fn main() {
                    let found: Option<String> = Some("first".to_string());
                    std::process::exit(total(&vec![3, 4], found.as_deref().unwrap()) as i32);
                }

                #[test]
                fn adds() {
                    assert_eq!(total(&vec![1, 2], "test"), 3);
                }
                """);
    }

    private static boolean has(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")),
                Stream.of(System.getProperty("user.home") + "/.cargo/bin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void a_program_is_built_stopped_looked_at_and_run_to_its_end() throws Exception {
        CommandLine.Output output = cli.run("debug", project.toString(), "--trust", "--break", "src/main.rs:6",
                "--eval", "prices[1];sum * 2;nowhere", "--stops", "9", "--json");
        assertEquals(0, output.exit(), output.err());
        Json json = output.json();
        Json stop = json.get("stops").items().getFirst();
        assertEquals("orders::total", stop.get("stack").items().getFirst().string("name"));
        assertEquals(6, stop.get("stack").items().getFirst().number("line"));
        List<String> variables = stop.get("variables").items().stream()
                .map(one -> one.string("name", "") + ": " + one.string("type", "") + " = " + one.string("value", ""))
                .toList();
        assertTrue(variables.contains("prices: &Vec<u32> = &[3, 4]"), variables::toString);
        assertTrue(variables.contains("name: &str = \"first\""), variables::toString);
        assertEquals("4", stop.get("values").items().get(0).string("value"));
        assertEquals("14", stop.get("values").items().get(1).string("value"));
        assertTrue(stop.get("values").items().get(2).string("error").contains("nowhere"));
        assertEquals(7, json.number("exitCode"));
        assertTrue(json.string("output").contains("first: 7"), json.string("output"));
    }

    @Test
    void a_test_is_found_by_its_name_and_stepped_through() throws Exception {
        CommandLine.Output output = cli.run("debug", project.toString(), "--trust", "--test", "adds", "--break",
                "src/main.rs:2", "--steps", "over,out");
        assertEquals(0, output.exit(), output.err());
        assertTrue(output.out().contains("Stopped (breakpoint) in orders::total at main.rs:2"), output.out());
        assertTrue(output.out().contains("Stopped (step) in orders::total at main.rs:3"), output.out());
        assertTrue(output.out().contains("Stopped (step) in orders::adds at main.rs:17"), output.out());
    }

    @Test
    void breakpoints_that_stop_nothing_say_why_and_those_elsewhere_say_where() throws Exception {
        CommandLine.Output nowhere = cli.run("debug", project.toString(), "--trust", "--break",
                "src/main.rs:400,orders::missing", "--json");
        assertEquals(1, nowhere.exit(), nowhere.err());
        assertTrue(nowhere.err().contains("main.rs:400: The program has no code at this line. "), nowhere.err());
        assertTrue(nowhere.err().contains("orders::missing: The program has no function “orders::missing”. "),
                nowhere.err());
        assertTrue(nowhere.json().get("breakpoints").items().stream().noneMatch(each -> each.flag("bound", true)));

        Path source = project.resolve("src/main.rs");
        Files.writeString(source, Files.readString(source).replace("    sum\n", "\n    sum\n"));
        CommandLine.Output elsewhere = cli.run("debug", project.toString(), "--trust", "--break", "src/main.rs:7");
        assertEquals(0, elsewhere.exit(), elsewhere.err());
        assertTrue(elsewhere.err().contains("main.rs:7: No code is at line 7: it stops at line 8, "), elsewhere.err());
        assertTrue(elsewhere.out().contains("Stopped (breakpoint) in orders::total at main.rs:8"), elsewhere.out());
    }

    @Test
    void nothing_is_built_or_run_without_trust() throws Exception {
        CommandLine.Output output = cli.run("debug", project.toString(), "--break", "src/main.rs:6");
        assertEquals(3, output.exit());
        assertTrue(output.err().contains("not trusted"), output.err());
        assertTrue(Files.notExists(project.resolve("target")));
    }
}
