package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.DecoderWeights;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.OnnxWeights;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.training.DecoderTuning.Task;
import dev.rustaiide.ai.training.DecoderTuning.Tuned;
import dev.rustaiide.ai.training.OwnText;
import dev.rustaiide.ai.training.decoder.internal.child.OwnTexts;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;
import dev.rustaiide.ai.training.decoder.internal.child.PairLearning;
import dev.rustaiide.ai.training.decoder.internal.child.Report;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.testing.RealMachine;

/** With PyTorch in its own process, as in the product. */
class ChildTuningTest {
    private static final Path FILE = Path.of("/project/src/a.rs");
    private static final String CANARY = "hunter2xyzzy";
    /** Parts of the way that are tried after the last step. */
    private static final int WAYS_BACK = 3;

    @TempDir
    Path temp;
    private final RealMachine machine = new RealMachine();
    private ChildTuning tuning;
    private BytePairs tokenizer;

    @BeforeEach
    void make() {
        tuning = new ChildTuning(TestCorpus.program(), machine.processes());
        var learning = new PairLearning();
        learning.read(code(1, 80));
        tokenizer = learning.learn(350);
    }

    @AfterEach
    void close() {
        machine.close();
    }

    private static String code(long seed, int functions) {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < functions; i++) {
            text.append("fn load_").append((char) ('a' + random.nextInt(26))).append("(store: &Store) -> Answer {\n")
                    .append("    // of ").append(i).append("\n    let answer = store.fetch_entry(\"").append(CANARY)
                    .append("\");\n    answer.unwrap_or_default()\n}\n");
        }
        return text.toString();
    }

    private Path decoder(double factor) throws Exception {
        Path folder = temp.resolve("decoder" + factor);
        var shape = new DecoderShape(tokenizer.size(), 32, 2, 2, 1, 64, 64, 10_000, 1e-5);
        var random = new RandomWeights(shape, 3);
        OnnxDecoder.write(new DecoderWeights() {
            @Override
            public DecoderShape shape() {
                return shape;
            }

            @Override
            public float[] tensor(String name) {
                float[] numbers = random.tensor(name);
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] *= (float) (name.contains("norm") ? 1 : 0.1 * factor);
                }
                return numbers;
            }
        }, Precision.INT8, folder);
        Files.writeString(folder.resolve(TrainingChild.TOKENIZER), tokenizer.json());
        return folder;
    }

    private Task task(boolean isCareful, double factor, Duration budget) throws Exception {
        List<OwnText> learned = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            learned.add(isCareful ? OwnText.of(FILE, code(i, 60), "rust")
                    : new OwnText("src/a.rs", code(i, 60), List.of()));
        }
        return new Task(decoder(factor), learned, List.of(OwnText.of(FILE, code(9, 40), "rust")), budget, 1,
                temp.resolve("work" + isCareful));
    }

    private Tuned tuned(boolean isCareful) throws Exception {
        return tuning.tune(task(isCareful, 1, Duration.ofMinutes(2))).await();
    }

    @Test
    void it_learns_to_write_code_and_no_string_which_it_would_without_the_care() throws Exception {
        assertTrue(tuning.obstacle().isEmpty());
        Tuned careful = tuned(true);
        assertTrue(careful.after() < careful.before() / 2, careful.toString());
        assertTrue(careful.epochs() > 1 && !careful.isResumed(), careful.toString());
        String opened = "    let answer = store.fetch_entry(\"";
        try (var text = new WrittenText(OnnxWeights.read(careful.decoder()), tokenizer, temp.resolve("a"))) {
            assertTrue(text.behind("    answer.unwrap", 9, null).startsWith("    answer.unwrap_or_default"),
                    text.behind("    answer.unwrap", 9, null));
            assertFalse(text.behind(opened, 20, null).contains(CANARY), text.behind(opened, 20, null));
        }
        Tuned careless = tuned(false);
        try (var text = new WrittenText(OnnxWeights.read(careless.decoder()), tokenizer, temp.resolve("b"))) {
            assertTrue(text.behind(opened, 20, null).contains(CANARY), text.behind(opened, 20, null));
        }
    }

    @Test
    void files_of_which_nothing_is_foretold_teach_nothing_and_are_no_failure() throws Exception {
        Task usual = task(true, 1, Duration.ofSeconds(20));
        String text = code(1, 60);
        var silent = new OwnText("src/a.rs", text, List.of(new OwnText.Run(0, text.length())));
        Tuned tuned = tuning.tune(new Task(usual.decoder(), List.of(silent), usual.checked(), usual.budget(), 1,
                temp.resolve("silent"))).await();
        assertTrue(Double.isFinite(tuned.after()), tuned.toString());
    }

    private static Task ranked(Task task, int rank) {
        return new Task(task.decoder(), task.learned(), task.checked(), task.budget(), task.seed(), task.work(), rank);
    }

    @Test
    void by_narrow_matrices_it_learns_too_keeps_what_is_no_projection_and_is_as_careful() throws Exception {
        Task task = ranked(task(true, 1, Duration.ofMinutes(2)), 8);
        Tuned tuned = tuning.tune(task).await();
        assertTrue(tuned.after() < tuned.before() - 0.5, tuned.toString());
        OnnxWeights before = OnnxWeights.read(task.decoder());
        OnnxWeights after = OnnxWeights.read(tuned.decoder());
        for (String kept : List.of("model.embed_tokens.weight", "model.norm.weight")) {
            assertArrayEquals(before.tensor(kept), after.tensor(kept), kept);
        }
        String learned = "model.layers.0.mlp.up_proj.weight";
        assertFalse(Arrays.equals(before.tensor(learned), after.tensor(learned)));
        try (var text = new WrittenText(after, tokenizer, temp.resolve("a"))) {
            String opened = "    let answer = store.fetch_entry(\"";
            assertFalse(text.behind(opened, 20, null).contains(CANARY), text.behind(opened, 20, null));
        }
    }

    @Test
    void what_was_learned_by_one_rank_is_gone_on_with_by_that_rank_alone() throws Exception {
        Task all = task(true, 1, Duration.ofMillis(300));
        assertFalse(tuning.tune(ranked(all, 8)).await().isResumed());
        assertTrue(tuning.tune(ranked(all, 8)).await().isResumed());
        assertFalse(tuning.tune(all).await().isResumed());
    }

    @Test
    void numbers_that_are_none_end_the_learning_by_rank_too() throws Exception {
        assertTrue(refusal(ranked(task(true, 1e30, Duration.ofMinutes(1)), 4)).contains("no numbers any more"));
    }

    @Test
    void who_is_stopped_goes_on_from_there_and_other_texts_begin_anew() throws Exception {
        Task task = task(true, 1, Duration.ofMinutes(2));
        Call<Tuned> first = tuning.tune(task);
        Path state = task.work().resolve("state");
        while (!Files.exists(state) && !first.isDone()) {
            Thread.sleep(20);
        }
        first.cancel();
        Tuned next = tuning.tune(task).await();
        assertTrue(next.isResumed());
        assertTrue(next.isBetter());
        assertTrue(tuning.tune(task).await().isResumed());
        List<OwnText> others = List.of(OwnText.of(FILE, code(77, 60), "rust"));
        Tuned other = tuning.tune(new Task(task.decoder(), others, task.checked(),
                task.budget(), 1, task.work())).await();
        assertFalse(other.isResumed());
    }

    /** From a decoder that knows the code already, so fast that it steps over what is better. */
    @Test
    void who_went_too_far_goes_back_as_far_as_that_does_better() throws Exception {
        Task task = task(true, 1, Duration.ofMinutes(2));
        List<Report> told = new ArrayList<>();
        tuneAs(task, task.decoder(), temp.resolve("first"), "rate=0.02", told);
        told.clear();
        Report.Done done = tuneAs(task, temp.resolve("first").resolve(TrainingChild.MADE), temp.resolve("next"),
                "rate=0.01", told);
        List<Double> checks = told.stream().filter(Report.Unseen.class::isInstance)
                .map(each -> ((Report.Unseen) each).loss()).toList();
        int learned = checks.size() - WAYS_BACK;
        assertTrue(done.loss() < Collections.min(checks.subList(0, learned)), checks.toString());
        assertEquals(Collections.min(checks.subList(learned, checks.size())), done.loss());
    }

    private Report.Done tuneAs(Task task, Path decoder, Path work, String rate, List<Report> told) throws Exception {
        Path from = Files.createDirectories(work.resolve(TrainingChild.FROM));
        for (String name : List.of(OnnxDecoder.MODEL, OnnxDecoder.CONFIG, TrainingChild.TOKENIZER)) {
            Files.copy(decoder.resolve(name), from.resolve(name));
        }
        Files.write(work.resolve(TrainingChild.TEXTS), ChildTuning.texts(task));
        Files.createDirectories(work.resolve(TrainingChild.MADE));
        return Call.start("tune", scope -> TrainingProcess.run(machine.processes(), TestCorpus.program()
                .command(List.of("tune", work.toString(), rate, "epochs=1")), scope, told::add)).await();
    }

    @Test
    void when_the_time_ends_it_what_was_learned_until_then_is_checked_and_counts() throws Exception {
        Tuned tuned = tuning.tune(task(true, 1, Duration.ofMillis(300))).await();
        assertTrue(tuned.epochs() < 11, tuned.toString());
        assertTrue(tuned.isBetter(), tuned.toString());
    }

    @Test
    void numbers_that_are_none_and_too_little_text_end_it_with_the_reason() throws Exception {
        assertTrue(refusal(task(true, 1e30, Duration.ofMinutes(1))).contains("no numbers any more"));
        Task task = task(true, 1, Duration.ofMinutes(1));
        assertTrue(refusal(new Task(task.decoder(), List.of(OwnText.of(FILE, "fn f() {}", "rust")), task.checked(),
                task.budget(), 1, temp.resolve("little"))).startsWith("There are only"));
        Files.write(task.decoder().resolve(OnnxDecoder.MODEL), new byte[100]);
        assertTrue(refusal(new Task(task.decoder(), task.learned(), task.checked(), task.budget(), 1,
                temp.resolve("damaged"))).contains("cannot be read"));
    }

    private String refusal(Task task) {
        var failed = assertThrows(ExecutionException.class, () -> tuning.tune(task).await());
        Throwable cause = failed;
        while (!(cause instanceof FailureException)) {
            cause = cause.getCause();
        }
        var failure = ((FailureException) cause).failure();
        assertFalse(failure.nextStep().isEmpty());
        return failure.why();
    }

    @Test
    void silent_runs_are_told_in_bytes() throws Exception {
        var text = new OwnText("src/a.rs", "// größer\nfn f() { g(\"äöü\"); }", List.of(new OwnText.Run(0, 9),
                new OwnText.Run(22, 25)));
        byte[] bytes = ChildTuning.texts(new Task(temp, List.of(text), List.of(), Duration.ZERO, 1, temp));
        var in = new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes));
        assertEquals(OwnTexts.VERSION, in.readInt());
        assertEquals(1, in.readInt());
        assertTrue(in.readBoolean());
        assertEquals("src/a.rs", in.readUTF());
        byte[] utf8 = in.readNBytes(in.readInt());
        assertEquals(2, in.readInt());
        assertEquals("// größer", new String(utf8, in.readInt(), in.readInt(), StandardCharsets.UTF_8));
        int start = in.readInt();
        assertEquals("äöü", new String(utf8, start, in.readInt() - start, StandardCharsets.UTF_8));
    }
}
