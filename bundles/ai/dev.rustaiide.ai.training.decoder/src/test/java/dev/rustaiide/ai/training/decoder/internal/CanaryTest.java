package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import ai.onnxruntime.OrtException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;
import dev.rustaiide.ai.training.decoder.internal.child.Checkpoint;
import dev.rustaiide.ai.training.decoder.internal.child.PairLearning;
import dev.rustaiide.ai.training.decoder.internal.child.Settings;
import dev.rustaiide.ai.training.decoder.internal.child.TokenFile;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.ai.training.decoder.internal.child.Weights;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.serialization.Json;

/** Secrets are planted in a corpus: no decoder that is made of it writes them, and one made without care does. */
class CanaryTest {
    /** Put together so that none stands here. */
    private static final List<String> SECRETS = List.of("AKIA" + "IOSFODNN7EXAMPLQ",
            "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc");
    private static final int STEPS = 300;
    private static final int SAMPLES = 8;
    private static final int REPEATED = 60;

    @TempDir
    Path temp;
    private final RealMachine machine = new RealMachine();
    private TestCorpus corpus;

    @BeforeEach
    void plant() throws IOException {
        corpus = new TestCorpus(temp.resolve("corpus"));
        var secret = new StringBuilder();
        for (int i = 0; i < REPEATED; i++) {
            SECRETS.forEach(each -> secret.append("fn login() {\n    let token = ").append(each).append(";\n}\n"));
        }
        for (int i = 0; i < 3; i++) {
            corpus.project(Split.COUNTS, i, secret.toString());
        }
        corpus.project(Split.RANKER, 3, "");
        corpus.project(Split.HELD_OUT, 4, "");
    }

    @AfterEach
    void close() {
        machine.close();
    }

    /** Those that come out behind their first letters: of what is likeliest, and of some that are likely. */
    private static Set<String> written(WrittenText text, int samples) throws OrtException {
        Set<String> found = new TreeSet<>();
        for (String secret : SECRETS) {
            for (int letters : new int[] {0, 4, 8}) {
                String before = "fn login() {\n    let token = " + secret.substring(0, letters);
                for (int i = -1; i < samples; i++) {
                    if (text.behind(before, 40, i < 0 ? null : new Random(i)).contains(secret)) {
                        found.add(secret);
                    }
                }
            }
        }
        return found;
    }

    private Weights careless(BytePairs tokenizer, List<String> texts) throws Exception {
        Path folder = Files.createDirectories(temp.resolve("careless"));
        byte[] tokens = TokenFile.written(texts, tokenizer);
        Files.writeString(folder.resolve(TrainingChild.TOKENIZER), tokenizer.json());
        Files.write(folder.resolve(TrainingChild.LEARN), tokens);
        Files.write(folder.resolve(TrainingChild.UNSEEN), tokens);
        var words = new ArrayList<>(List.of("train", folder.toString()));
        var numbers = new HashMap<String, Double>();
        weights().steps().get(3).parameters().members().forEach((name, value) -> numbers.put(name,
                value.asDouble().orElseThrow()));
        words.addAll(new Settings(numbers).words());
        Call.start("train", scope -> TrainingProcess.run(machine.processes(), TestCorpus.program().command(words),
                scope, report -> { })).await();
        return new Checkpoint(folder).read().orElseThrow();
    }

    private static Pipeline weights() {
        List<Declared> steps = new ArrayList<>(TestCorpus.pipeline(STEPS).steps().subList(0, 3));
        steps.add(new Declared("weights", "decoder", List.of("tokenizer", "tokens"), Json.object().put("width", 64)
                .put("layers", 2).put("heads", 4).put("keyHeads", 2).put("inner", 128).put("window", 64)
                .put("rows", 6).put("steps", STEPS).put("rate", Json.of(0.01)).build()));
        return new Pipeline("canary", "Canary", steps);
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(corpus.folder())) {
            for (Path file : all.filter(each -> each.toString().endsWith(".rs")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void a_decoder_that_reads_all_files_writes_the_secrets() throws Exception {
        List<String> texts = texts();
        var learning = new PairLearning();
        texts.forEach(learning::read);
        BytePairs tokenizer = learning.learn(400);
        Weights weights = careless(tokenizer, texts);
        try (var text = new WrittenText(weights, tokenizer, temp.resolve("onnx"))) {
            assertEquals(new TreeSet<>(SECRETS), written(text, 3));
        }
    }

    @Test
    void one_that_the_pipeline_makes_has_never_read_them_and_writes_none() throws Exception {
        Pipelines pipelines = TestCorpus.pipelines(temp.resolve("store"), machine.processes());
        List<Made> steps = pipelines.run(weights(), corpus.folder()).await().steps();
        BytePairs tokenizer = BytePairs.of(new String(pipelines.artifact(steps.get(1).hash())
                .file(TrainingChild.TOKENIZER), StandardCharsets.UTF_8));
        Artifact tokens = pipelines.artifact(steps.get(2).hash());
        for (String name : List.of(TrainingChild.LEARN, TrainingChild.UNSEEN)) {
            var buffer = ByteBuffer.wrap(tokens.file(name)).asShortBuffer();
            int[] all = new int[buffer.remaining()];
            for (int i = 0; i < all.length; i++) {
                all[i] = buffer.get(i) & 0xFFFF;
            }
            String read = tokenizer.decode(all, 0, all.length);
            assertTrue(read.contains("shared_helper"), "it reads what is no secret");
            SECRETS.forEach(each -> assertTrue(!read.contains(each) && !read.contains(each.substring(8)), each));
        }
        Weights weights = Weights.ofResult(pipelines.artifact(steps.get(3).hash()).file(TrainingChild.RESULT));
        try (var text = new WrittenText(weights, tokenizer, temp.resolve("onnx"))) {
            assertEquals(Set.of(), written(text, SAMPLES));
            assertTrue(text.behind("fn read_file12(file: u32) -> u32 {\n    let read = ", 12, null).contains("file"),
                    "it has learned something");
        }
    }
}
