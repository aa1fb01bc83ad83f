package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoToolchain;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;

/** Runs of the real Cargo, on processes as the product has them. */
class CargoReportTest {
    @TempDir
    Path temporary;
    private Path folder;
    private final RealMachine machine = new RealMachine();
    private TestSettings settings;
    private ProgramCargo cargo;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(machine.programs().find("cargo").isPresent());
        folder = temporary.toRealPath().resolve("two");
        write("Cargo.toml", """
                [workspace]
                members = ["app", "geo"]
                resolver = "2"
                [profile.tiny]
                inherits = "release"
                [profile.dev.package.geo]
                opt-level = 1
                """);
        write("app/Cargo.toml", """
                [package]
                name = "app"
                version = "0.1.0"
                edition = "2021"
                license = "MIT"
                [features]
                default = ["round"]
                round = []
                loud = ["geo/fast"]
                [dependencies]
                geo = { path = "../geo" }
                """);
        write("geo/Cargo.toml", "[package]\nname = \"geo\"\nversion = \"0.2.0\"\nedition = \"2021\"\n"
                + "[features]\nfast = []\n");
        write("app/src/main.rs", "fn main() { if cfg!(feature = \"loud\") { println!(\"LOUD\") } else "
                + "{ println!(\"quiet {}\", geo::one()) } }\n");
        write("geo/src/lib.rs", "pub fn one() -> u8 { 1 }\n");
        Path home = Files.createDirectories(temporary.resolve("home"));
        settings = new TestSettings(home, new CargoSettings().keys(), List.of(),
                () -> List.of(new Folder(folder, true)), WrittenTexts.plain(),
                WrittenTexts.silent());
        cargo = new ProgramCargo(machine.processes(), machine.programs(), settings.settings(), event -> { });
        cargo.bindPolicy(any -> true);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @AfterEach
    void close() {
        settings.close();
        machine.close();
    }

    private CargoReport report(CargoTask.Kind kind) throws Exception {
        return cargo.report(CargoTask.of(kind, folder), news -> { }).await();
    }

    @Test
    void a_workspace_has_features_dependencies_licences_and_profiles() throws Exception {
        CargoWorkspace workspace = ((Detection.Found) cargo.detect(folder).await()).workspace();
        assertEquals(List.of("dev", "release", "tiny"), workspace.profiles());
        var app = workspace.member("app").orElseThrow();
        assertEquals(List.of("geo/fast"), app.features().get(1).turnsOn());
        assertEquals("MIT", app.licence());
        assertEquals(folder.resolve("geo"), app.dependencies().getFirst().path().orElseThrow());
    }

    @Test
    void a_workspace_without_members_is_one_and_a_member_that_is_gone_is_told() throws Exception {
        write("Cargo.toml", "[workspace]\nmembers = []\n");
        assertEquals(List.of(), ((Detection.Found) cargo.detect(folder).await()).workspace().packages());
        write("Cargo.toml", "[workspace]\nmembers = [\"gone\"]\n");
        var broken = (Detection.Broken) cargo.detect(folder).await();
        assertTrue(broken.diagnostic().explanation().contains("gone"), broken::toString);
    }

    @Test
    void a_build_tells_problems_and_artifacts_and_a_run_its_output() throws Exception {
        write("geo/src/lib.rs", "pub fn one() -> u8 { let mut x = 1; x }\n");
        CargoReport built = report(CargoTask.Kind.BUILD);
        assertTrue(built.success());
        assertEquals(1, built.count(Severity.WARNING));
        assertFalse(built.problems().getFirst().explanation().contains("\u001b"));
        assertTrue(built.artifacts().stream().anyMatch(each -> each.packageName().equals("app")
                && each.program().filter(Files::isExecutable).isPresent()));
        Set<String> printed = ConcurrentHashMap.newKeySet();
        cargo.report(CargoTask.of(CargoTask.Kind.RUN, folder), news -> {
            if (news instanceof CargoNews.Printed(var line) && !line.error()) {
                printed.add(line.text());
            }
        }).await();
        assertEquals(Set.of("quiet 1"), printed);
        write("geo/src/lib.rs", "pub fn one() -> u8 { \"\" }\n");
        CargoReport wrong = report(CargoTask.Kind.CHECK);
        assertEquals(1, wrong.count(Severity.ERROR));
        assertEquals(101, wrong.exit());
    }

