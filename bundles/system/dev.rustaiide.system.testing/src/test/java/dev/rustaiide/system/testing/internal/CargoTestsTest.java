package dev.rustaiide.system.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.system.testing.Coverage;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.TestSelector;

class CargoTestsTest {
    private static final String LIBRARY = """
            //! A crate.

            /// Adds.
            ///
            /// ```
            /// assert_eq!(probe::add(1, 2), 3);
            /// ```
            ///
            /// ```
            /// assert_eq!(probe::add(1, 2), 4);
            /// ```
            pub fn add(a: i32, b: i32) -> i32 {
                a + b
            }

            pub mod shapes;

            #[cfg(test)]
            mod tests {
                use super::*;

                #[test]
                fn good() {
                    println!("caught words");
                    assert_eq!(add(1, 1), 2);
                }

                #[test]
                fn compared() {
                    println!("before \\"it\\"");
                    assert_eq!("a\\nb", "a\\nc", "sum of {}", 1);
                }

                #[test]
                fn unequal() {
                    assert_ne!(add(1, 1), 2);
                }

                #[test]
                fn error() -> Result<(), String> {
                    Err("why".into())
                }

                #[test]
                #[should_panic(expected = "foo")]
                fn other_panic() {
                    panic!("bar")
                }

                #[test]
                #[ignore = "slow"]
                fn ignored() {}
            }
            """;
    private static final String SHAPES = """
            #[cfg(test)]
            mod tests {
                #[test]
                fn area() {}
                #[test]
                fn area_of_nothing() {}
            }
            """;

    @TempDir
    Path place;
    private Crate crate;

    private Crate open() throws Exception {
        crate = new Crate(place, true);
        return crate;
    }

    private Crate sample() throws Exception {
        return open().write("src/lib.rs", LIBRARY).write("src/shapes.rs", SHAPES)
                .write("tests/whole.rs", "#[test] fn uses() { assert_eq!(probe::add(2, 2), 4); }");
    }

    @AfterEach
    void close() {
        if (crate != null) {
            crate.close();
        }
    }

    @Test
    void each_test_tells_how_it_went() throws Exception {
        TestRun run = sample().run();
        assertEquals(11, run.results().size());
        assertEquals(List.of(5L, 5L, 1L), List.of(run.passed(), run.failed(), run.ignored()));
        TestResult compared = Crate.of(run, "tests::compared");
        TestFailure failure = compared.failure().orElseThrow();
        assertEquals(Optional.of(new TestFailure.Comparison("\"a\\nb\"", "==", "\"a\\nc\"")), failure.comparison());
        assertTrue(failure.message().startsWith("assertion `left == right` failed: sum of 1"));
        assertEquals(crate.folder.resolve("src/lib.rs"), failure.location().orElseThrow().file());
        assertEquals(30, failure.location().orElseThrow().range().start().line());
        assertTrue(compared.output().startsWith("before \"it\"\n"));
        assertEquals("caught words\n", Crate.of(run, "tests::good").output());
        assertEquals("!=", Crate.of(run, "tests::unequal").failure().orElseThrow().comparison().orElseThrow()
                .relation());
        assertEquals("Error: \"why\"", Crate.of(run, "tests::error").failure().orElseThrow().message());
        assertTrue(Crate.of(run, "tests::other_panic").failure().orElseThrow().message()
                .startsWith("panic did not contain expected string"));
        assertEquals("slow", Crate.of(run, "tests::ignored").failure().orElseThrow().message());
        assertEquals(new TestId("probe", "test whole", "uses"), Crate.of(run, "uses").id());
        TestResult doc = Crate.of(run, "src/lib.rs - add (line 9)");
        assertEquals(TestOutcome.FAILED, doc.outcome());
        assertEquals(8, doc.failure().orElseThrow().location().orElseThrow().range().start().line());
        assertEquals("4", doc.failure().orElseThrow().comparison().orElseThrow().right());
    }

    @Test
    void every_test_that_begins_ends_and_the_plan_counts_them() throws Exception {
        sample().run();
        long planned = crate.events.stream().mapToLong(each -> each instanceof TestEvent.Planned(int count) ? count : 0)
                .sum();
        List<TestId> started = crate.events.stream().filter(TestEvent.Started.class::isInstance)
                .map(each -> ((TestEvent.Started) each).id()).toList();
        List<TestId> ended = crate.events.stream().filter(TestEvent.Finished.class::isInstance)
                .map(each -> ((TestEvent.Finished) each).result().id()).toList();
        assertEquals(9, planned);
        assertEquals(9, started.size());
        assertTrue(ended.containsAll(started));
    }

