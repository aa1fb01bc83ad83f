package dev.rustaiide.foundation.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.serialization.JsonText;

/** Processes that write into one file at the same time, each of which is killed at any moment. */
@Timeout(180)
class SettingsCrashTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 2;
    private static final String COMMENT = "// what nobody may lose\n";

    @TempDir
    Path temp;

    private Process start(int writer) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), CountingWriter.class.getName(), temp.toString(),
                Integer.toString(writer)).redirectErrorStream(true)
                .redirectOutput(temp.resolve("out" + writer).toFile()).start();
    }

    private List<String> printed(int writer) throws IOException {
        return Files.readAllLines(temp.resolve("out" + writer));
    }

    private void awaitFirst(int writer, Process process) throws Exception {
        for (int patience = 0; patience < 2000 && printed(writer).isEmpty() && process.isAlive(); patience++) {
            Thread.sleep(10);
        }
        assertTrue(process.isAlive() && !printed(writer).isEmpty(), () -> "writer " + writer + " does not write");
    }

    /** The last line may be cut off in the middle of a number. */
    private long committed(int writer) throws IOException {
        String out = Files.readString(temp.resolve("out" + writer));
        List<String> whole = out.substring(0, out.lastIndexOf('\n') + 1).lines().toList();
        whole.forEach(line -> assertTrue(line.matches("\\d+"), () -> "writer " + writer + ": " + out));
        return Long.parseLong(whole.getLast());
    }

    @Test
    void of_killed_writers_none_tears_the_file_or_loses_a_value_of_its_own_or_of_another() throws Exception {
        var random = new Random(7);
        Path file = Files.writeString(temp.resolve("settings.json"), "{\n  " + COMMENT + "  \"other.key\": 1\n}\n");
        long[] counts = new long[WRITERS];
        for (int round = 0; round < ROUNDS; round++) {
            List<Process> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Files.writeString(temp.resolve("out" + writer), "");
                writers.add(start(writer));
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                awaitFirst(writer, writers.get(writer));
            }
            for (Process writer : writers) {
                TimeUnit.MICROSECONDS.sleep(random.nextInt(8000));
                writer.destroyForcibly();
            }
            for (Process writer : writers) {
                writer.waitFor();
            }
            verify(file, counts);
        }
    }

    private void verify(Path file, long[] counts) throws Exception {
        String text = Files.readString(file);
        assertTrue(text.contains(COMMENT), text);
        assertEquals(1, JsonText.parse(text).root().number("other.key", 0));
        try (LayeredSettings settings = new Fixture(temp).open()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                SettingKey<Long> key = CountingWriter.key(writer);
                long committed = committed(writer);
                long found = settings.get(key);
                assertTrue(committed > counts[writer], () -> "count went back: " + text);
                assertTrue(found == committed || found == committed + 1, () -> committed + " was lost: " + text);
                counts[writer] = found;
            }
        }
    }
}