    @Test
    void formatting_and_documenting_are_told_likewise() throws Exception {
        Path main = folder.resolve("app/src/main.rs");
        assertTrue(report(CargoTask.Kind.FMT).success());
        assertTrue(Files.readString(main).lines().count() > 3, "formatted");
        write("app/src/main.rs", "fn main( {\n");
        CargoReport wrong = report(CargoTask.Kind.FMT);
        assertEquals(main, wrong.problems().getFirst().location().file());
        write("app/src/main.rs", "//! See [`Nothing`].\nfn main() {}\n");
        CargoReport documented = cargo.report(CargoTask.of(CargoTask.Kind.DOC, folder).with(List.of("--no-deps")),
                news -> { }).await();
        assertEquals("rustdoc::broken_intra_doc_links", documented.problems().getFirst().code().orElseThrow());
    }

    @Test
    void what_people_chose_is_used_by_every_later_run_and_lies_in_the_settings() throws Exception {
        CargoChoice choice = cargo.choice(folder).await().with("app", "loud", true).withProfile("tiny");
        cargo.choose(folder, choice).await();
        assertEquals(choice, cargo.choice(folder).await());
        Set<String> printed = ConcurrentHashMap.newKeySet();
        var task = CargoTask.of(CargoTask.Kind.RUN, folder).of("app", null);
        assertEquals(0, cargo.run(task, line -> printed.add(line.text())).await());
        assertTrue(printed.contains("LOUD"), printed::toString);
        assertTrue(Files.isExecutable(folder.resolve("target/tiny/app")));
        // A feature of another member is none of the geo's business.
        assertTrue(cargo.report(CargoTask.of(CargoTask.Kind.BUILD, folder).of("geo", null), news -> { }).await()
                .success());
        cargo.choose(folder, CargoChoice.STANDARD).await();
        assertFalse(Files.readString(folder.resolve(".rust-ai-ide/settings.json")).contains("cargo."));
    }

    @Test
    void toolchains_are_those_of_rustup_or_the_one_there_is() throws Exception {
        List<CargoToolchain> all = cargo.toolchains().await();
        assertEquals(1, all.stream().filter(CargoToolchain::isDefault).count());
        assertTrue(all.getFirst().version().startsWith("rustc "), all::toString);
        assertEquals("nightly", new CargoToolchain("nightly-x86_64-unknown-linux-gnu", "", false).shortName());
    }

    @Test
    void a_build_script_that_never_ends_is_ended_with_all_that_it_started() throws Exception {
        write("geo/build.rs", "fn main() { std::process::Command::new(\"sleep\").arg(\"98.7654\").status()"
                + ".unwrap(); }");
        var up = new CountDownLatch(1);
        Call<CargoReport> run = cargo.report(CargoTask.of(CargoTask.Kind.BUILD, folder), news -> { });
        Call<?> watch = Call.start("watch", scope -> {
            while (sleepers().isEmpty()) {
                scope.check();
                Thread.sleep(20);
            }
            up.countDown();
            return null;
        });
        assertTrue(up.await(60, TimeUnit.SECONDS), "the build script runs");
        run.cancel();
        assertThrows(InterruptedException.class, run::await);
        watch.cancel();
        assertEquals(Set.of(), sleepers());
    }

    private static Set<Long> sleepers() {
        return ProcessHandle.current().descendants().filter(each -> each.info().commandLine().orElse("")
                .contains("98.7654")).map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    void a_cargo_that_is_killed_says_so_by_its_exit_code() throws Exception {
        write("geo/build.rs", "fn main() { std::process::Command::new(\"sleep\").arg(\"87.6543\").status()"
                + ".unwrap(); }");
        Call<CargoReport> run = cargo.report(CargoTask.of(CargoTask.Kind.BUILD, folder), news -> { });
        for (int i = 0; i < 3000; i++) {
            var started = ProcessHandle.current().descendants().filter(each -> each.info().commandLine().orElse("")
                    .contains("87.6543")).findFirst();
            if (started.isPresent()) {
                // The build script's parent is Cargo.
                started.get().parent().flatMap(ProcessHandle::parent).orElseThrow().destroyForcibly();
                started.get().destroyForcibly();
                break;
            }
            Thread.sleep(20);
        }
        assertEquals(128 + 9, run.await().exit());
    }
}
