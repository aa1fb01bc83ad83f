package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.CargoCompiler;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** With the real Cargo and rustdoc, over an example that leaves a file when it runs. */
class HeldExamplesTest {
    private static final CargoCompiler NEW = new CargoCompiler("rustc 1.89.0 (a 2025-08-04)", "", Path.of(""));

    @TempDir
    Path temporary;
    private Path folder;
    private Path ran;

    @BeforeEach
    void open() throws IOException {
        folder = temporary.toRealPath().resolve("w");
        ran = folder.resolve("ran");
        write("Cargo.toml", "[package]\nname = \"w\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        write("src/lib.rs", "//! ```\n//! #[cfg(mine)] let word = \"mine\";\n"
                + "//! #[cfg(not(mine))] let word = \"plain\";\n"
                + "//! std::fs::write(\"" + ran + "\", word).unwrap();\n//! ```\n");
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    /** Runs the example with {@code settings} of Cargo, with rustdoc there before it may run if {@code early}. */
    private void check(boolean early, String settings) throws Exception {
        write(".cargo/config.toml", settings);
        Files.deleteIfExists(ran);
        Path home = Files.createDirectories(temporary.resolve("home"));
        var rustdoc = new CountDownLatch(1);
        var told = new AtomicBoolean();
        var ranBefore = new AtomicBoolean();
        try (var machine = new RealMachine();
                var all = new TestSettings(home, new CargoSettings().keys(), List.of(),
                        () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent())) {
            assumeTrue(machine.programs().find("cargo").isPresent());
            var cargo = new ProgramCargo(machine.processes(), machine.programs(), all.settings(), event -> { });
            cargo.bindPolicy(any -> true);
            CargoCompiler compiler = cargo.compiler(folder).await();
            assumeTrue(compiler.isSince(89));
            CargoTask task = CargoTask.of(CargoTask.Kind.TEST, folder).with(List.of("--doc"));
            Call<Integer> run = cargo.runDocumentation(task, compiler, Call.start("others", scope -> {
                told.set(rustdoc.await(early ? 30 : 1, TimeUnit.SECONDS));
                // Time for an example that does not wait.
                Thread.sleep(early ? 1500 : 0);
                ranBefore.set(Files.exists(ran));
                throw new IOException("they failed");
            }), line -> {
                if (line.text().contains("Doc-tests")) {
                    rustdoc.countDown();
                }
            });
            assertEquals(0, run.await());
        }
        assertTrue(Files.exists(ran));
        assertFalse(ranBefore.get());
        assertEquals(early, told.get());
    }

    @Test
    void an_example_is_compiled_at_once_and_runs_when_the_others_have_ended() throws Exception {
        check(true, "");
        assertEquals("plain", Files.readString(ran));
        check(true, "build.rustdocflags = [\"--cfg=mine\"]\n");
        assertEquals("mine", Files.readString(ran));
    }

    @Test
    void flags_in_variables_are_kept_as_they_are_written() throws Exception {
        assertTrue(encoded(Map.of("RUSTDOCFLAGS", "-Ca  --cfg=b")).startsWith("-Ca\u001f--cfg=b\u001f--test-runtool="));
        assertTrue(encoded(Map.of("RUSTDOCFLAGS", "")).startsWith("--test-runtool="));
        assertTrue(encoded(Map.of("RUSTDOCFLAGS", "-Ca", "CARGO_ENCODED_RUSTDOCFLAGS", "-Cb\u001f-Cc d"))
                .startsWith("-Cb\u001f-Cc d\u001f--test-runtool="));
    }

    private String encoded(Map<String, String> variables) throws IOException {
        return held(variables, NEW).orElseThrow().environment().getOrDefault("CARGO_ENCODED_RUSTDOCFLAGS", "");
    }

    private Optional<Command> held(Map<String, String> variables, CargoCompiler compiler) throws IOException {
        return new HeldExamples(new CargoConfiguration(folder, variables), compiler)
                .of(Command.of("cargo", "test", "--doc").in(folder));
    }

    @Test
    void where_people_chose_what_examples_run_in_or_rustdoc_is_old_nothing_starts_early() throws Exception {
        assertTrue(held(Map.of(), NEW).isPresent());
        assertTrue(held(Map.of(), CargoCompiler.UNTOLD).isEmpty());
        assertTrue(held(Map.of(), new CargoCompiler("rustc 1.88.0", "", Path.of(""))).isEmpty());
        assertTrue(held(Map.of("RUSTDOC", "mine"), NEW).isEmpty());
        assertTrue(held(Map.of("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER", "qemu"), NEW).isEmpty());
        for (String settings : List.of("target.'cfg(all())'.runner = \"env\"\n", "build.rustdoc = \"mine\"\n",
                "build.rustdocflags = \"--cfg mine\"\n", "target.x.rustdocflags = [\"-Ca\"]\n")) {
            write(".cargo/config.toml", settings);
            assertTrue(held(Map.of(), NEW).isEmpty(), settings);
        }
    }

    @Test
    void an_example_in_a_runner_of_peoples_own_runs_when_the_others_have_ended() throws Exception {
        check(false, "target.'cfg(all())'.runner = \"env\"\n");
    }
}
