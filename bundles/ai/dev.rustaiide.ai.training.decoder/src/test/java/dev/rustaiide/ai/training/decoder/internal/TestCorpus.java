package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.testing.TestPipelines;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.serialization.Json;

/** Small projects to learn from, a small pipeline, and PyTorch where all tests unpack it once. */
final class TestCorpus {
    private static final String[] VERBS = {"read", "write", "count", "find", "merge", "split", "open", "close"};
    private static final String[] THINGS = {"file", "token", "word", "line", "index", "buffer", "node", "value"};

    private final Path folder;

    TestCorpus(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    static TrainingProgram program() {
        return new TrainingProgram(Path.of(System.getProperty("java.io.tmpdir"), "rust-ai-ide-test-pytorch"));
    }

    static List<StepKind> kinds(Processes processes) {
        return List.of(new TokenizerStep(), new TokensStep(), new DecoderStep(program(), processes), new ExportStep());
    }

    static Pipelines pipelines(Path store, Processes processes) {
        return TestPipelines.in(store, kinds(processes));
    }

    /** As the shipped one, but that a decoder of a few thousand numbers is made in a second. */
    static Pipeline pipeline(int steps) {
        return new Pipeline("small", "Small", List.of(
                new Declared("corpus", "corpus", List.of(), Json.object().put("leastProjects", 1).build()),
                new Declared("tokenizer", "tokenizer", List.of("corpus"), Json.object().put("vocabulary", 400).build()),
                new Declared("tokens", "tokens", List.of("corpus", "tokenizer"), Json.object().build()),
                new Declared("weights", "decoder", List.of("tokenizer", "tokens"), Json.object().put("width", 32)
                        .put("layers", 2).put("heads", 2).put("keyHeads", 1).put("inner", 64).put("window", 64)
                        .put("rows", 4).put("steps", steps).build()),
                new Declared("export", "export", List.of("tokenizer", "tokens", "weights"), Json.object().build())));
    }

    /** Several that teach, one to measure with and one that is left alone. */
    TestCorpus usual() throws IOException {
        for (int i = 0; i < 3; i++) {
            project(Split.COUNTS, i, "");
        }
        project(Split.RANKER, 3, "");
        project(Split.HELD_OUT, 4, "");
        return this;
    }

    /** One whose second file has {@code more} in it. */
    Path project(Split use, int number, String more) throws IOException {
        String name = "p" + number + "-1.0.0";
        for (int i = 0; Split.of(name) != use; i++) {
            name = "p" + number + 'x' + i + "-1.0.0";
        }
        Path project = Files.createDirectories(folder.resolve(name));
        Files.writeString(project.resolve("Cargo.toml"), "[package]\nlicense = \"MIT\"\n");
        Files.writeString(project.resolve("a.rs"), code(new Random(number), 60));
        Files.writeString(project.resolve("b.rs"), code(new Random(100 + number), 60) + more);
        return project;
    }

    private static String code(Random random, int functions) {
        var text = new StringBuilder();
        for (int i = 0; i < functions; i++) {
            String verb = VERBS[random.nextInt(VERBS.length)];
            String thing = THINGS[random.nextInt(THINGS.length)];
            text.append("fn ").append(verb).append('_').append(thing).append(random.nextInt(1000)).append('(')
                    .append(thing).append(": u32) -> u32 {\n    let ").append(verb).append(" = ").append(thing)
                    .append(" + ").append(random.nextInt(10_000)).append(";\n    shared_helper(").append(verb)
                    .append(")\n}\n");
        }
        return text.toString();
    }
}
