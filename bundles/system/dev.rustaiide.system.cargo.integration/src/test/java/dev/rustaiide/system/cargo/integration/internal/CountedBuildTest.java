package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** With the real Cargo, over a package that does not compile unless the flags of its own settings are there too. */
class CountedBuildTest {
    @TempDir
    Path temporary;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        folder = temporary.toRealPath().resolve("w");
        write("Cargo.toml", "[package]\nname = \"w\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        write("src/lib.rs", "#[cfg(not(mine))]\ncompile_error!(\"the flags are lost\");\n#[test]\nfn one() {}\n");
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    private Path built(String settings) throws Exception {
        write(".cargo/config.toml", settings);
        Path home = Files.createDirectories(temporary.resolve("home"));
        try (var machine = new RealMachine();
                var all = new TestSettings(home, new CargoSettings().keys(), List.of(),
                        () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent())) {
            assumeTrue(machine.programs().find("cargo").isPresent());
            var cargo = new ProgramCargo(machine.processes(), machine.programs(), all.settings(), event -> { });
            cargo.bindPolicy(any -> true);
            return cargo.build(CargoTask.of(CargoTask.Kind.TEST, folder), Cargo.Instruments.COVERAGE, line -> { },
                    problem -> { }).await().executables().getFirst().program();
        }
    }

    @Test
    void the_flags_of_the_folder_and_its_target_folder_stay_in_force() throws Exception {
        Path program = built("[build]\nrustflags = [\"--cfg=mine\"]\ntarget-dir = \"out\"\n");
        assertTrue(program.startsWith(folder.resolve("out/coverage")), program::toString);
        assertTrue(Files.readString(program, StandardCharsets.ISO_8859_1).contains("__llvm_prf"));
        for (String other : List.of("target.'cfg(all())' = { rustflags = \"--cfg=mine\" }\n",
                "[target.'cfg(not(windows))']\nrustflags = [\"--cfg=mine\"]\n",
                "build.rustflags = \"--cfg mine --cfg=q=\\\"a\\\"\"\n")) {
            assertTrue(Files.readString(built(other), StandardCharsets.ISO_8859_1).contains("__llvm_prf"), other);
        }
    }

    @Test
    void flags_in_variables_are_kept_as_they_are_written() throws Exception {
        Command build = Command.of("cargo", "+nightly", "test");
        assertEquals("-Ca -Cinstrument-coverage", counted(build, Map.of("RUSTFLAGS", "-Ca")).environment()
                .get("RUSTFLAGS"));
        assertEquals("-Cinstrument-coverage", counted(build, Map.of("RUSTFLAGS", "")).environment().get("RUSTFLAGS"));
        Command encoded = counted(build, Map.of("RUSTFLAGS", "-Ca", "CARGO_ENCODED_RUSTFLAGS", "-Cb\u001f-Cc d"));
        assertEquals("-Cb\u001f-Cc d\u001f-Cinstrument-coverage", encoded.environment().get("CARGO_ENCODED_RUSTFLAGS"));
        assertEquals(List.of("+nightly", "--config", "target.\"cfg(not(any(rust_ai_ide)))\".rustflags="
                + "[\"-Cinstrument-coverage\"]", "test"),
                counted(build, Map.of("CARGO_TARGET_A_B_RUSTFLAGS", "-Cz")).arguments());
    }

    private Command counted(Command build, Map<String, String> variables) throws IOException {
        return new CountedBuild(folder, folder.resolve("target"), variables).of(build);
    }
}