    @Test
    void some_run_by_name_by_module_and_by_a_part_of_their_names() throws Exception {
        sample();
        check(1, new TestSelector("probe", "lib", "shapes::tests::area", TestSelector.Match.EXACT));
        check(2, new TestSelector("probe", "lib", "shapes::tests::", TestSelector.Match.PREFIX));
        check(2, TestSelector.containing("area"));
        check(0, TestSelector.containing("nothing is called like this"));
        check(1, new TestSelector("probe", TestId.DOC, "src/lib.rs - add (line 5)", TestSelector.Match.EXACT));
        check(2, new TestSelector("probe", "lib", "tests::good", TestSelector.Match.EXACT),
                new TestSelector("probe", "test whole", "uses", TestSelector.Match.EXACT));
        // One that is ignored runs if it is what was asked for.
        TestRun run = check(1, new TestSelector("probe", "lib", "tests::ignored", TestSelector.Match.EXACT));
        assertEquals(1, run.passed());
        // What a lone test prints is shown at once, and kept.
        TestRun lone = check(1, new TestSelector("probe", "lib", "tests::compared", TestSelector.Match.EXACT));
        assertTrue(lone.results().getFirst().output().contains("before \"it\""));
        assertTrue(lone.results().getFirst().failure().orElseThrow().comparison().isPresent());
        assertTrue(crate.events.stream().anyMatch(each -> each instanceof TestEvent.Output(Optional<TestId> id,
                String text) && text.contains("before") && id.isPresent()));
    }

    private TestRun check(int expected, TestSelector... selectors) throws Exception {
        TestRun run = crate.run(TestRequest.of(crate.folder, List.of(selectors)));
        assertEquals(expected, run.results().size(), () -> List.of(selectors) + " ran " + run.results());
        return run;
    }

    @Test
    void the_source_tells_the_same_tests_as_the_harnesses_and_where_they_stand() throws Exception {
        TestList read = sample().testing.discover(crate.folder, false).await();
        TestList asked = crate.testing.discover(crate.folder, true).await();
        assertEquals(asked.items().stream().map(TestItem::id).toList(),
                read.items().stream().map(TestItem::id).toList());
        assertEquals(11, read.items().size());
        assertTrue(asked.items().stream().allMatch(each -> each.location().isPresent()));
        assertTrue(asked.exact());
    }

