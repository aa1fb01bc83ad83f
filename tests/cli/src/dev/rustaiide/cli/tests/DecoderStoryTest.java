package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.foundation.serialization.Json;

/** A decoder of one's own, trained by the PyTorch that the product brings. */
class DecoderStoryTest {
    private static final String SMALL = "corpus.leastProjects=2,tokenizer.vocabulary=400,weights.width=64,"
            + "weights.layers=2,weights.heads=4,weights.keyHeads=2,weights.inner=128,weights.window=64,weights.rows=4,"
            + "weights.keep=1";

    /** Behind eight whole numbers and three others. */
    private static final int STEPS_AT = 8 * Integer.BYTES + 3 * Double.BYTES;

    @TempDir
    Path work;
    private Path corpus;
    private CommandLine cli;

    @BeforeEach
    void make_a_corpus() throws IOException {
        cli = new CommandLine(work.resolve("user"));
        corpus = Files.createDirectories(work.resolve("corpus"));
        for (Split use : Split.values()) {
            for (int number = 0; number < 2; number++) {
                project(name(use, number), use.ordinal() * 10 + number);
            }
        }
    }

    /** A name of a project that is used so. */
    private static String name(Split use, int number) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> "p" + number + "x" + i + "-1.0.0")
                .filter(name -> Split.of(name) == use).findFirst().orElseThrow();
    }

    private void project(String name, long seed) throws IOException {
        Path project = Files.createDirectories(corpus.resolve(name));
        Files.writeString(project.resolve("Cargo.toml"), "[package]\nname = \"p\"\nlicense = \"MIT\"\n");
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            text.append("fn counted_").append(random.nextInt(999)).append("(value: u32) -> u32 {\n")
                    .append("    shared_by_all(value, ").append(random.nextInt(9999)).append(")\n}\n");
        }
        Files.writeString(project.resolve("lib.rs"), text.toString());
    }

    private String[] run(int steps, String... more) {
        var words = new ArrayList<>(List.of("ml", "run", "decoder", "--corpus", corpus.toString(), "--with",
                SMALL + ",weights.steps=" + steps));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void it_is_trained_exported_and_can_be_used() throws Exception {
        Path into = cli.folder().resolve("mine");
        var run = cli.run(run(40, "--into", into.toString(), "--json"));
        assertEquals(0, run.exit(), run.err());
        List<Json> steps = run.json().get("steps").items();
        assertEquals(40, steps.get(3).get("notes").number("steps", 0), steps.get(3).print());
        assertTrue(Files.size(into.resolve("model.onnx")) > 1000);
        assertTrue(Files.size(into.resolve("decoder.gguf")) > 1000);
        assertEquals(0, cli.run("models", "import", "mine", "--licence", "MIT").exit());
        assertTrue(cli.run("models", "list").out().contains("mine"));
    }

    @Test
    void whoever_kills_it_goes_on_where_it_was() throws Exception {
        long kept = killedAfter(0);
        long later = killedAfter(kept);
        assertTrue(later > kept, later + " steps after " + kept);
    }

    /** Kills it once it has kept more than {@code steps}; how many it has kept then. */
    private long killedAfter(long steps) throws Exception {
        Process process = cli.start(run(1_000_000));
        long kept = 0;
        while (kept <= steps) {
            assertTrue(process.isAlive());
            Thread.sleep(100);
            long now = kept();
            assertTrue(now == 0 || now >= steps, "it has begun anew: " + now);
            kept = now;
        }
        List<ProcessHandle> children = process.descendants().toList();
        assertTrue(!children.isEmpty(), "PyTorch is in a process of its own");
        process.toHandle().destroyForcibly();
        process.waitFor();
        for (ProcessHandle child : children) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
        return kept();
    }

    /** The steps that the checkpoint has; 0 if there is none. */
    private long kept() throws IOException {
        Path store = cli.home().resolve("data/ml/workshops");
        if (!Files.isDirectory(store)) {
            return 0;
        }
        try (var all = Files.walk(store)) {
            Path file = all.filter(path -> path.getFileName().toString().equals("checkpoint")).findFirst().orElse(null);
            if (file == null) {
                return 0;
            }
            try (var in = new DataInputStream(Files.newInputStream(file))) {
                in.skipNBytes(STEPS_AT);
                return in.readLong();
            }
        } catch (UncheckedIOException | NoSuchFileException changing) {
            return 0;
        }
    }

    @Test
    void a_parameter_that_there_is_not_is_told_with_those_that_there_are() throws Exception {
        var run = cli.run("ml", "run", "decoder", "--corpus", corpus.toString(), "--with", "weights.wide=64");
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("keyHeads"), run.err());
    }
}
