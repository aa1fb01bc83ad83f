package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.CargoEvent;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.CheckResult;
import dev.rustaiide.system.cargo.integration.Detection;

class ProgramCargoTest {
    private static final Path SAMPLE = Path.of("../../../samples/hello-workspace").toAbsolutePath().normalize();

    @TempDir
    Path temporary;
    private Path folder;
    private final TestProcesses processes = new TestProcesses();
    private final List<Record> heard = Collections.synchronizedList(new ArrayList<>());
    private ProgramCargo cargo;
    private TestSettings opened;
    private Path home;
    private boolean trusted = true;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("project"));
        home = Files.createDirectories(temporary.resolve("home"));
        cargo = new ProgramCargo(processes, TestPrograms.installed(), settings(), heard::add);
        cargo.bindPolicy(any -> true);
    }

    /** With the user's and the organisation's files beside the folder; the folder itself is trusted or not. */
    private Settings settings(String... arguments) {
        opened = new TestSettings(home, new CargoSettings().keys(), List.of(arguments),
                () -> List.of(new Folder(folder, trusted)), null, null);
        return opened.settings();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void the_sample_is_read_from_any_file_in_it() throws Exception {
        copySample();
        Detection detection = cargo.detect(folder.resolve("crates/geometry/src/point.rs")).await();
        CargoWorkspace workspace = assertInstanceOf(Detection.Found.class, detection).workspace();
        assertEquals(folder, workspace.root());
        assertEquals(List.of("app", "geometry", "sorting"),
                workspace.packages().stream().map(CargoPackage::name).toList());
        assertEquals("geometry", workspace.packageOf(folder.resolve("crates/geometry/src/x.rs")).orElseThrow().name());
        assertEquals(folder.getRoot(), processes.commands.getFirst().folder());
    }

    @Test
    void a_broken_manifest_is_a_problem_at_its_line() throws Exception {
        copySample();
        Path manifest = folder.resolve("crates/app/Cargo.toml");
        Files.writeString(manifest, Files.readString(manifest).replace("name = \"app\"", "name = "));
        Detection detection = cargo.detect(folder).await();
        Diagnostic problem = assertInstanceOf(Detection.Broken.class, detection).diagnostic();
        assertEquals(manifest, problem.location().file());
        assertEquals("2:8", problem.location().range().start().toString());
        CheckResult check = check();
        assertEquals(List.of(problem.location()), check.all().stream().map(Diagnostic::location).toList());
    }

    @Test
    void a_folder_without_a_manifest_is_nothing() throws Exception {
        assertEquals(new Detection.None(), cargo.detect(folder).await());
    }

    @Test
    void a_mistake_is_told_once_and_forgotten_when_mended() throws Exception {
        copySample();
        Path main = folder.resolve("crates/app/src/main.rs");
        String good = Files.readString(main);
        Files.writeString(main, good + "\nfn é() -> u8 { /* 😀 */ \"text\" }\n");
        var streamed = Collections.synchronizedList(new ArrayList<Diagnostic>());
        CheckResult bad = cargo.check(new CheckRequest(CheckRequest.Tool.CHECK, folder, true), streamed::add).await();
        List<Diagnostic> problems = bad.byFile().get(main);
        assertEquals(1, problems.stream().filter(one -> one.severity() == Severity.ERROR).count());
        Diagnostic mismatch = problems.stream().filter(one -> one.severity() == Severity.ERROR).findFirst()
                .orElseThrow();
        assertEquals("E0308", mismatch.code().orElseThrow());
        int column = "fn é() -> u8 { /* 😀 */ ".length();
        assertEquals(column, mismatch.location().range().start().character());
        assertEquals(bad.all().size(), streamed.size());
        Files.writeString(main, good);
        CheckResult mended = check();
        assertTrue(mended.success());
        assertEquals(List.of(), mended.byFile().get(main));
    }

    @Test
    void clippy_finds_what_the_compiler_does_not_mind() throws Exception {
        copySample();
        Path main = folder.resolve("crates/app/src/main.rs");
        Files.writeString(main, Files.readString(main) + "\n#[must_use]\npub fn five() -> u8 {\n    return 5;\n}\n");
        CheckResult result = cargo.check(new CheckRequest(CheckRequest.Tool.CLIPPY, folder, false), found -> {
        }).await();
        Diagnostic lint = result.byFile().get(main).stream()
                .filter(one -> one.code().equals(Optional.of("clippy::needless_return"))).findFirst()
                .orElseThrow();
        assertEquals("clippy", lint.source());
        assertTrue(lint.fixes().getFirst().safe());
    }

    @Test
    void a_crate_that_is_not_there_is_a_problem_of_the_manifest() throws Exception {
        copySample();
        Path manifest = folder.resolve("crates/app/Cargo.toml");
        Files.writeString(manifest, Files.readString(manifest).replace("geometry.workspace = true",
                "no-such-crate = \"1\""));
        Diagnostic problem = check().byFile().get(manifest).getFirst();
        assertTrue(problem.message().contains("no-such-crate"), problem.message());
        assertEquals(10, problem.location().range().start().line());
    }

    @Test
    void tests_run_and_say_how_they_ended() throws Exception {
        copySample();
        var lines = Collections.synchronizedList(new ArrayList<String>());
        CargoTask all = CargoTask.of(CargoTask.Kind.TEST, folder);
        CargoTask task = all.of("geometry", null).filtered("polygon::tests::", false);
        assertEquals(0, cargo.run(task, line -> lines.add(line.text())).await());
        assertTrue(lines.stream().anyMatch(line -> line.contains("two_corners_are_too_few")), lines::toString);
        assertEquals("always", processes.commands.getLast().environment().get("CARGO_TERM_COLOR"));
        assertEquals(new CargoEvent.Started("test polygon::tests::", folder), heard.get(0));
        checkEnded(CargoEvent.Result.OK);
    }

    private void checkEnded(CargoEvent.Result result) {
        assertEquals(2, heard.size(), heard::toString);
        assertEquals(result, assertInstanceOf(CargoEvent.Ended.class, heard.get(1)).result());
    }

    @Test
    void cancelling_ends_what_runs() throws Exception {
        copySample();
        Files.writeString(folder.resolve("crates/app/src/main.rs"),
                "//! x\nfn main() { println!(\"up\"); loop { std::thread::park(); } }\n");
        var up = new CountDownLatch(1);
        Call<Integer> run = cargo.run(CargoTask.of(CargoTask.Kind.RUN, folder), line -> {
            if (line.text().equals("up")) {
                up.countDown();
            }
        });
        assertTrue(up.await(60, TimeUnit.SECONDS));
        run.cancel();
        assertThrows(InterruptedException.class, run::await);
        checkEnded(CargoEvent.Result.CANCELLED);
    }

    @Test
    void without_trust_nothing_runs() throws Exception {
        Files.writeString(folder.resolve("Cargo.toml"), "");
        cargo.bindPolicy(any -> false);
        checkRefused();
        var unguarded = new ProgramCargo(processes, TestPrograms.installed(), settings(), heard::add);
        cargo = unguarded;
        checkRefused();
        assertEquals(List.of(), processes.commands);
        assertEquals(List.of(), heard);
    }

    private void checkRefused() {
        Failure check = failure(cargo.check(new CheckRequest(CheckRequest.Tool.CHECK, folder, true), found -> {
        }));
        assertTrue(check.why().startsWith("The folder is not trusted yet"), check::why);
        failure(cargo.run(CargoTask.of(CargoTask.Kind.RUN, folder), line -> {
        }));
    }

    @Test
    void without_cargo_everything_says_so() throws Exception {
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"x\"\n");
        var bare = new ProgramCargo(processes, new TestPrograms("/nonexistent"), settings(), heard::add);
        bare.bindPolicy(any -> true);
        assertInstanceOf(Failure.NoProgram.class,
                assertInstanceOf(Detection.Unavailable.class, bare.detect(folder).await()).failure());
        assertInstanceOf(Failure.NoProgram.class, failure(bare.run(CargoTask.of(CargoTask.Kind.RUN, folder), line -> {
        })));
        assertInstanceOf(Failure.NoProgram.class, failure(bare.explain("E0308")));
    }

    /** What Cargo was called with, by a program that only writes that down. */
    private String commandLine(String folderSettings, CargoTask task) throws Exception {
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"x\"\n");
        Path file = folder.resolve(Settings.FOLDER_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, folderSettings);
        Path fake = Files.writeString(folder.resolve("fake"),
                "#!/bin/sh\necho \"$CARGO_TARGET_DIR|$@\"\n");
        assertTrue(fake.toFile().setExecutable(true));
        opened.close();
        var set = new ProgramCargo(processes, new TestPrograms("/nonexistent"),
                settings("--set", "cargo.program=" + fake), heard::add);
        set.bindPolicy(any -> true);
        var lines = Collections.synchronizedList(new ArrayList<String>());
        assertEquals(0, set.run(task, line -> lines.add(line.text())).await());
        return String.join("\n", lines);
    }

    @Test
    void features_the_target_folder_and_being_online_can_be_set_for_a_folder() throws Exception {
        CargoTask build = CargoTask.of(CargoTask.Kind.BUILD, folder);
        assertEquals("|build --offline", commandLine("", build));
        assertEquals("|build", commandLine("", build.online(true)));
        assertEquals("|build", commandLine("{\"cargo.offline\": false}", build));
        assertEquals("|build --offline --features=a,b", commandLine("{\"cargo.features\": [\"a\", \"b\"]}", build));
        assertEquals("|build --offline --all-features", commandLine("{\"cargo.features\": [\"*\"]}", build));
        assertEquals(folder + "/out|build --offline", commandLine("{\"cargo.targetFolder\": \"out\"}", build));
        trusted = false;
        assertEquals("|build --offline --features=a", commandLine(
                "{\"cargo.features\": [\"a\"], \"cargo.offline\": false, \"cargo.targetFolder\": \"out\"}", build));
    }

    @Test
    void nobody_gets_online_where_the_policy_locks_it() throws Exception {
        Files.writeString(home.resolve("policy.json"), "{\"by\": \"IT\", \"locked\": [\"cargo.offline\"]}");
        assertEquals("|build --offline", commandLine("{\"cargo.offline\": false}",
                CargoTask.of(CargoTask.Kind.BUILD, folder).online(true)));
    }

    @Test
    void checking_takes_more_arguments() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{\"cargo.checkArguments\": [\"--\", \"-Wclippy::all\"]}");
        commandLine("", CargoTask.of(CargoTask.Kind.BUILD, folder));
        assertEquals(List.of("check", "--workspace", "--message-format=json", "--keep-going", "--offline",
                "--all-targets", "--", "-Wclippy::all"), new CargoOptions(opened.settings()).check("check", true,
                        TestPrograms.installed()));
    }

    @Test
    void a_program_that_was_set_and_is_none_is_told_with_the_setting() throws Exception {
        opened.close();
        var wrong = new ProgramCargo(processes, TestPrograms.installed(), settings("--set", "cargo.program=gone"),
                heard::add);
        wrong.bindPolicy(any -> true);
        Failure failure = failure(wrong.run(CargoTask.of(CargoTask.Kind.RUN, folder), line -> {
        }));
        assertEquals("The setting cargo.program names " + folder.resolve("gone") + ", which is no program.",
                failure.why());
    }

    @Test
    void options_that_bring_in_another_program_start_nothing() throws Exception {
        copySample();
        Path marker = folder.resolve("started");
        for (List<String> options : List.of(List.of("--config", "build.rustc-wrapper='/bin/true'"),
                List.of("--config=target.x.runner='touch " + marker + "'"), List.of("-Zunstable-options"),
                List.of("--target=evil.json"), List.of("nul\0"))) {
            var task = new CargoTask(CargoTask.Kind.RUN, folder, "", null, "", false, false, false, options, List.of());
            int before = processes.commands.size();
            assertInstanceOf(Failure.Refused.class, failure(cargo.run(task, line -> {
            })), options::toString);
            assertEquals(before, processes.commands.size());
        }
    }

    @Test
    void codes_are_explained_and_options_are_not_codes() throws Exception {
        assumeCargo();
        assertTrue(cargo.explain("E0308").await().contains("Expected type did not match"));
        int before = processes.commands.size();
        failure(cargo.explain("--version"));
        assertEquals(before, processes.commands.size());
    }

    @Test
    void a_build_script_that_prints_and_a_cargo_that_dies_do_no_harm() throws Exception {
        Path fake = Files.createDirectories(folder.resolve("bin")).resolve("cargo");
        Files.writeString(fake,
                "#!/bin/sh\necho 'not json'\necho '{\"reason\":'\nhead -c 3000000 /dev/zero | tr '\\0' x\n"
                + "echo\necho error: gone >&2\nkill -9 $$\n");
        assertTrue(fake.toFile().setExecutable(true));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"x\"\n");
        var dying = new ProgramCargo(processes, new TestPrograms(fake.getParent().toString()),
                settings(), heard::add);
        dying.bindPolicy(any -> true);
        CheckResult result = dying.check(new CheckRequest(CheckRequest.Tool.CHECK, folder, true), found -> {
        }).await();
        assertEquals(List.of("gone"), result.all().stream().map(Diagnostic::message).toList());
    }

    private CheckResult check() throws Exception {
        return cargo.check(new CheckRequest(CheckRequest.Tool.CHECK, folder, true), found -> {
        }).await();
    }

    private static Failure failure(Call<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, call::await);
        return assertInstanceOf(FailureException.class, failed.getCause()).failure();
    }

    private void copySample() throws IOException {
        assumeCargo();
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(one -> !one.startsWith(SAMPLE.resolve("target"))).toList()) {
                Path copy = folder.resolve(SAMPLE.relativize(file).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void assumeCargo() {
        assumeTrue(TestPrograms.installed().find("cargo").isPresent(), "Cargo is not installed");
    }

    @Test
    void a_built_test_knows_what_cargo_would_set_for_it() throws Exception {
        crate("lib.rs", "#[test] fn it() { assert_eq!(env!(\"FROM_SCRIPT\"), \"x\"); }");
        Files.writeString(folder.resolve("build.rs"), "fn main() { println!(\"cargo:rustc-env=FROM_SCRIPT=x\"); }");
        var built = cargo.build(CargoTask.of(CargoTask.Kind.TEST, folder), line -> { }).await().executables();
        var environment = built.getFirst().environment();
        assertEquals("one", built.getFirst().packageName());
        assertEquals(folder.toString(), environment.get("CARGO_MANIFEST_DIR"));
        assertEquals("0.3.1", environment.get("CARGO_PKG_VERSION"));
        assertEquals("3", environment.get("CARGO_PKG_VERSION_MINOR"));
        assertEquals("x", environment.get("FROM_SCRIPT"));
        assertTrue(Files.isDirectory(Path.of(environment.get("OUT_DIR"))));
        assertTrue(environment.get("LD_LIBRARY_PATH").startsWith(folder.resolve("target/debug/deps").toString()));
    }

    @Test
    void what_stops_a_build_is_told_once_at_its_place_without_colours() throws Exception {
        crate("lib.rs", "pub fn f() -> u8 { \"text\" }");
        var found = Collections.synchronizedList(new ArrayList<Diagnostic>());
        var call = cargo.build(CargoTask.of(CargoTask.Kind.TEST, folder), Cargo.Instruments.NONE, line -> { },
                found::add);
        assertThrows(ExecutionException.class, call::await);
        assertEquals(List.of("1:20"), found.stream().map(each -> each.location().range().start().toString())
                .toList());
        assertEquals(folder.resolve("src/lib.rs"), found.getFirst().location().file());
        assertFalse(found.getFirst().explanation().contains("\u001b"));
    }

    private void crate(String name, String code) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"),
                "[package]\nname = \"one\"\nversion = \"0.3.1\"\nedition = \"2021\"\n");
        Files.writeString(folder.resolve("src").resolve(name), code);
    }
}
