package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed by SIGKILL again and again goes on where it was, and ends as one that nobody disturbed. */
class KilledRunTest {
    @TempDir
    Path temp;

    private Process victim() throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), RunVictim.class.getName(), temp.resolve("store").toString(),
                temp.resolve("corpus").toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    void at_most_the_part_at_hand_is_lost_and_the_result_is_the_same() throws Exception {
        Files.createDirectories(temp.resolve("corpus"));
        Files.writeString(temp.resolve("corpus/numbers.txt"), "1 2 3");
        var random = new Random(11);
        Map<String, Integer> made = new HashMap<>();
        int kills = 0;
        String end = "";
        while (end.isEmpty()) {
            int patience = kills < 4 ? 3 + random.nextInt(5) : CountedSteps.PARTS + 1;
            Process process = victim();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("done ")) {
                        end = line.substring("done ".length());
                    } else if (line.startsWith("made ")) {
                        made.merge(line, 1, Integer::sum);
                        if (--patience == 0) {
                            Thread.sleep(random.nextInt(12));
                            process.toHandle().destroyForcibly();
                            kills++;
                        }
                    }
                }
            }
            process.waitFor();
        }
        assertEquals(4, kills);
        assertEquals(CountedSteps.PARTS, made.size());
        int again = made.values().stream().mapToInt(times -> times - 1).sum();
        assertTrue(again <= kills, again + " parts were made again after " + kills + " kills");
        var undisturbed = new StoredPipelines(new ContentStore(temp.resolve("other")), List.of(new CountedSteps.Read(),
                new CountedSteps.Chain(0, 1)), Clock.systemUTC());
        assertEquals(undisturbed.run(CountedSteps.PIPELINE, temp.resolve("corpus")).await().steps().getLast().hash(),
                end);
    }
}
