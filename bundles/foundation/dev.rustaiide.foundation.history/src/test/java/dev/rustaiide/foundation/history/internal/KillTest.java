package dev.rustaiide.foundation.history.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.history.Revision;

/** Processes that are killed by SIGKILL while they keep contents and prune. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("killRounds", 10);

    @TempDir
    Path temporary;

    @Test
    void all_that_was_told_is_there_whole_after_each_kill() throws Exception {
        Path folder = temporary.resolve("history");
        var random = new Random();
        long next = 1;
        Set<Long> told = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            next = kill(folder, next, told, random) + 1;
            check(folder, told);
        }
        assertTrue(told.size() > ROUNDS, "it kept hardly anything: the test has lost its point");
        new HistoryStore(folder).prune(Instant.EPOCH, Long.MAX_VALUE);
        check(folder, told);
        try (Stream<Path> files = Files.walk(folder.resolve("contents"))) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().endsWith(".new")),
                    "what a kill left is cleared");
        }
    }

    private static void check(Path folder, Set<Long> told) throws Exception {
        var store = new HistoryStore(folder);
        Set<String> found = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            for (Revision revision : store.revisions(Path.of("/work/file" + i + ".rs"))) {
                found.add(revision.content());
                assertTrue(store.content(revision).length == revision.size());
            }
        }
        for (long number : told) {
            byte[] expected = KeepingVictim.content(number);
            String name = ContentStore.name(expected);
            assertTrue(found.contains(name), number + " was told and is not there");
        }
        for (long number : told.stream().limit(3).toList()) {
            assertArrayEquals(KeepingVictim.content(number), new ContentStore(folder.resolve("contents"))
                    .get(ContentStore.name(KeepingVictim.content(number))));
        }
    }

    private static long kill(Path folder, long from, Set<Long> told, Random random) throws Exception {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), KeepingVictim.class.getName(), folder.toString(),
                Long.toString(from)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long last = from;
        try (BufferedReader out = victim.inputReader()) {
            told.add(Long.parseLong(out.readLine()));
            Thread.sleep(random.nextInt(60), random.nextInt(1_000_000));
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.isEmpty()) {
                    last = Long.parseLong(line);
                    told.add(last);
                }
            }
        }
        return last;
    }
}
