package dev.rustaiide.foundation.platform.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.NativePlatform;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.internal.InstallationProbe.Installed;

/** Machines that are made of files. */
class ProbesTest {
    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static Map<String, Finding> look(Probe probe) throws Exception {
        return Call.start("look", probe::examine).await().stream()
                .collect(Collectors.toMap(Finding::name, Function.identity()));
    }

    private Environment environment(String... variables) {
        return SystemPathsTest.environment(root, "Linux", variables);
    }

    private LocalMachine machine(String... variables) {
        return new LocalMachine(environment(variables), root);
    }

    private Map<String, Finding> hardware() throws Exception {
        return look(new HardwareProbe(machine(), new SystemFiles(root)));
    }

    private PathPrograms noPrograms() {
        return new PathPrograms(environment("PATH", root.resolve("bin").toString()));
    }

    @Test
    void a_container_of_the_second_version_limits_processors_and_memory() throws Exception {
        file("proc/self/cgroup", "0::/user.slice/app\n");
        file("sys/fs/cgroup/user.slice/app/cpu.max", "max 100000\n");
        file("sys/fs/cgroup/user.slice/cpu.max", "50000 100000\n");
        file("sys/fs/cgroup/user.slice/memory.max", "1073741824\n");
        file("sys/fs/cgroup/user.slice/app/memory.max", "max\n");
        file("proc/meminfo", "MemTotal: 8388608 kB\nMemAvailable: 4194304 kB\n");
        var findings = hardware();
        assertTrue(findings.get("cores").version().endsWith("container limit 0.5"), findings.get("cores")::version);
        assertEquals(State.WEAK, findings.get("cores").state());
        assertEquals("1.0 GiB, 1.0 GiB available, container limit", findings.get("memory").version());
        assertEquals(State.WEAK, findings.get("memory").state());
    }

    @Test
    void a_container_of_the_first_version_does_so_too() throws Exception {
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "150000\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "4294967296\n");
        var limits = new ContainerLimits(new SystemFiles(root));
        assertEquals(1.5, limits.processors());
        assertEquals(4L << 30, limits.memory());
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertEquals(0, limits.memory());
    }

    @Test
    void vector_units_are_told_by_the_names_that_people_know() throws Exception {
        file("proc/cpuinfo", "processor : 0\nmodel name : Xeon   Gold\nflags : fpu avx2 avx512f amx_tile\n");
        var findings = hardware();
        assertEquals("Xeon Gold", findings.get("processor").version());
        assertEquals("AVX2, AVX-512, AMX", findings.get("vector units").version());
        file("proc/cpuinfo", "processor : 0\nFeatures : fp asimd sve\n");
        assertEquals("NEON, SVE", hardware().get("vector units").version());
    }

    @Test
    void a_graphics_card_is_told_with_its_driver() throws Exception {
        file("proc/driver/nvidia/gpus/0/information", "Model: \t NVIDIA H100\n");
        file("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  570.86.15  Thu\nGCC\n");
        assertEquals("NVIDIA H100, driver nvidia 570.86.15", hardware().get("gpu").version());
    }

    @Test
    void small_limits_of_the_system_come_with_the_command_that_raises_them() throws Exception {
        file("proc/sys/fs/inotify/max_user_watches", "8192\n");
        file("proc/sys/fs/inotify/max_user_instances", "512\n");
        file("proc/self/limits", "Limit   Soft Limit  Hard Limit  Units\nMax open files   1024   524288   files\n");
        file("lib64/libc.so.6", "\u0001GNU C Library (Debian GLIBC 2.41-12) stable release version 2.41.\n");
        Environment ascii = environment("LANG", "C");
        var findings = look(new SystemProbe(machine(), ascii, new SystemFiles(root)));
        assertEquals("sudo sysctl fs.inotify.max_user_watches=524288", findings.get("file watches").howToGet());
        assertEquals(State.OK, findings.get("watchers").state());
        assertEquals("1024 allowed", findings.get("open files").version());
        assertEquals(State.WEAK, findings.get("open files").state());
    }

    @Test
    void numbers_of_the_kernel_are_read_whole() throws Exception {
        Path limit = Path.of("/proc/sys/fs/inotify/max_user_watches");
        assumeTrue(Files.exists(limit));
        assertTrue(SystemFiles.ofMachine().numberIn("proc/sys/fs/inotify/max_user_watches") > 100);
    }

    @Test
    void native_parts_are_for_one_platform_and_it_says_so() {
        assertEquals("linux-x86_64", NativePlatform.of("Linux", "amd64", false).id());
        assertTrue(NativePlatform.of("Linux", "amd64", false).isSupported());
        assertEquals("linux-x86_64-musl", NativePlatform.of("Linux", "amd64", true).id());
        for (NativePlatform other : List.of(NativePlatform.of("Linux", "amd64", true),
                NativePlatform.of("Mac OS X", "aarch64", false), NativePlatform.of("Windows 11", "amd64", false),
                NativePlatform.of("Linux", "riscv64", false))) {
            assertFalse(other.isSupported(), other::id);
        }
    }

