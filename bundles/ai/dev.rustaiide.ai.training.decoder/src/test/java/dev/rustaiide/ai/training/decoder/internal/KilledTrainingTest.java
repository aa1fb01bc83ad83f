package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;
import dev.rustaiide.ai.training.decoder.internal.child.Checkpoint;
import dev.rustaiide.ai.training.decoder.internal.child.PairLearning;
import dev.rustaiide.ai.training.decoder.internal.child.Report;
import dev.rustaiide.ai.training.decoder.internal.child.Settings;
import dev.rustaiide.ai.training.decoder.internal.child.TokenFile;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.platform.Command;

/** The child is killed by SIGKILL, its disk fills up, its checkpoint is cut: what was learned stays, or it says why. */
class KilledTrainingTest {
    private static final double KEEP = 0.3;
    private static final int STEPS = 120;

    @TempDir
    Path temp;
    private String text;

    @BeforeEach
    void text() throws Exception {
        var corpus = new TestCorpus(temp.resolve("corpus"));
        text = Files.readString(corpus.project(Split.COUNTS, 1, "").resolve("a.rs"));
    }

    private Path folder(String name) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(name));
        var learning = new PairLearning();
        learning.read(text);
        BytePairs tokenizer = learning.learn(350);
        Files.writeString(folder.resolve(TrainingChild.TOKENIZER), tokenizer.json());
        byte[] tokens = TokenFile.written(List.of(text), tokenizer);
        Files.write(folder.resolve(TrainingChild.LEARN), tokens);
        Files.write(folder.resolve(TrainingChild.UNSEEN), tokens);
        return folder;
    }

    private static Process start(Path folder, String... before) throws Exception {
        return start(folder, STEPS, before);
    }

    private static Process start(Path folder, int steps, String... before) throws Exception {
        var words = new ArrayList<>(List.of("train", folder.toString()));
        words.addAll(new Settings(Map.of("width", 32.0, "layers", 2.0, "heads", 2.0, "keyHeads", 1.0, "inner", 64.0,
                "window", 64.0, "rows", 4.0, "steps", (double) steps, "keep", KEEP)).words());
        Command command = TestCorpus.program().command(words);
        List<String> all = new ArrayList<>(List.of(before));
        all.add(command.program());
        all.addAll(command.arguments());
        var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder.start();
    }

    private static List<Report> ended(Process process) throws Exception {
        List<Report> told = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().map(Report::of).flatMap(Optional::stream).forEach(told::add);
        }
        process.waitFor();
        return told;
    }

    @Test
    void whoever_is_killed_again_and_again_comes_to_the_same_numbers_and_loses_seconds() throws Exception {
        Path calm = folder("calm");
        assertTrue(ended(start(calm)).getLast() instanceof Report.Done);
        Path folder = folder("killed");
        var random = new Random(5);
        double most = 0;
        for (int kills = 0; kills < 4; kills++) {
            Process process = start(folder);
            double last = 0;
            int patience = 2 + random.nextInt(3);
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (Report.of(line).orElse(null) instanceof Report.Learned learned) {
                        last = learned.seconds();
                        if (--patience == 0) {
                            Thread.sleep(random.nextInt(200));
                            process.toHandle().destroyForcibly();
                        }
                    }
                }
            }
            process.waitFor();
            double kept = new Checkpoint(folder).read().map(weights -> weights.seconds()).orElse(0.0);
            most = Math.max(most, last - kept);
        }
        assertTrue(ended(start(folder)).getLast() instanceof Report.Done);
        assertArrayEquals(new Checkpoint(calm).read().orElseThrow().result(),
                new Checkpoint(folder).read().orElseThrow().result());
        // What is kept every six seconds in the product is kept twenty times as often here.
        assertTrue(most < KEEP + 2, most + " s were lost");
    }

    @Test
    void it_ends_with_whoever_started_it() throws Exception {
        Process process = start(folder("alone"));
        process.getOutputStream().close();
        assertEquals(0, process.waitFor());
    }

    @Test
    void whoever_is_asked_to_end_while_it_learns_ends_without_a_crash() throws Exception {
        Path folder = folder("asked");
        for (int i = 0; i < 5; i++) {
            Process process = start(folder, 100_000);
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().map(Report::of).flatMap(Optional::stream).anyMatch(Report.Learned.class::isInstance);
                // By its handle: the process itself would close its input, too.
                process.toHandle().destroy();
                assertEquals(128 + 15, process.waitFor());
            }
        }
    }

    @Test
    void a_full_disk_stops_it_with_a_reason_and_what_was_kept_stays() throws Exception {
        Path folder = folder("full");
        List<Report> told = ended(start(folder, 5, "bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"));
        assertTrue(told.getLast() instanceof Report.Refused refused && refused.nextStep().contains("Free room"),
                told.getLast().line());
        assertTrue(ended(start(folder, 5)).getLast() instanceof Report.Done, "with room it goes on");
    }

    @Test
    void two_checkpoints_cut_in_half_stop_it_once_and_then_it_begins_anew() throws Exception {
        Path folder = folder("cut");
        ended(start(folder, 5));
        ended(start(folder, 6));
        for (String name : List.of("checkpoint", "checkpoint.before")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
        }
        List<Report> told = ended(start(folder, 6));
        assertTrue(told.getLast() instanceof Report.Refused refused && refused.why().contains("ends early"),
                told.getLast().line());
        assertTrue(ended(start(folder, 5)).getLast() instanceof Report.Done);
        assertTrue(Files.readString(folder.resolve(TrainingChild.TOKENIZER), StandardCharsets.UTF_8).length() > 9);
    }
}
