package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoCompiler;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Over a rustup whose compilers say no more than who they are. */
class CompilerTest {
    @TempDir
    Path temporary;
    private Path folder;
    private TestSettings settings;
    private final TestProcesses processes = new TestProcesses();
    private ProgramCargo cargo;
    private TestPrograms programs;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("w"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"x\"\n");
        program("rustup", "");
        program("rustc", """
                release=1.95.0; case "$1" in +*) release=1.97.0-${1#+}; shift;; esac
                if [ "$*" = --print=sysroot ]; then echo "/home/$release"; exit; fi
                [ "$*" = -vV ] || exit 1
                echo "rustc $release (abc 2026-04-14)"
                echo "binary: rustc"
                echo "host: some-host"
                echo "release: $release"
                echo "LLVM version: 22.1.2"
                """);
        // One procedural macro is built, whose harness needs the compiler's libraries.
        program("cargo", "echo '{\"reason\":\"compiler-artifact\",\"package_id\":\"path+file:///w#x@0.1.0\","
                + "\"manifest_path\":\"/w/Cargo.toml\",\"target\":{\"kind\":[\"proc-macro\"],\"name\":\"x\","
                + "\"src_path\":\"/w/src/lib.rs\"},\"profile\":{\"test\":true},"
                + "\"executable\":\"/w/target/debug/deps/x\",\"filenames\":[],\"fresh\":true}'\n");
        Path home = Files.createDirectories(temporary.resolve("home"));
        settings = new TestSettings(home, new CargoSettings().keys(), List.of(),
                () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent());
        programs = new TestPrograms(temporary.resolve("bin").toString());
        cargo = new ProgramCargo(processes, programs, settings.settings(), event -> { });
        cargo.bindPolicy(any -> true);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(temporary.resolve("bin")).resolve(name);
        assertTrue(Files.writeString(file, "#!/bin/sh\n" + script).toFile().setExecutable(true));
    }

    @AfterEach
    void close() {
        settings.close();
    }

    @Test
    void the_toolchain_that_people_chose_for_the_folder_is_asked() throws Exception {
        CargoCompiler own = cargo.compiler(folder).await();
        assertEquals(new CargoCompiler("rustc 1.95.0 (abc 2026-04-14)", "some-host", Path.of("/home/1.95.0")), own);
        assertFalse(own.isUnstable());
        cargo.choose(folder, CargoChoice.STANDARD.withToolchain("nightly")).await();
        CargoCompiler chosen = cargo.compiler(folder).await();
        assertTrue(chosen.isUnstable());
        assertEquals(Path.of("/home/1.97.0-nightly/lib/rustlib/some-host/lib"), chosen.libraries());
        assertEquals(folder, processes.commands.getLast().folder());
    }

    @Test
    void what_is_built_gets_the_libraries_of_that_toolchain() throws Exception {
        cargo.choose(folder, CargoChoice.STANDARD.withToolchain("nightly")).await();
        var built = cargo.build(CargoTask.of(CargoTask.Kind.TEST, folder), line -> { }).await().executables();
        assertTrue(built.getFirst().environment().toString().contains("/home/1.97.0-nightly/lib/rustlib/some-host/lib"),
                built::toString);
    }

    @Test
    void nothing_is_asked_without_trust_and_what_is_no_compiler_is_none() throws Exception {
        cargo.bindPolicy(any -> false);
        assertThrows(ExecutionException.class, () -> cargo.compiler(folder).await());
        assertEquals(List.of(), processes.commands);
        assertEquals(Optional.empty(), CompilerWords.read("I am none\n", "/home"));
        assertEquals(Optional.empty(), CompilerWords.read("", ""));
    }
}