    /** Each test has the port for so long that another one beside it would meet it. */
    @Test
    void tests_of_the_documentation_run_behind_the_others_as_with_cargo() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String held = "let _port = std::net::TcpListener::bind(\"127.0.0.1:" + port + "\").unwrap();";
        String lib = "/// ```\n/// " + held + "\n/// ```\n///\n/// ```compile_fail\n/// let x: u8 = true;\n/// ```\n"
                + "pub fn it() {}\n#[test]\nfn unit() {\n    " + held
                + "\n    std::thread::sleep(std::time::Duration::from_secs(2));\n}\n";
        for (String edition : List.of("2021", "2024")) {
            open().write("Cargo.toml", "[package]\nname = \"probe\"\nversion = \"0.1.0\"\nedition = \"" + edition
                    + "\"\n[profile.dev]\ndebug = 0\n").write("src/lib.rs", lib)
                    .write("tests/more.rs", "#[test]\nfn more() {\n    " + held
                            + "\n    std::thread::sleep(std::time::Duration::from_millis(300));\n}\n");
            TestRun run = crate.run();
            assertEquals(4, run.passed(), run.results()::toString);
            assertTrue(run.isGood(), run.results()::toString);
            close();
        }
    }

    @Test
    void what_does_not_compile_is_told_as_problems() throws Exception {
        TestRun run = sample().write("src/shapes.rs", "#[test] fn broken() -> u8 { \"text\" }").run();
        assertFalse(run.built());
        assertFalse(run.isGood());
        assertEquals(crate.folder.resolve("src/shapes.rs"), run.problems().getFirst().location().file());
        assertEquals(List.of(), run.results());
    }

    @Test
    void a_test_that_takes_the_process_down_is_named_and_the_others_still_run() throws Exception {
        TestRun run = open().write("src/lib.rs", """
                #[test] fn a_good() {}
                #[test] fn b_waits() { std::thread::sleep(std::time::Duration::from_millis(300)); }
                #[test] fn c_aborts() { eprintln!("last words"); std::process::abort(); }
                #[test] fn d_waits() { std::thread::sleep(std::time::Duration::from_millis(300)); }
                #[test] fn e_segfaults() { unsafe { *(8 as *mut u8) = 1; } }
                #[test] fn f_leaves() { std::process::exit(0); }
                #[test] fn g_good() {}
                """).run();
        assertEquals(7, run.results().size(), run.results().toString());
        assertEquals(4, run.passed());
        assertCrash(run, "c_aborts", "SIGABRT");
        assertCrash(run, "e_segfaults", "SIGSEGV");
        assertCrash(run, "f_leaves", "exit code 0");
    }

    private static void assertCrash(TestRun run, String path, String word) {
        TestResult result = Crate.of(run, path);
        assertEquals(TestOutcome.CRASHED, result.outcome());
        assertTrue(result.failure().orElseThrow().message().contains(word), result.toString());
    }

    @Test
    void a_test_that_never_ends_is_stopped_and_named_and_the_others_still_run() throws Exception {
        TestRun run = open().write("src/lib.rs", """
                #[test] fn a_good() {}
                #[test] fn b_never() { loop { std::thread::sleep(std::time::Duration::from_secs(1)); } }
                #[test] fn c_good() {}
                """).run(TestRequest.all(crate.folder).within(Duration.ofSeconds(1)));
        assertEquals(2, run.passed());
        assertEquals(TestOutcome.TIMED_OUT, Crate.of(run, "b_never").outcome());
    }

    @Test
    void cancelling_tells_what_was_under_way_and_leaves_no_child() throws Exception {
        open().write("src/lib.rs", """
                #[test] fn never() {
                    let child = std::process::Command::new("sleep").arg("98765").spawn().unwrap();
                    println!("{}", child.id());
                    loop { std::thread::sleep(std::time::Duration::from_secs(1)); }
                }
                """);
        var call = crate.testing.run(TestRequest.all(crate.folder), crate.events::add);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (crate.events.stream().noneMatch(TestEvent.Started.class::isInstance) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        Thread.sleep(300);
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        assertTrue(children.size() >= 2, children.toString());
        call.cancel();
        assertThrows(InterruptedException.class, call::await);
        for (ProcessHandle child : children) {
            child.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        }
        TestEvent last = crate.events.getLast();
        assertTrue(last instanceof TestEvent.Finished(TestResult result)
                && result.outcome() == TestOutcome.STOPPED && result.id().path().equals("never"), last.toString());
    }

    @Test
    void a_program_with_a_main_of_its_own_is_one_test() throws Exception {
        TestRun run = open().write("Cargo.toml", """
                [package]
                name = "probe"
                version = "0.1.0"
                edition = "2021"
                [[test]]
                name = "own"
                harness = false
                [[test]]
                name = "bad"
                harness = false # a comment
                """).write("src/lib.rs", "").write("tests/own.rs",
                "fn main() { println!(\"{:?}\", std::env::args().skip(1).collect::<Vec<_>>()); }")
                .write("tests/bad.rs", "fn main() { std::process::exit(3); }").run();
        assertEquals(List.of(1L, 1L), List.of(run.passed(), run.failed()));
        assertEquals("[]\n", run.results().get(1).output());
        assertEquals("It ended with exit code 3.", run.results().getFirst().failure().orElseThrow().message());
    }

    @Test
    void a_package_without_tests_has_none_and_that_is_good() throws Exception {
        TestRun run = open().write("src/main.rs", "fn main() {}").run();
        assertTrue(run.isGood());
        assertEquals(List.of(), run.results());
        assertEquals(List.of(), crate.testing.discover(crate.folder, true).await().items());
    }

    @Test
    void nothing_runs_in_a_folder_that_is_not_trusted() throws Exception {
        crate = new Crate(place, false);
        crate.write("src/lib.rs", SHAPES);
        var failed = assertThrows(ExecutionException.class, crate::run);
        assertTrue(failureOf(failed).getMessage().contains("trusted"), failureOf(failed).toString());
        assertEquals(2, crate.testing.discover(crate.folder, false).await().items().size());
        assertFalse(Files.exists(crate.folder.resolve("target")));
    }

    private static Throwable failureOf(Throwable failed) {
        Throwable cause = failed;
        while (!(cause instanceof FailureException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Test
    void much_output_is_cut_in_the_middle_and_says_so() throws Exception {
        TestRun run = open().write("src/lib.rs", """
                #[test] fn caught() {
                    println!("first");
                    let line = "\\"\\\\\\t".repeat(30_000);
                    for _ in 0..20 { println!("{line}"); }
                    println!("last");
                    panic!("at the end");
                }
                """).write("tests/raw.rs", """
                #[test] fn raw() {
                    use std::io::Write;
                    let line = "x".repeat(1 << 20);
                    for _ in 0..20 { std::io::stdout().write_all(line.as_bytes()).unwrap(); }
                }
                """).run();
        TestResult caught = Crate.of(run, "caught");
        assertTrue(caught.output().startsWith("first\n"));
        assertTrue(caught.output().contains("left out here"));
        assertTrue(caught.output().contains("\nlast\n"));
        assertEquals("at the end", caught.failure().orElseThrow().message());
        assertTrue(caught.output().length() < 2 << 20);
        assertEquals(TestOutcome.PASSED, Crate.of(run, "raw").outcome());
        long live = crate.events.stream().mapToLong(each -> each instanceof TestEvent.Output(var id, String text)
                ? text.length() : 0).sum();
        assertTrue(live < 8 << 20, live + " characters were shown");
    }

    @Test
    void one_that_passed_and_failed_on_the_same_code_is_flaky() throws Exception {
        open().write("src/lib.rs", "#[test] fn moody() { assert!(std::path::Path::new(\"fine\").exists()); }\n"
                + "#[test] fn calm() {}");
        assertFalse(Crate.of(crate.run(), "moody").flaky());
        crate.write("fine", "");
        TestRun second = crate.run();
        assertTrue(Crate.of(second, "moody").flaky());
        assertFalse(Crate.of(second, "calm").flaky());
        assertEquals(List.of(2, 2), crate.testing.history(crate.folder).await().stream()
                .map(each -> each.runs().size()).toList());
    }

    @Test
    void only_a_stable_harness_is_talked_into_json_and_a_nightly_compiler_in_a_test_may_what_it_may() throws Exception {
        for (String channel : List.of("stable", "nightly")) {
            open().write("rust-toolchain.toml", "[toolchain]\nchannel = \"" + channel + "\"\n").write("src/lib.rs", """
                    #[test]
                    fn told() {
                        panic!("{:?}", std::env::var("RUSTC_BOOTSTRAP").ok());
                    }
                    """);
            assumeTrue(crate.machine.processes().run(Command.of("rustc", "-V").in(crate.folder)).await().exit() == 0);
            TestRun run = crate.run();
            assertEquals(channel.equals("stable") ? "Some(\"-1\")" : "None",
                    Crate.of(run, "told").failure().orElseThrow().message());
            close();
        }
    }

    @Test
    void one_that_was_mended_is_not_flaky() throws Exception {
        open().write("src/lib.rs", "#[test] fn it() { assert_eq!(1, 2); }").run();
        Thread.sleep(1100);
        assertFalse(Crate.of(crate.write("src/lib.rs", "#[test] fn it() { assert_eq!(2, 2); }").run(), "it").flaky());
    }

    @Test
    void what_a_test_leaves_running_is_ended_with_its_run() throws Exception {
        open().write("src/lib.rs", """
                #[test]
                fn it() {
                    let left = std::process::Command::new("sleep").arg("60").spawn().unwrap();
                    std::fs::write("left", left.id().to_string()).unwrap();
                }
                """).run();
        // In a container nobody may take notice that it has ended, and it stays in the list.
        Path left = Path.of("/proc", Files.readString(crate.folder.resolve("left")), "stat");
        assertTrue(!Files.exists(left) || Files.readString(left).contains(") Z"), left::toString);
    }

    @Test
    void coverage_tells_which_lines_ran_also_of_a_program_that_a_test_starts() throws Exception {
        open().write("src/lib.rs", """
                pub fn pick(yes: bool) -> u8 {
                    if yes {
                        1
                    } else {
                        2
                    }
                }
                pub fn never<T>(_: T) {
                    println!();
                }
                #[test] fn it() { assert_eq!(pick(true), 1); }
                """).write("src/main.rs", """
                fn main() {
                    std::process::exit(i32::from(std::env::args().count() > 9));
                }
                """).write("tests/starts.rs", """
                #[test]
                fn program() {
                    let done = std::process::Command::new(env!("CARGO_BIN_EXE_probe")).status();
                    assert!(done.unwrap().success());
                }
                """);
        Coverage coverage = crate.run(TestRequest.all(crate.folder).withCoverage()).coverage().orElseThrow();
        assertEquals(Optional.empty(), coverage.gap());
        Coverage.OfFile library = coverage.files().getFirst();
        assertEquals(crate.folder.resolve("src/lib.rs"), library.file());
        assertEquals(Map.of(0, 1L, 1, 1L, 2, 1L, 4, 0L, 6, 1L, 7, 0L, 8, 0L, 9, 0L, 10, 1L), library.counts());
        Coverage.OfFile program = coverage.files().get(1);
        assertEquals(crate.folder.resolve("src/main.rs"), program.file());
        assertEquals(Map.of(0, 1L, 1, 1L), program.counts());
        assertTrue(Files.isDirectory(crate.folder.resolve("target/coverage")));
    }

    @Test
    void a_test_that_ends_its_program_by_force_is_told_as_a_gap_and_all_results_stay() throws Exception {
        open().write("src/lib.rs", "#[test] fn it() { std::process::abort(); }");
        TestRun run = crate.run(TestRequest.all(crate.folder).withCoverage());
        assertEquals(TestOutcome.CRASHED, Crate.of(run, "it").outcome());
        Coverage coverage = run.coverage().orElseThrow();
        assertTrue(coverage.gap().orElseThrow().why().startsWith("it ended its program by force"));
        assertEquals(Map.of(0, 0L), coverage.files().getFirst().counts());
    }
}
