package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** With the real Cargo, which says for itself whether it takes them. */
class ChosenFeaturesTest {
    @TempDir
    Path temporary;
    private Path folder;
    private final RealMachine machine = new RealMachine();
    private TestSettings settings;
    private ProgramCargo cargo;

    /** Of the three, {@code low} is needed by {@code high}; each tells the features it was built with. */
    @BeforeEach
    void open() throws IOException {
        assumeTrue(machine.programs().find("cargo").isPresent());
        folder = temporary.toRealPath().resolve("w");
        member("low", "[features]\nfast = []\n");
        member("high", "[dependencies]\nlow = { path = \"../low\" }\n[features]\nnice = []\nshared = []\n");
        member("other", "[features]\nshared = []\n");
        manifest("");
        Path home = Files.createDirectories(temporary.resolve("home"));
        settings = new TestSettings(home, new CargoSettings().keys(), List.of(),
                () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent());
        cargo = new ProgramCargo(machine.processes(), machine.programs(), settings.settings(), event -> { });
        cargo.bindPolicy(any -> true);
    }

    private void manifest(String more) throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), "[workspace]\nresolver = \"2\"\nmembers = [\"low\", \"high\", "
                + "\"other\"]\n" + more);
    }

    private void member(String name, String more) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name).resolve("src"));
        Files.writeString(folder.resolve(name).resolve("Cargo.toml"), "[package]\nname = \"" + name
                + "\"\nversion = \"0.1.0\"\nedition = \"2021\"\n" + more);
        Files.writeString(source.resolve("lib.rs"), List.of("fast", "nice", "shared").stream()
                .map(each -> "#[cfg(feature = \"" + each + "\")]\n#[deprecated]\npub fn has_" + each + "() {}\n"
                        + "#[cfg(feature = \"" + each + "\")]\npub fn uses_" + each + "() { has_" + each + "(); }\n")
                .reduce("#![allow(unexpected_cfgs)]\n", String::concat));
    }

    @AfterEach
    void close() {
        settings.close();
        machine.close();
    }

    private void check(String expected, CargoTask task) throws Exception {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        var report = cargo.report(task, news -> said.add(news.toString())).await();
        assertEquals(0, report.exit(), said::toString);
        assertEquals(expected, report.problems().stream().map(each -> folder.relativize(each.location().file())
                .getName(0) + " " + each.message().replaceAll(".*`\\w*has_(\\w+)`.*", "$1")).sorted().distinct()
                .toList().toString());
    }

    @Test
    void each_run_is_told_those_that_its_packages_have_and_no_others() throws Exception {
        cargo.choose(folder, CargoChoice.STANDARD.withFeatures(List.of("low/fast", "high/nice", "shared", "nice")))
                .await();
        CargoTask task = CargoTask.of(CargoTask.Kind.CHECK, folder);
        check("[high nice, high shared, low fast, other shared]", task);
        check("[high nice, high shared, low fast]", task.of("high", null));
        check("[other shared]", task.of("other", null));
        check("[low fast]", task.with(List.of("--package=low")));
        check("[low fast, other shared]", task.with(List.of("-p", "low", "-pother")));
        check("[low fast]", CargoTask.of(CargoTask.Kind.CHECK, folder.resolve("low/src")));
        manifest("default-members = [\"other\"]\n");
        check("[other shared]", task);
        check("[high nice, high shared, low fast, other shared]", task.with(List.of("--workspace")));
    }

    @Test
    void a_build_goes_by_the_same() throws Exception {
        cargo.choose(folder, CargoChoice.STANDARD.withFeatures(List.of("high/nice", "fast"))).await();
        CargoTask task = CargoTask.of(CargoTask.Kind.TEST, folder);
        assertEquals(1, cargo.build(task.with(List.of("--package=other", "--lib")), line -> { }).await()
                .executables().size());
        assertEquals(0, cargo.run(task.with(List.of("--doc", "--package=low")), line -> { }).await());
    }
}
