package dev.rustaiide.foundation.logging.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.logging.LogEntry;

class LogProcessesTest {
    private static final int LINES = 3000;

    @TempDir
    private Path folder;

    private Process start(String name, int lines, String end) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), LogWriter.class.getName(), folder.toString(), name,
                Integer.toString(lines), end).redirectError(Redirect.INHERIT).start();
    }

    private List<Path> files() throws IOException {
        return new LogRotation(folder, LogRotation.Limits.STANDARD, Clock.systemUTC()).files();
    }

    private void checkWhole(String name, int lines) throws Exception {
        List<LogEntry> entries = LogReading.last(files(), Integer.MAX_VALUE, entry -> entry.logger().equals(name));
        assertEquals(lines, entries.size(), () -> name + " in " + folder);
        for (int i = 0; i < lines; i++) {
            assertEquals(i + 1, entries.get(i).sequence());
        }
    }

    @Test
    void processes_do_not_tear_each_others_lines_while_they_rotate() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            processes.add(start(name, LINES, "exit"));
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertTrue(files().size() > 20, () -> "they did not rotate");
        int all = 0;
        for (Path file : files()) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isEmpty()) {
                    assertTrue(LogEntry.parse(line).isPresent(), () -> "torn in " + file + ": " + line);
                    all++;
                }
            }
        }
        assertEquals(3 * LINES, all);
        for (String name : List.of("one", "two", "three")) {
            checkWhole(name, LINES);
        }
    }

    @Test
    void nothing_is_lost_when_a_process_is_told_to_end() throws Exception {
        Process process = start("ended", LINES, "wait");
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("logged", output.readLine());
        process.destroy();
        process.waitFor();
        checkWhole("ended", LINES);
    }

    /** A burst of 500 lines a second before a kill -9 is there; on a machine that does nothing else it takes 10 ms. */
    @Test
    void little_is_lost_when_a_process_is_killed() throws Exception {
        Process process = start("killed", 500, "wait");
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("logged", output.readLine());
        Thread.sleep(1000);
        process.destroyForcibly().waitFor();
        checkWhole("killed", 500);
    }
}
