package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Machine.DisplayServer;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.platform.Probe;

class DoctorTest {
    @TempDir
    Path temp;

    /** Finds only what lies in {@code temp}, unless the test machine has it in a well-known place. */
    private Map<String, Finding> findings(String... scripts) throws Exception {
        for (int i = 0; i < scripts.length; i += 2) {
            PathProgramsTest.script(temp, scripts[i], scripts[i + 1]);
        }
        var programs = new PathPrograms(SystemPathsTest.environment(temp, "Linux", "PATH", temp.toString()));
        return new ProbingDoctor(List.of(new ToolProbe(programs))).examine().await().stream()
                .collect(Collectors.toMap(Finding::name, Function.identity()));
    }

    @Test
    void a_tool_is_found_with_its_version() throws Exception {
        Finding cargo = findings("cargo", "echo 'cargo 1.95.0 (f2d3ce0bd 2026-03-21)'").get("cargo");
        assertEquals(new Finding("cargo", State.OK, true, "1.95.0", temp.resolve("cargo").toString(),
                "Builds, runs and tests Rust projects", ""), cargo);
    }

    @Test
    void an_old_a_broken_and_a_missing_tool_say_how_to_get_a_better_one() throws Exception {
        Map<String, Finding> all = findings("rustc", "echo 'rustc 1.48.0'", "rustup", "exit 0",
                "rustfmt", "echo 'not installed for the toolchain' >&2; exit 1");
        assertEquals(State.OLD, all.get("rustc").state());
        assertEquals(State.BROKEN, all.get("rustfmt").state());
        assertEquals(State.MISSING, all.get("rust-analyzer").state());
        assertEquals("rustup component add rust-analyzer", all.get("rust-analyzer").howToGet());
        for (String name : List.of("rustc", "rustfmt", "rust-analyzer")) {
            assertTrue(!all.get(name).howToGet().isEmpty(), name);
        }
    }

    @Test
    void a_debug_adapter_with_a_version_in_its_name_counts() throws Exception {
        Finding adapter = findings("lldb-dap-19", "echo 'LLVM (home):'; echo '  LLVM version 19.1.7'").get("lldb-dap");
        assertEquals(State.OK, adapter.state());
        assertEquals("19.1.7", adapter.version());
    }

    @Test
    void a_probe_that_fails_says_so_and_does_not_hide_the_others() throws Exception {
        var finding = new Finding("x", State.OK, true, "", "", "", "");
        Probe bad = scope -> {
            throw new IllegalStateException("probe, on purpose");
        };
        List<Finding> all = new ProbingDoctor(List.of(bad, scope -> List.of(finding))).examine().await();
        assertEquals(finding, all.getLast());
        assertEquals(2, all.size());
        assertEquals(State.BROKEN, all.getFirst().state());
        assertTrue(!all.getFirst().isTrouble() && !all.getFirst().howToGet().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "1.95.0, 1.70, false", "1.9, 1.70, true", "1.70, 1.70, false", "2, 1.70, false", "0.9.9, 1, true",
        "25.0.1, 25, false", "24, 25, true", "unknown, 1.70, false", "'', 1, false", "1.70.0-nightly, 1.70, false",
    })
    void versions_compare_by_their_numbers(String version, String least, boolean older) {
        assertEquals(older, ToolProbe.isOlder(version, least));
    }

    @Test
    void the_machine_tells_what_the_kernel_knows() throws IOException {
        Files.createDirectories(temp.resolve("etc"));
        Files.createDirectories(temp.resolve("proc/driver/nvidia/gpus/0000:01"));
        Files.createDirectories(temp.resolve("sys/fs/cgroup"));
        Files.writeString(temp.resolve("etc/os-release"), "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n");
        Files.writeString(temp.resolve("proc/meminfo"), "MemTotal:  2048 kB\nMemFree: 1 kB\nMemAvailable: 1024 kB\n");
        Files.writeString(temp.resolve("sys/fs/cgroup/memory.max"), "1572864\n");
        Files.writeString(temp.resolve("proc/driver/nvidia/gpus/0000:01/information"), "Model: \t NVIDIA H200\n");
        Facts facts = new LocalMachine(SystemPathsTest.environment(temp, "Linux", "DISPLAY", ":1"), temp).facts();
        assertEquals("Debian GNU/Linux 13 (trixie)", facts.os());
        assertEquals(1_572_864, facts.memory());
        assertEquals(1024 * 1024, facts.availableMemory());
        assertEquals("NVIDIA H200", facts.gpu());
        assertEquals(DisplayServer.X11, facts.display());
    }

    @Test
    void a_machine_that_tells_nothing_is_described_all_the_same() {
        Facts facts = new LocalMachine(SystemPathsTest.environment(temp, "Linux"), temp).facts();
        assertEquals("", facts.gpu());
        assertEquals(DisplayServer.NONE, facts.display());
        assertTrue(facts.memory() > 0);
        assertTrue(facts.processors() > 0);
    }
}
