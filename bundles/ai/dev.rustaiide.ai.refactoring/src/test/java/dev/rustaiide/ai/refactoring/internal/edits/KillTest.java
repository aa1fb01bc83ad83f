package dev.rustaiide.ai.refactoring.internal.edits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.refactoring.Buffers;

/** Processes that are killed by SIGKILL while they change several files. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("killRounds", 12);

    @TempDir
    Path temporary;

    @Test
    void a_killed_edit_is_completed_at_the_next_start_or_was_never_begun() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("work")).toRealPath();
        Path state = temporary.resolve("state");
        Random random = new Random();
        long generation = 1;
        int interrupted = 0;
        EditingVictim.create(folder, generation);
        for (int round = 0; round < ROUNDS; round++) {
            long told = kill(folder, state, generation, random);
            var edits = new JournaledEdits(Disks.files(state), state.resolve("edits"));
            List<String> recovered = edits.recover(Buffers.NONE).await();
            interrupted += recovered.size();
            long there = Long.parseLong(Files.readString(folder.resolve("file0")).lines().findFirst().orElseThrow());
            assertTrue(there == told || there == told + 1, there + " is there after " + told + " was told");
            Path expected = Files.createDirectory(temporary.resolve("expected" + round));
            EditingVictim.create(expected, there);
            Map<String, String> found = Disks.all(folder);
            // What TextFiles leaves of a write that was killed is cleared by the next write there.
            found.keySet().removeIf(name -> name.startsWith(".~") && name.endsWith(".tmp"));
            assertEquals(Disks.all(expected), found, "whole, in round " + round + ": " + recovered);
            generation = there;
        }
        assertTrue(interrupted > 0, "no kill came in the middle of an edit: the test has lost its point");
    }

    /** Gives the last generation that was told. */
    private static long kill(Path folder, Path state, long generation, Random random) throws Exception {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), EditingVictim.class.getName(), folder.toString(),
                state.toString(), Long.toString(generation)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = victim.inputReader()) {
            long told = Long.parseLong(out.readLine());
            Thread.sleep(0, random.nextInt(1_000_000));
            Thread.sleep(random.nextInt(15));
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told = line.isEmpty() ? told : Math.max(told, Long.parseLong(line));
            }
            return told;
        }
    }
}
