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
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;

/** Over a rustup that does as the folder says in which it is asked: also whether a folder's own program runs. */
class ChosenToolchainsTest {
    /** Where a folder names a program, that is run; as rustup does by {@code path} in {@code rust-toolchain.toml}. */
    private static final String PROXY = """
            [ "$RUSTUP_AUTO_INSTALL" = 0 ] || { echo 'it installs'; exit 1; }
            name=machine; [ -f rust-toolchain ] && name=$(cat rust-toolchain)
            case "$1" in +*) name=${1#+};; esac
            [ -x ./evil ] && ./evil
            """;

    @TempDir
    Path temporary;
    private Path folder;
    private Path bin;
    private TestSettings settings;
    private ChosenToolchains toolchains;
    private boolean trusted;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("w"));
        bin = Files.createDirectories(temporary.toRealPath().resolve("bin"));
        Files.writeString(folder.resolve("rust-toolchain"), "of-the-folder");
        script(folder.resolve("evil"), "echo ran >" + temporary.toRealPath().resolve("ran"));
        script(bin.resolve("rustc"), PROXY
                + "case \"$*\" in *--print=sysroot) echo \"/toolchains/$name\";; "
                + "*-vV) echo \"rustc $name\"; echo 'host: some-host';; esac");
        Path machine = script(bin.resolve("toolchains/machine/clippy"), "");
        Path own = script(bin.resolve("toolchains/of-the-folder/analyzer"), "");
        script(bin.resolve("rustup"), PROXY + "case \"$2\" in --toolchain=*) name=${2#--toolchain=}; shift;; esac\n"
                + "program=" + bin + "/toolchains/$name/$2\n[ -x \"$program\" ] || exit 1\necho \"$program\"");
        assertTrue(Files.isExecutable(machine) && Files.isExecutable(own));
        Path home = Files.createDirectories(temporary.resolve("home"));
        settings = new TestSettings(home, new CargoSettings().keys(), List.of(),
                () -> List.of(new Folder(folder, trusted)), WrittenTexts.plain(), WrittenTexts.silent());
        toolchains = new ChosenToolchains(new TestProcesses(), new TestPrograms(bin + ":/bin:/usr/bin"),
                settings.settings());
        toolchains.bindPolicy(any -> trusted);
    }

    private static Path script(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        assertTrue(Files.writeString(file, "#!/bin/sh\n" + script + '\n').toFile().setExecutable(true));
        return file;
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private Path compiler() throws Exception {
        return toolchains.compiler(folder).await().home();
    }

    private Optional<String> program(String name) throws Exception {
        return toolchains.program(folder, name).await().map(found -> bin.relativize(found).toString());
    }

    private boolean hasRun() {
        return Files.exists(temporary.resolve("ran"));
    }

    /** A compiler that says what it is, and which toolchain it was told. */
    private void compilerNamed(String value, Path program) throws IOException {
        script(program, "case \"$*\" in --print=sysroot) echo \"/named/${RUSTUP_TOOLCHAIN:-none}\";; "
                + "-vV) echo 'rustc named'; echo 'host: some-host';; *) exit 1;; esac");
        Files.createDirectories(folder.resolve(".cargo"));
        Files.writeString(folder.resolve(".cargo/config.toml"), "[build]\nrustc = \"" + value + "\"\n");
    }

    @Test
    void the_compiler_that_settings_of_a_trusted_folder_name_is_asked_as_cargo_would() throws Exception {
        assumeTrue(System.getenv("RUSTC") == null);
        trusted = true;
        compilerNamed("tools/mine", folder.resolve("tools/mine"));
        assertEquals(Path.of("/named/none"), compiler());
        compilerNamed("other-rustc", bin.resolve("other-rustc"));
        assertEquals(Path.of("/named/none"), compiler());
        settings.settings().in(folder).set(CargoSettings.TOOLCHAIN, "machine");
        assertEquals(Path.of("/named/machine"), compiler());
    }

    @Test
    void a_compiler_that_a_folder_names_is_not_run_without_trust() throws Exception {
        compilerNamed("tools/mine", script(folder.resolve("tools/mine"), ""));
        script(folder.resolve("tools/mine"), "touch " + temporary.toRealPath().resolve("ran"));
        assertEquals(Path.of("/toolchains/machine"), compiler());
        assertFalse(hasRun());
    }

    @Test
    void a_compiler_that_is_not_there_is_told_with_the_file_that_names_it() throws Exception {
        assumeTrue(System.getenv("RUSTC") == null);
        trusted = true;
        compilerNamed("tools/mine", folder.resolve("tools/mine"));
        Files.delete(folder.resolve("tools/mine"));
        String said = assertThrows(ExecutionException.class, this::compiler).getCause().getMessage();
        assertTrue(said.contains("build.rustc in " + folder.resolve(".cargo/config.toml")), said);
    }

    @Test
    void a_folder_that_nobody_trusts_has_no_say_and_runs_nothing() throws Exception {
        assertEquals(Path.of("/toolchains/machine"), compiler());
        assertEquals(Optional.empty(), program("analyzer"));
        assertEquals(Optional.of("toolchains/machine/clippy"), program("clippy"));
        toolchains.unbindPolicy(any -> false);
        assertFalse(hasRun());
    }

    @Test
    void a_trusted_folder_chooses_and_what_its_toolchain_lacks_is_the_machines() throws Exception {
        trusted = true;
        assertEquals(Path.of("/toolchains/of-the-folder"), compiler());
        assertEquals(Optional.of("toolchains/of-the-folder/analyzer"), program("analyzer"));
        assertEquals(Optional.of("toolchains/machine/clippy"), program("clippy"));
        assertEquals(Optional.empty(), program("nowhere"));
        assertTrue(hasRun(), "the trial itself can tell");
    }

    @Test
    void what_people_set_counts_before_what_the_folder_says() throws Exception {
        trusted = true;
        settings.settings().in(folder).set(CargoSettings.TOOLCHAIN, "machine");
        assertEquals(Path.of("/toolchains/machine"), compiler());
        assertEquals(Optional.empty(), program("analyzer"));
    }

    @Test
    void a_file_is_asked_about_where_it_lies_and_without_rustup_there_is_no_stand_in() throws Exception {
        trusted = true;
        assertEquals(Path.of("/toolchains/of-the-folder"),
                toolchains.compiler(folder.resolve("rust-toolchain")).await().home());
        Files.delete(bin.resolve("rustup"));
        assertEquals(Optional.empty(), program("analyzer"));
        Files.delete(bin.resolve("rustc"));
        assertThrows(ExecutionException.class, this::compiler);
    }

    @Test
    void the_compiler_of_this_machine_says_where_it_lies() throws Exception {
        TestPrograms installed = TestPrograms.installed();
        assumeTrue(installed.find("rustc").isPresent(), "there is no compiler");
        var real = new ChosenToolchains(new TestProcesses(), installed, settings.settings());
        assertTrue(Files.isDirectory(real.compiler(folder).await().libraries()));
    }

    @Test
    void names_that_would_be_options_are_not_asked_for() {
        assertThrows(ExecutionException.class, () -> program("--help"));
    }
}
