package dev.rustaiide.foundation.memory.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.memory.MemoryPressure.Level;

class CollectionPressureTest {
    @TempDir
    private Path root;

    @Test
    void a_cache_that_listens_survives_where_a_deaf_one_does_not() throws Exception {
        String listening = run("listening");
        assertTrue(listening.endsWith("survived"), listening);
        String deaf = run("deaf");
        assertTrue(deaf.contains("OutOfMemoryError"), deaf);
        assertNotEquals(listening, deaf);
    }

    private static String run(String how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx64m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), FillingCache.class.getName(), how));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes()).strip();
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        return said;
    }

    @Test
    void a_level_is_left_later_than_it_is_entered() {
        var gauge = new Gauge(0.6, 0.8);
        double[] full = {0.1, 0.59, 0.6, 0.55, 0.51, 0.49, 0.55, 0.85, 0.75, 0.69, 0.49};
        Level[] expected = {Level.NORMAL, Level.NORMAL, Level.HIGH, Level.HIGH, Level.HIGH, Level.NORMAL, Level.NORMAL,
            Level.CRITICAL, Level.CRITICAL, Level.HIGH, Level.NORMAL};
        for (int i = 0; i < full.length; i++) {
            assertEquals(expected[i], gauge.at(full[i]), "step " + i);
        }
    }

    @Test
    void a_full_machine_and_a_full_control_group_are_told_from_what_linux_says() throws Exception {
        var memory = new SystemMemory(root);
        assertEquals(0, memory.used(), "elsewhere than on Linux");
        write("proc/meminfo", "MemTotal:       1000 kB\nMemFree:  10 kB\nMemAvailable:    250 kB\n");
        assertEquals(0.75, memory.used(), 1e-9);
        write("proc/self/cgroup", "0::/user.slice/ide\n");
        write("sys/fs/cgroup/user.slice/ide/memory.max", "max\n");
        assertEquals(0.75, memory.used(), 1e-9);
        write("sys/fs/cgroup/user.slice/ide/memory.max", "1000\n");
        write("sys/fs/cgroup/user.slice/ide/memory.current", "990\n");
        write("sys/fs/cgroup/user.slice/ide/memory.stat", "anon 900\nactive_file 30\ninactive_file 60\n");
        assertEquals(0.9, memory.used(), 1e-9);
        write("proc/meminfo", "MemTotal: many\n");
        assertEquals(0.9, memory.used(), 1e-9);
    }

    private void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void nothing_is_watched_before_somebody_listens() {
        var pressure = new CollectionPressure();
        System.gc();
        assertEquals(Level.NORMAL, pressure.level());
        pressure.end();
    }
}
