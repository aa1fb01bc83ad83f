package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Outcome;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.serialization.Json;

/** With PyTorch in its own process, as in the product. */
class DecoderPipelineTest {
    /** Bytes before the numbers of weights.bin. */
    private static final int HEAD = 8 * Integer.BYTES + 5 * Long.BYTES;

    @TempDir
    Path temp;
    private final RealMachine machine = new RealMachine();
    private Pipelines pipelines;
    private TestCorpus corpus;

    @BeforeEach
    void make() throws Exception {
        pipelines = TestCorpus.pipelines(temp.resolve("store"), machine.processes());
        corpus = new TestCorpus(temp.resolve("corpus")).usual();
    }

    @AfterEach
    void close() {
        machine.close();
    }

    private Outcome run(Pipeline pipeline) throws Exception {
        return pipelines.run(pipeline, corpus.folder()).await();
    }

    private static Failure failure(ExecutionException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && !(cause instanceof FailureException)) {
            cause = cause.getCause();
        }
        return ((FailureException) cause).failure();
    }

    @Test
    void it_learns_and_the_files_are_there_with_a_card_that_tells_them() throws Exception {
        List<Made> steps = run(TestCorpus.pipeline(60)).steps();
        Json curve = steps.get(3).notes().get("curve");
        double first = curve.items().getFirst().get("loss").asDouble().orElseThrow();
        double last = curve.items().getLast().get("loss").asDouble().orElseThrow();
        assertTrue(last < first && last > 0, curve.print());
        Artifact files = pipelines.artifact(steps.getLast().hash());
        assertEquals(List.of("card.json", "config.json", "corpus.tsv", "decoder.gguf", "model.onnx", "tokenizer.json",
                "weights.bin"), files.names());
        Json card = Json.parse(new String(files.file("card.json"), StandardCharsets.UTF_8));
        assertEquals(files.file("model.onnx").length, card.get("bytes").asLong().orElseThrow());
        assertTrue(card.string("madeBy").contains("60 steps"), card.print());
        assertEquals(3, new String(files.file("corpus.tsv"), StandardCharsets.UTF_8).lines().count());
        assertTrue(new String(files.file("config.json"), StandardCharsets.UTF_8).contains("suffix-first"));
    }

    /** What train.py would leave, of the same numbers. */
    private Path elsewhere(Artifact files, int vocabulary) throws Exception {
        byte[] weights = files.file("weights.bin");
        var shorter = new ByteArrayOutputStream();
        for (int i = HEAD; i < weights.length; i += Float.BYTES) {
            shorter.write(weights, i + 2, 2);
        }
        Path folder = Files.createDirectories(temp.resolve("learned"));
        Files.write(folder.resolve("numbers.bf16"), shorter.toByteArray());
        Files.writeString(folder.resolve("learned.json"), Json.object().put("vocabulary", vocabulary).put("width", 32)
                .put("layers", 2).put("heads", 2).put("keyHeads", 1).put("inner", 64).put("window", 64)
                .put("base", 10_000).put("epsilon", Json.of(1e-5)).put("steps", 7).put("tokens", 448)
                .put("seconds", 3).put("device", "a card").put("lossOfUnseen", Json.of(1.5)).build().print());
        return folder;
    }

    private static Pipeline taking(Path learned, String hash) {
        List<Declared> steps = new ArrayList<>(TestCorpus.pipeline(20).steps());
        Declared weights = steps.get(3);
        var parameters = Json.object().put("learned", learned.toString()).put("sha256", hash);
        weights.parameters().members().forEach(parameters::put);
        steps.set(3, new Declared(weights.name(), weights.kind(), weights.inputs(), parameters.build()));
        return new Pipeline("elsewhere", "Elsewhere", steps);
    }

    @Test
    void what_was_learned_on_another_machine_is_exported_and_nothing_is_learned_here() throws Exception {
        Artifact first = pipelines.artifact(run(TestCorpus.pipeline(20)).steps().getLast().hash());
        long vocabulary = Json.parse(new String(first.file("config.json"), StandardCharsets.UTF_8))
                .get("vocab_size").asLong().orElseThrow();
        Path learned = elsewhere(first, (int) vocabulary);
        String hash = Sha256.hex(Files.readAllBytes(learned.resolve("numbers.bf16")));

        Artifact files = pipelines.artifact(run(taking(learned, hash)).steps().getLast().hash());
        Json card = Json.parse(new String(files.file("card.json"), StandardCharsets.UTF_8));
        assertTrue(card.string("madeBy").startsWith("releng/cuda/train.py on a card, 3 seconds: 7 steps"),
                card.print());
        assertEquals(first.file("weights.bin").length, files.file("weights.bin").length);
        var failed = assertThrows(ExecutionException.class, () -> run(taking(learned, "0")));
        assertTrue(failure(failed).why().contains("another hash"), failure(failed).why());
    }

    @Test
    void the_same_corpus_makes_the_same_decoder_and_is_not_learned_from_twice() throws Exception {
        Made first = run(TestCorpus.pipeline(20)).steps().getLast();
        assertTrue(run(TestCorpus.pipeline(20)).steps().get(3).isReused());
        Pipelines other = TestCorpus.pipelines(temp.resolve("other"), machine.processes());
        Made again = other.run(TestCorpus.pipeline(20), corpus.folder()).await().steps().getLast();
        assertEquals(first.hash(), again.hash());
    }

    @Test
    void a_rate_that_loses_the_numbers_stops_it_with_a_reason_and_nothing_is_made() {
        var failed = assertThrows(ExecutionException.class, () -> run(pipelines.changed(TestCorpus.pipeline(200),
                "weights", "rate", 1e30)));
        assertTrue(failure(failed).why().contains("no numbers any more"), failure(failed).why());
        assertTrue(pipelines.kept().stream().noneMatch(made -> made.kind().equals("decoder")));
    }

    @Test
    void a_shape_that_no_decoder_has_is_refused() {
        var failed = assertThrows(ExecutionException.class, () -> run(pipelines.changed(TestCorpus.pipeline(20),
                "weights", "heads", 5)));
        assertTrue(failure(failed).why().contains("5 heads"), failure(failed).why());
    }

    @Test
    void a_window_wider_than_the_corpus_is_refused() {
        var failed = assertThrows(ExecutionException.class, () -> run(pipelines.changed(TestCorpus.pipeline(20),
                "weights", "window", 60_000)));
        assertTrue(failure(failed).why().contains("There are only"), failure(failed).why());
    }

    @Test
    void an_empty_corpus_is_refused_before_anything_is_learned() throws Exception {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        var failed = assertThrows(ExecutionException.class,
                () -> pipelines.run(TestCorpus.pipeline(20), empty).await());
        assertTrue(failure(failed).what().contains("too small"), failure(failed).what());
    }

    @Test
    void a_file_that_changed_since_it_was_chosen_teaches_nothing() throws Exception {
        var chosen = pipelines.run(new Pipeline("chosen", "Chosen", TestCorpus.pipeline(1).steps().subList(0, 1)),
                corpus.folder()).await();
        assertFalse(chosen.steps().isEmpty());
        var tokenizer = new TokenizerStep();
        var run = new FixedRun(corpus.folder(), pipelines.artifact(chosen.steps().getFirst().hash()));
        tokenizer.run(run);
        Files.writeString(corpus.folder().resolve(run.first()), "fn other() {}\n");
        var failed = assertThrows(FailureException.class, () -> tokenizer.run(run));
        assertTrue(failed.failure().why().contains("has changed"), failed.failure().why());
    }

    @Test
    void hours_end_it_before_its_steps_are_done() throws Exception {
        Made made = run(pipelines.changed(TestCorpus.pipeline(1_000_000), "weights", "hours", 1.5 / 3600)).steps()
                .get(3);
        long steps = made.notes().get("steps").asLong().orElseThrow();
        assertTrue(steps > 1 && steps < 10_000, steps + " steps");
    }

    @Test
    void who_stops_it_stops_its_process_and_the_next_run_goes_on() throws Exception {
        var call = pipelines.run(TestCorpus.pipeline(1_000_000), corpus.folder());
        while (!call.progress().message().startsWith("learn")) {
            assertFalse(call.isDone());
            Thread.sleep(20);
        }
        call.cancel();
        assertThrows(InterruptedException.class, call::await);
        var again = pipelines.run(TestCorpus.pipeline(1_000_000), corpus.folder());
        while (!again.progress().message().startsWith("learn")) {
            assertFalse(again.isDone(), "the folder is free again");
            Thread.sleep(20);
        }
        again.cancel();
        assertThrows(InterruptedException.class, again::await);
    }

    @Test
    void the_shipped_declaration_can_be_run() throws Exception {
        Path file = Files.writeString(temp.resolve("decoder.json"), new DecoderPipeline().declaration());
        assertEquals("decoder", pipelines.read(file).name());
    }
}