    @Test
    void without_a_display_the_window_is_missing_and_nothing_is_in_trouble() throws Exception {
        file("usr/lib/x86_64-linux-gnu/libgtk-3.so.0.2414.32", "");
        file("usr/lib/x86_64-linux-gnu/libgtk-3.so.0", "");
        file("usr/share/fonts/a/b.ttf", "");
        var findings = look(new DesktopProbe(machine(), noPrograms(), environment("GDK_SCALE", "2"),
                new SystemFiles(root)));
        assertEquals(State.MISSING, findings.get("display").state());
        assertFalse(findings.get("display").isTrouble());
        assertEquals("3.24 (0.2414.32)", findings.get("gtk").version());
        assertEquals(State.MISSING, findings.get("webkitgtk").state());
        assertEquals("1 files", findings.get("fonts").version());
        assertEquals("GDK_SCALE=2", findings.get("scale").version());
    }

    @Test
    void the_cache_for_starting_counts_only_when_it_is_mapped() throws Exception {
        file("proc/self/cmdline", "java\0-Xshare:auto\0-XX:AOTCache=/c/app.aot\0-Dx=y\0Main\0");
        var probe = new JavaProbe(machine(), environment("JAVA_TOOL_OPTIONS", "-Dx"), new SystemFiles(root));
        assertEquals(State.WEAK, look(probe).get("start-up cache").state());
        assertEquals("-Xshare:auto -XX:AOTCache=/c/app.aot", look(probe).get("options").version());
        assertEquals(State.WEAK, look(probe).get("JAVA_TOOL_OPTIONS").state());
        file("proc/self/maps", "7f00-7f01 r--p 0 08:01 42    /c/app.aot\n");
        assertEquals(State.OK, look(probe).get("start-up cache").state());
    }

    private StandardPaths paths(Path folder) {
        return new StandardPaths() {
            @Override
            public Path config() {
                return folder;
            }

            @Override
            public Path data() {
                return folder;
            }

            @Override
            public Path cache() {
                return folder;
            }

            @Override
            public Path logs() {
                return folder;
            }

            @Override
            public Path state() {
                return folder;
            }
        };
    }

    @Test
    void a_home_that_cannot_be_written_is_trouble() throws Exception {
        var good = look(new FoldersProbe(paths(root)));
        assertEquals(5, good.size());
        assertFalse(good.get("state").isTrouble());
        var readOnly = look(new FoldersProbe(paths(Path.of("/proc/self"))));
        assertEquals(State.BROKEN, readOnly.get("state").state());
        assertTrue(readOnly.get("state").isTrouble());
        assertEquals(State.MISSING, look(new FoldersProbe(paths(root.resolve("gone")))).get("cache").state());
        try (var left = Files.list(root)) {
            assertEquals(List.of(), left.toList(), "it leaves nothing behind");
        }
    }

    private Map<String, Finding> installation(String now, List<Installed> bundles) throws Exception {
        return look(new InstallationProbe("0.1.0.202611201200", "file:" + root + "/", "file:" + root + "/conf/",
                bundles, Clock.fixed(Instant.parse(now), ZoneOffset.UTC)));
    }

    @Test
    void an_installation_with_a_hole_names_what_is_missing() throws Exception {
        file("conf/org.eclipse.equinox.simpleconfigurator/bundles.info",
                "#version=1\na.b,1.0.0,plugins/a.b_1.0.0.jar,4,false\nc.d,1.0.0,plugins/c.d_1.0.0.jar,4,false\n");
        file("plugins/a.b_1.0.0.jar", "");
        Finding bundles = installation("2026-11-25T10:00:00Z", List.of(new Installed("a.b", true),
                new Installed("e.f", false))).get("bundles");
        assertEquals("1 missing 1 not resolved (c.d, e.f)", bundles.version());
        assertTrue(bundles.isTrouble());
        file("plugins/c.d_1.0.0.jar", "");
        assertEquals(State.OK, installation("2026-11-25T10:00:00Z", List.of(new Installed("a.b", true)))
                .get("bundles").state());
    }

    @Test
    void a_clock_before_the_build_is_wrong() throws Exception {
        assertEquals(State.OK, installation("2026-11-20T11:00:00Z", List.of()).get("clock").state());
        Finding clock = installation("1970-01-01T00:00:00Z", List.of()).get("clock");
        assertTrue(clock.isTrouble());
        assertEquals("1970-01-01 00:00 UTC, before the day of the build", clock.version());
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.SECONDS)
    void a_tool_that_hangs_is_broken_and_does_not_hold_up_the_doctor() throws Exception {
        PathProgramsTest.script(root.resolve("bin"), "git", "sleep 60");
        var findings = look(new ToolProbe(noPrograms()));
        assertEquals(State.BROKEN, findings.get("git").state());
    }
}
