package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;

/** A power cut for processes: SIGKILL, again and again, while all stores are written. */
class KillStoryTest {
    /** Of victims at a time: while what one left is looked at, the other lives. */
    private static final int LANES = 2;
    private static final int LIVES = 8;
    private static final int ROUNDS = 14;
    /** One of so many dies while it opens its stores; the others, 200 and more, die while they write. */
    private static final int OPENING_EVERY = 10;
    private static final long SEED = Optional.ofNullable(System.getenv("KILL_SEED")).map(Long::parseLong)
            .orElseGet(System::nanoTime);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path temp;

    @Test
    void of_200_processes_killed_while_they_write_none_tears_an_entry_or_loses_a_committed_one() throws Exception {
        List<String> java = java();
        List<Call<Boolean>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Path folder = temp.resolve("lane" + lane);
            long seed = SEED + lane;
            lanes.add(Call.start("lane " + lane, scope -> run(folder, java, new Random(seed))));
        }
        try {
            for (Call<Boolean> lane : lanes) {
                lane.await();
            }
        } finally {
            lanes.forEach(Call::cancel);
        }
    }

    /** One victim that lives through leaves its classes to the others, which then start in half the time. */
    private List<String> java() throws Exception {
        Path cache = temp.resolve("classes.aot");
        var home = Stores.prepare(Files.createDirectories(temp.resolve("first")));
        var first = new ArrayList<>(java("-XX:AOTCacheOutput=" + cache));
        first.addAll(List.of(Victim.class.getName(), home.toString(), "1", "20"));
        assertEquals(0, new ProcessBuilder(first).redirectErrorStream(true)
                .redirectOutput(temp.resolve("first.out").toFile()).start().waitFor());
        // Where classes lie in folders and not in jars there is none.
        return java(Files.exists(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto");
    }

    private static List<String> java(String option) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option,
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp",
                System.getProperty("java.class.path"));
    }

    private boolean run(Path folder, List<String> java, Random random) throws Exception {
        for (int number = 0; number < LIVES; number++) {
            Path own = Files.createDirectories(folder.resolve("life" + number));
            var life = new Life(own, java, random.nextLong());
            int round = 1;
            try {
                for (; round <= ROUNDS; round++) {
                    life.round(round, round % OPENING_EVERY == 1);
                }
                life.end(round);
            } catch (Exception | AssertionError failed) { // boundary: says how to come here again
                throw new AssertionError("round " + round + " of " + own + ", KILL_SEED=" + SEED, failed);
            }
        }
        return true;
    }
}
