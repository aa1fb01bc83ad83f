package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.BuildTimes;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.ProgramSize;

/** With the real Cargo. */
class BuiltReportsTest {
    @TempDir
    Path temporary;
    private Path folder;
    private final RealMachine machine = new RealMachine();
    private TestSettings settings;
    private BuiltReports reports;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(machine.programs().find("cargo").isPresent());
        folder = Files.createDirectories(temporary.toRealPath().resolve("my-app/src")).getParent();
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"my-app\"\nversion = \"0.1.0\"\n"
                + "edition = \"2021\"\n");
        Files.writeString(folder.resolve("src/main.rs"), "#[derive(Debug)]\nstruct X;\n\n#[inline(never)]\nfn shown() "
                + "{\n    println!(\"{X:?}\");\n}\n\nfn main() {\n    shown();\n}\n");
        Path home = Files.createDirectories(temporary.resolve("home"));
        settings = new TestSettings(home, new CargoSettings().keys(), List.of(),
                () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent());
        var cargo = new ProgramCargo(machine.processes(), machine.programs(), settings.settings(), event -> { });
        cargo.bindPolicy(any -> true);
        reports = new BuiltReports(cargo, machine.processes(), machine.programs(), settings.settings());
        reports.bindPolicy(any -> true);
    }

    @AfterEach
    void close() {
        settings.close();
        machine.close();
    }

    @Test
    void times_and_size_of_a_program_are_told() throws Exception {
        BuildTimes times = reports.times(folder, false, line -> { }).await();
        assertEquals(List.of("my-app"), times.units().stream().map(BuildTimes.Unit::name).toList());
        assertTrue(Files.isRegularFile(times.page()));
        ProgramSize size = reports.size(CargoTask.of(CargoTask.Kind.BUILD, folder), line -> { }).await();
        assertTrue(size.bytes() > size.code() && size.code() > 10_000);
        List<String> crates = size.crates().stream().map(ProgramSize.Part::name).toList();
        assertTrue(crates.containsAll(List.of("std", "core", "my_app")), crates::toString);
        assertTrue(size.crates().stream().mapToLong(ProgramSize.Part::bytes).sum() <= size.code());
    }

    @Test
    void macros_are_expanded_by_the_stable_compiler_and_leave_other_builds_alone() throws Exception {
        assumeTrue(machine.programs().find("cargo-expand").isEmpty());
        var expansion = reports.expand(folder, "", null).await();
        assertTrue(expansion.text().contains("impl ::core::fmt::Debug for X"), expansion::text);
        assertEquals("the compiler itself", expansion.by());
        assertTrue(Files.notExists(folder.resolve("target/debug")));
        Files.writeString(folder.resolve("src/main.rs"), "fn main() { nothing!(); }\n");
        ExecutionException failed = assertThrows(ExecutionException.class, () -> reports.expand(folder, "my-app", null)
                .await());
        String why = ((FailureException) failed.getCause()).failure().why();
        assertTrue(why.contains("nothing"), why);
    }

    @Test
    void expanding_needs_trust_and_passes_the_rules_of_commands_as_a_build_does() throws Exception {
        var odd = new CargoTarget("my-app\0", CargoTarget.Kind.PROGRAM, folder.resolve("src/main.rs"));
        assertTrue(refusal(() -> reports.expand(folder, "", odd).await()).contains("NUL"));
        reports.bindPolicy(any -> false);
        assertTrue(refusal(() -> reports.expand(folder, "", null).await()).contains("not trusted"));
    }

    @Test
    void a_member_that_is_trusted_by_itself_is_expanded_as_it_is_built() throws Exception {
        assumeTrue(machine.programs().find("cargo-expand").isEmpty());
        Path member = Files.createDirectories(folder.resolve("part/src")).getParent();
        Files.writeString(folder.resolve("Cargo.toml"), "[workspace]\nmembers = [\"part\"]\nresolver = \"2\"\n");
        Files.writeString(member.resolve("Cargo.toml"), "[package]\nname = \"part\"\nversion = \"0.1.0\"\n"
                + "edition = \"2021\"\n");
        Files.writeString(member.resolve("src/lib.rs"), "#[derive(Debug)]\npub struct Y;\n");
        reports.bindPolicy(place -> place.startsWith(member));
        assertTrue(reports.expand(member, "part", null).await().text().contains("for Y"));
    }

    private static String refusal(Executable asked) {
        ExecutionException failed = assertThrows(ExecutionException.class, asked);
        return ((FailureException) failed.getCause()).failure().why();
    }

    @Test
    void a_program_without_symbols_says_so() throws Exception {
        Files.writeString(folder.resolve("Cargo.toml"), Files.readString(folder.resolve("Cargo.toml"))
                + "[profile.dev]\nstrip = true\n");
        ExecutionException failed = assertThrows(ExecutionException.class, () -> reports.size(
                CargoTask.of(CargoTask.Kind.BUILD, folder), line -> { }).await());
        assertTrue(((FailureException) failed.getCause()).failure().why().contains("stripped"));
    }
}
