package dev.rustaiide.ai.assistant.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.StagedEdits.StagedFile;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.Buffers;

/** Processes that are killed by SIGKILL while an agent works. */
class KillTest {
    private static final int ROUNDS = 2;

    @TempDir
    Path temporary;

    @Test
    void what_a_killed_agent_has_staged_is_found_whole_and_the_folder_is_as_it_was() throws Exception {
        Random random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            Path home = Files.createDirectory(temporary.resolve("round" + round));
            int told = kill(home, random);
            try (Bench bench = new Bench(home)) {
                List<Conversation> left = bench.assistant.left(new Workplace(bench.root, Buffers.NONE, true)).await();
                int staged = left.stream().mapToInt(each -> each.edits().files().size()).sum();
                assertTrue(staged >= told, staged + " are there after " + told + " were told");
                left.forEach(each -> each.edits().files().forEach(KillTest::assertWhole));
                try (Stream<Path> files = Files.list(bench.root.resolve("src"))) {
                    assertEquals(List.of("lib.rs"), files.map(file -> file.getFileName().toString()).toList());
                }
            }
        }
    }

    private static void assertWhole(StagedFile file) {
        assertEquals(20_003, file.after().orElseThrow().length());
    }

    /** Gives how many edits were told to be staged. */
    private static int kill(Path home, Random random) throws Exception {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), WorkingVictim.class.getName(), home.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = victim.inputReader()) {
            int told = Integer.parseInt(out.readLine());
            int wanted = 1 + random.nextInt(10);
            while (told < wanted) {
                told = Integer.parseInt(out.readLine());
            }
            Thread.sleep(0, random.nextInt(1_000_000));
            Thread.sleep(random.nextInt(10));
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told = line.isEmpty() ? told : Math.max(told, Integer.parseInt(line));
            }
            return told;
        }
    }
}
