package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

    private ProcessBuilder victim() {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), RunVictim.class.getName(), temp.resolve("store").toString(),
                temp.resolve("corpus").toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
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
            Process process = victim().start();
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

    /** No file of this process may have a single byte, as on a full disk. */
    @Test
    void on_a_full_disk_it_says_why_it_stops_and_goes_on_once_there_is_room() throws Exception {
        Files.createDirectories(temp.resolve("corpus"));
        Files.writeString(temp.resolve("corpus/numbers.txt"), "1 2 3");
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 0; exec \"$@\"", "bash"));
        command.addAll(victim().command());
        command.add(command.indexOf("-cp"), "-XX:-UsePerfData");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        assertTrue(said.contains("FailureException") && said.contains("store"), said);
        var pipelines = new StoredPipelines(new ContentStore(temp.resolve("store")), List.of(new CountedSteps.Read(),
                new CountedSteps.Chain(0, 1)), Clock.systemUTC());
        assertTrue(pipelines.run(CountedSteps.PIPELINE, temp.resolve("corpus")).await().steps().getLast().hash()
                .length() > 8);
    }
}
