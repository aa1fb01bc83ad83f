package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;

/** With the real Cargo: how often it is asked, and that it is asked whenever its answer would be another. */
class KnownWorkspaceTest {
    /** More than the steps of a file system's clock. */
    private static final long SOON = 40;

    @TempDir
    Path temporary;
    private Path folder;
    private final TestProcesses processes = new TestProcesses();
    private TestSettings settings;
    private ProgramCargo cargo;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(TestPrograms.installed().find("cargo").isPresent());
        folder = temporary.toRealPath().resolve("w");
        write("Cargo.toml", "[workspace]\nresolver = \"2\"\nmembers = [\"crates/*\"]\n");
        member("crates/one");
        Files.createDirectories(folder.resolve("crates/one/tests/deep"));
        Path home = Files.createDirectories(temporary.resolve("home"));
        settings = new TestSettings(home, new CargoSettings().keys(), List.of(),
                () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent());
        cargo = new ProgramCargo(processes, TestPrograms.installed(), settings.settings(), event -> { });
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void member(String place) throws IOException {
        write(place + "/Cargo.toml", "[package]\nname = \"" + Path.of(place).getFileName()
                + "\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        write(place + "/src/lib.rs", "");
    }

    private String asked() throws Exception {
        Thread.sleep(SOON);
        int before = processes.commands.size();
        Detection found = cargo.detect(folder).await();
        String told = found instanceof Detection.Found(var workspace) ? String.join(" ", workspace.packages().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.name()), targets(each))).toList()) : "none";
        return told + " " + (processes.commands.size() - before);
    }

    private static Stream<String> targets(CargoPackage one) {
        return one.targets().stream().filter(each -> each.kind() != CargoTarget.Kind.LIBRARY).map(CargoTarget::name);
    }

    @Test
    void cargo_is_asked_again_if_its_answer_could_be_another_and_not_otherwise() throws Exception {
        assertEquals("one 1", asked());
        assertEquals("one 0", asked());
        write("crates/one/src/lib.rs", "pub fn changed() {}\n");
        assertEquals("one 0", asked());
        write("crates/one/tests/deep/main.rs", "");
        assertEquals("one deep 1", asked());
        assertEquals("one deep 0", asked());
        Files.createDirectories(folder.resolve("crates/two/src"));
        assertEquals("none 1", asked());
        member("crates/two");
        assertEquals("one deep two 1", asked());
        write("crates/one/Cargo.toml", Files.readString(folder.resolve("crates/one/Cargo.toml")).replace("one", "won"));
        assertEquals("two won deep 1", asked());
        write("target/debug/made", "");
        write(".git/index", "");
        assertEquals("two won deep 1", asked());
        write("target/debug/more", "");
        write(".git/other", "");
        assertEquals("two won deep 0", asked());
        write("../Cargo.toml", "[workspace]\n");
        assertEquals("two won deep 1", asked());
    }

    @Test
    void what_changed_a_moment_before_is_not_taken_for_known() throws Exception {
        CargoWorkspace workspace = ((Detection.Found) cargo.detect(folder).await()).workspace();
        Instant changed = Files.getLastModifiedTime(folder.resolve("crates/one")).toInstant();
        assertTrue(KnownWorkspace.of("", workspace, changed.minusSeconds(1)).isEmpty());
        assertTrue(KnownWorkspace.of("", workspace, changed.plusMillis(1)).isEmpty());
        assertTrue(KnownWorkspace.of("", workspace, changed.plusSeconds(1)).orElseThrow().isFresh(""));
    }
}
