package dev.rustaiide.ai.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.training.DecoderTuning;
import dev.rustaiide.ai.training.OwnText;
import dev.rustaiide.ai.training.Training.Report;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

class LocalTrainingTest {
    private static final String CANARY = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

    @TempDir
    private Path temp;
    private Path code;
    private DiskWorkspaceModels models;
    private final KeptChoices choices = new KeptChoices();
    private @Nullable FakeTuning tuning;

    @BeforeEach
    void write() throws IOException {
        code = Files.createDirectory(temp.resolve("code"));
        Files.writeString(code.resolve("Cargo.toml"), "");
        models = new DiskWorkspaceModels(temp.resolve("models"));
        for (int i = 0; i < 30; i++) {
            Files.writeString(code.resolve("file" + i + ".rs"), ("fn number_" + i + "() -> u32 { 42 }\n").repeat(99));
        }
    }

    static TextFiles texts() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    Path file = (Path) arguments[0];
                    byte[] bytes = Files.readAllBytes(file);
                    if (bytes.length > 0 && bytes[0] == 0) {
                        throw new FailureException(new Failure.Other("Cannot open it.", "It is binary.", "Leave it."));
                    }
                    return new TextFile(file, Text.ofUtf8(bytes), Encoding.UTF_8, LineEnding.LF, false, false, false,
                            new FileStamp(java.time.Instant.EPOCH, bytes.length, ""));
                });
    }

    private LocalTraining training(FakeLearning learning) {
        var redactor = new Redactor() {
            @Override
            public String redact(String text) {
                return text.replace(CANARY, Secret.SHOWN);
            }

            @Override
            public void learn(Secret secret) {
                throw new UnsupportedOperationException();
            }
        };
        return new LocalTraining(learning, models, texts(), TestSyntax.shared(), redactor, choices,
                Optional.ofNullable(tuning), temp.resolve("state"));
    }

    private Report adapt(FakeLearning learning) throws Exception {
        return training(learning).adapt(new Task(code, Duration.ofMinutes(1), 1, false)).await();
    }

    private String refusal(FakeLearning learning) {
        var thrown = assertThrows(ExecutionException.class, () -> adapt(learning));
        var failure = (FailureException) thrown.getCause();
        assertFalse(failure.failure().nextStep().isEmpty());
        return failure.failure().why();
    }

    @Test
    void a_better_model_is_installed_and_answers_in_its_folder_until_it_is_rolled_back() throws Exception {
        var report = adapt(new FakeLearning(0.004));
        assertTrue(report.installed().isPresent(), report.why());
        assertTrue(report.keystrokes().isBetter());
        assertEquals(1, report.installed().get().version());
        assertTrue(models.at(code.resolve("inner")).isPresent());
        assertEquals(Path.of("1"), models.at(code).orElseThrow().getFileName());
        assertTrue(models.at(temp).isEmpty());
        models.rollBack(report.installed().get().name());
        assertTrue(models.at(code).isEmpty());
        assertEquals(1, models.all().getFirst().latest());
    }

    @Test
    void what_was_rolled_back_from_does_not_come_back_by_another_rollback() throws Exception {
        adapt(new FakeLearning(0.004));
        adapt(new FakeLearning(0.004));
        String name = models.all().getFirst().name();
        assertEquals(1, models.rollBack(name).version());
        adapt(new FakeLearning(0.004));
        assertEquals(3, models.all().getFirst().version());
        assertEquals(1, models.rollBack(name).version());
        assertEquals(0, models.rollBack(name).version());
    }

    @Test
    void a_worse_model_and_one_that_is_no_better_are_refused_with_the_numbers() throws Exception {
        var overfitted = new FakeLearning(0.004);
        overfitted.lossLater = 0.01;
        var worse = adapt(overfitted);
        assertTrue(worse.installed().isEmpty());
        assertTrue(worse.keystrokes().isWorse());
        assertTrue(worse.keystrokes().after() < worse.keystrokes().before());
        var same = adapt(new FakeLearning(0));
        assertTrue(same.installed().isEmpty());
        assertFalse(same.keystrokes().isWorse());
        assertEquals(List.of(), models.all());
    }

    @Test
    void what_would_do_worse_than_the_shipped_one_where_it_is_chosen_is_not_taken() throws Exception {
        var report = adapt(new FakeLearning(-0.004));
        assertTrue(report.installed().isEmpty());
        assertEquals("the shipped counts and ranker", report.chosen());
        assertEquals(report.keystrokes().before(), report.keystrokes().after());
    }

    @Test
    void what_is_stopped_goes_on_where_it_was_and_gives_the_same() throws Exception {
        var stopped = new FakeLearning(0.004);
        stopped.stopAfter = 20;
        assertThrows(Exception.class, () -> adapt(stopped));
        assertEquals(List.of(), models.all());
        var again = new FakeLearning(0.004);
        Report report = adapt(again);
        assertEquals(20, report.resumed());
        var once = new FakeLearning(0.004);
        Report whole = adapt(once);
        assertEquals(0, whole.resumed());
        assertEquals(once.lessons, again.lessons + 20);
        assertEquals(whole.keystrokes(), report.keystrokes());
        assertEquals(whole.chosen(), report.chosen());
    }

    @Test
    void a_piece_that_was_cut_in_half_is_done_again() throws Exception {
        var stopped = new FakeLearning(0.004);
        stopped.stopAfter = 20;
        assertThrows(Exception.class, () -> adapt(stopped));
        Path piece;
        try (var all = Files.walk(temp.resolve("state"))) {
            piece = all.filter(file -> file.getFileName().toString().startsWith("lessons-")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(piece);
        Files.write(piece, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Report report = adapt(new FakeLearning(0.004));
        assertEquals(19, report.resumed());
        assertEquals(1, report.damaged());
    }

    @Test
    void other_code_does_not_go_on_with_old_work() throws Exception {
        var stopped = new FakeLearning(0.004);
        stopped.stopAfter = 20;
        assertThrows(Exception.class, () -> adapt(stopped));
        Files.writeString(code.resolve("more.rs"), "fn more() {}\n");
        assertEquals(0, adapt(new FakeLearning(0.004)).resumed());
    }

    @Test
    void empty_and_tiny_folders_are_refused_with_the_reason() throws Exception {
        for (int i = 3; i < 30; i++) {
            Files.delete(code.resolve("file" + i + ".rs"));
        }
        assertTrue(refusal(new FakeLearning(1)).startsWith("It has 3 files of code"));
        for (int i = 0; i < 3; i++) {
            Files.delete(code.resolve("file" + i + ".rs"));
        }
        assertTrue(refusal(new FakeLearning(1)).startsWith("It has no code"));
        assertEquals(List.of(), models.all());
    }

    @Test
    void binary_minified_and_huge_files_are_left_out_and_named() throws Exception {
        Files.write(code.resolve("a.rs"), new byte[100]);
        Files.writeString(code.resolve("b.rs"), "let a = 1; ".repeat(1000));
        Files.writeString(code.resolve("c.rs"), "let a = 1;\n".repeat(50_000));
        Report report = adapt(new FakeLearning(0));
        assertEquals(List.of("a.rs", "b.rs", "c.rs"), report.left().stream()
                .map(left -> left.file().getFileName().toString()).toList());
        assertTrue(report.left().get(1).why().startsWith("minified"));
    }

    @Test
    void lines_with_secrets_are_not_learned_from() throws Exception {
        for (int i = 0; i < 30; i++) {
            Files.writeString(code.resolve("secret" + i + ".rs"), "fn f() {\n    let key = \"" + CANARY + "\";\n}\n");
        }
        var learning = new FakeLearning(0);
        assertEquals(30, adapt(learning).lines());
        assertTrue(learning.counted.stream().anyMatch(source -> source.text().startsWith("fn f() {\n\n}")));
        assertFalse(learning.counted.stream().anyMatch(source -> source.text().contains("key")));
    }

    /** A choice in each file, twice. */
    private void choose() {
        choices.isOn = true;
        for (int i = 0; i < 60; i++) {
            choices.choose(code, "file" + i % 30 + ".rs", i);
        }
    }

    @Test
    void choices_in_files_that_are_learned_from_make_a_model_of_their_own_and_the_figures_decide() throws Exception {
        choose();
        var useful = new FakeLearning(0.001);
        useful.gainOfChoices = 0.004;
        Report report = adapt(useful);
        assertEquals(2 * report.files(), report.choices(), "none that was made in a file to choose or measure with");
        assertEquals(report.choices(), useful.fromChoices);
        assertTrue(report.chosen().endsWith("grown on " + report.choices() + " choices of yours, too"),
                report.chosen());
        assertTrue(report.installed().isPresent());
        assertEquals(Json.of(report.choices()), Json.parse(report.installed().get().card()).get("choices"));
        var harmful = new FakeLearning(0.004);
        harmful.gainOfChoices = -0.006;
        Report other = adapt(harmful);
        assertFalse(other.chosen().contains("choices"), other.chosen());
        assertTrue(other.installed().isPresent(), "without them it is better");
    }

    @Test
    void choices_are_not_looked_at_while_it_is_off_and_those_of_other_folders_never() throws Exception {
        choose();
        choices.isOn = false;
        var off = new FakeLearning(0.004);
        assertEquals(0, adapt(off).choices());
        assertEquals(0, off.fromChoices);
        choices.isOn = true;
        choices.move(temp.resolve("elsewhere"));
        var elsewhere = new FakeLearning(0.004);
        assertEquals(0, adapt(elsewhere).choices());
        assertEquals(0, elsewhere.fromChoices);
    }

    @Test
    void nothing_of_choices_is_left_among_the_pieces_of_a_training_that_was_stopped() throws Exception {
        choose();
        var stopped = new FakeLearning(0.001);
        stopped.gainOfChoices = 0.004;
        stopped.typeAfter = 6;
        assertThrows(Exception.class, () -> adapt(stopped));
        assertTrue(stopped.fromChoices > 0, "it had learned from them");
        try (var all = Files.walk(temp.resolve("state"))) {
            List<Path> pieces = all.filter(Files::isRegularFile).toList();
            assertTrue(pieces.stream().anyMatch(file -> file.getFileName().toString().startsWith("trees-")));
            for (Path piece : pieces) {
                assertFalse(new String(Files.readAllBytes(piece), StandardCharsets.ISO_8859_1)
                        .contains("choices"), piece.toString());
            }
        }
        // Erased meanwhile: the training goes on without them, and with no figure of theirs.
        choices.move(temp.resolve("elsewhere"));
        Report report = adapt(new FakeLearning(0.004));
        assertTrue(report.resumed() > 0);
        assertFalse(report.chosen().contains("choices"));
    }

    @Test
    void numbers_that_are_none_end_it_with_the_reason_and_what_was_whole_is_gone_on_with() throws Exception {
        adapt(new FakeLearning(0.004));
        var lost = new FakeLearning(0.004);
        lost.treesUntilLost = 25;
        assertTrue(refusal(lost).contains("the loss of tree 6 is NaN"));
        assertEquals(1, models.all().getFirst().version(), "the one that was there stays");
        Report report = adapt(new FakeLearning(0.004));
        assertTrue(report.resumed() > 0);
        assertEquals(2, models.all().getFirst().version());
    }

    @Test
    void a_decoder_of_this_code_is_installed_with_the_model_if_lines_need_fewer_keys_with_it() throws Exception {
        tuning = new FakeTuning(-0.4);
        var learning = new FakeLearning(0);
        learning.gainOfDecoder = 0.2;
        Report report = adapt(learning);
        assertTrue(report.installed().isPresent(), report.why());
        assertTrue(report.typing().isBetter());
        assertFalse(report.keystrokes().isBetter(), "the popup is as it was");
        assertTrue(report.chosen().endsWith("and a decoder of this code"), report.chosen());
        Path version = models.at(code).orElseThrow();
        assertEquals("better by 0.4", Files.readString(version.resolve("model.onnx")));
        assertEquals(report.decoder(), Json.parse(report.installed().get().card()).string("decoder", ""));
        assertFalse(Files.exists(tuning.work), "nothing is left to go on with");
        models.rollBack(report.installed().get().name());
        assertTrue(models.at(code).isEmpty());
    }

    @Test
    void a_decoder_with_which_lines_need_more_keys_is_left_and_one_that_learned_nothing_is_not_asked()
            throws Exception {
        tuning = new FakeTuning(-0.4);
        var worse = new FakeLearning(0.004);
        worse.gainOfDecoder = -0.2;
        Report report = adapt(worse);
        assertFalse(report.chosen().contains("decoder"), report.chosen());
        assertTrue(report.installed().isPresent());
        assertFalse(Files.exists(models.at(code).orElseThrow().resolve("model.onnx")));
        tuning = new FakeTuning(0.1);
        var learning = new FakeLearning(0.004);
        learning.gainOfDecoder = 0.2;
        assertTrue(adapt(learning).decoder().startsWith("No decoder was adapted: it read"));
        assertEquals(0, learning.adaptedLines);
    }

    @Test
    void a_better_ranker_carries_in_no_decoder_that_is_not_better() throws Exception {
        tuning = new FakeTuning(-0.4);
        var learning = new FakeLearning(0.004);
        learning.gainOfDecoder = 0.2;
        learning.lossOfDecoderLater = 0.222;
        Report report = adapt(learning);
        assertTrue(learning.adaptedLines > 4, "it was measured");
        assertTrue(report.installed().isPresent(), report.why());
        assertFalse(report.chosen().contains("decoder"), report.chosen());
        assertFalse(Files.exists(models.at(code).orElseThrow().resolve("model.onnx")));
        assertTrue(report.why().contains("For the popup it is better"), report.why());
        assertTrue(report.why().contains("For ghost text it is not better"), report.why());
    }

    @Test
    void a_better_decoder_carries_in_no_ranker_that_is_worse() throws Exception {
        tuning = new FakeTuning(-0.4);
        var learning = new FakeLearning(0.004);
        learning.lossLater = 0.01;
        learning.gainOfDecoder = 0.2;
        Report report = adapt(learning);
        assertTrue(report.why().contains("For the popup it is worse"), report.why());
        assertOnlyTheDecoderIsKept(report, learning);
    }

    private void assertOnlyTheDecoderIsKept(Report report, FakeLearning learning) throws IOException {
        assertEquals(report.keystrokes().before(), report.keystrokes().after(), "what is kept ranks as before");
        assertEquals("the shipped counts and ranker, and a decoder of this code", report.chosen());
        Path version = models.at(code).orElseThrow();
        assertEquals(learning.shipped(), learning.read(version));
        assertEquals("better by 0.4", Files.readString(version.resolve("model.onnx")));
    }

    @Test
    void a_ranker_with_which_lines_need_more_keys_is_refused_and_takes_no_better_decoder_down() throws Exception {
        tuning = new FakeTuning(-0.4);
        var learning = new FakeLearning(0.004);
        learning.lossInLines = 0.008;
        learning.gainOfDecoder = 0.2;
        Report report = adapt(learning);
        assertTrue(report.why().contains("but lines need more keys"), report.why());
        assertTrue(report.why().contains("For ghost text it is better"), report.why());
        assertTrue(report.typing().isBetter());
        assertOnlyTheDecoderIsKept(report, learning);
    }

    @Test
    void a_ranker_with_which_lines_need_more_keys_is_refused_with_the_numbers() throws Exception {
        var learning = new FakeLearning(0.004);
        learning.lossInLines = 0.008;
        Report report = adapt(learning);
        assertTrue(report.installed().isEmpty());
        assertTrue(report.keystrokes().isBetter());
        assertTrue(report.typing().isWorse());
        assertEquals(List.of(), models.all());
    }

    @Test
    void a_decoder_that_saves_keys_and_misleads_more_is_refused() throws Exception {
        tuning = new FakeTuning(-0.4);
        var learning = new FakeLearning(0);
        learning.gainOfDecoder = 0.2;
        learning.misledByDecoder = 3;
        Report report = adapt(learning);
        assertTrue(report.typing().isBetter());
        assertTrue(report.misled().low() > 0);
        assertTrue(report.installed().isEmpty());
        assertTrue(report.why().contains("For ghost text it is worse"), report.why());
    }

    @Test
    void where_few_files_are_there_to_check_with_others_are_not_learned_from_and_checked_with_too() throws Exception {
        for (int i = 0; i < 30; i++) {
            Files.writeString(code.resolve("file" + i + ".rs"), ("fn number_" + i + "() {}\n").repeat(90));
        }
        tuning = new FakeTuning(-0.4);
        Report report = adapt(new FakeLearning(0));
        DecoderTuning.Task asked = tuning.asked.getFirst();
        assertTrue(asked.learned().size() < report.files());
        assertEquals(30 - report.held(), asked.learned().size() + asked.checked().size());
        for (int i = 0; i < 30; i++) {
            Files.writeString(code.resolve("file" + i + ".rs"), ("fn number_" + i + "() {}\n").repeat(40));
        }
        assertTrue(adapt(new FakeLearning(0)).decoder().contains("too little code"), "none is asked");
        assertEquals(1, tuning.asked.size());
    }

    @Test
    void without_a_decoder_or_anything_that_trains_one_the_rest_is_adapted_and_the_reason_told() throws Exception {
        Report report = adapt(new FakeLearning(0.004));
        assertTrue(report.installed().isPresent());
        assertTrue(report.decoder().contains("nothing that trains decoders"), report.decoder());
        tuning = new FakeTuning(-0.4);
        var elsewhere = new FakeLearning(0.004);
        elsewhere.hasDecoder = false;
        assertTrue(adapt(elsewhere).decoder().contains("not written by the decoder of the product"));
        tuning.obstacle = "there is no PyTorch for this machine";
        assertEquals("No decoder was adapted: there is no PyTorch for this machine.",
                adapt(new FakeLearning(0.004)).decoder());
        assertEquals(0, tuning.asked.size());
    }

    @Test
    void a_decoder_learns_no_file_that_is_measured_or_chosen_with_and_no_string_of_one_file() throws Exception {
        for (int i = 0; i < 30; i++) {
            Files.writeString(code.resolve("file" + i + ".rs"), "fn number_" + i + "() {\n    // of " + i
                    + "\n    say(\"fn f\", \"only_here_" + i + "\", 1234, 7);\n}\n"
                    + "fn f() {}\n".repeat(900));
        }
        tuning = new FakeTuning(-0.4);
        Report report = adapt(new FakeLearning(0));
        DecoderTuning.Task asked = tuning.asked.getFirst();
        assertEquals(report.files(), asked.learned().size());
        assertEquals(30 - report.files() - report.held(), asked.checked().size());
        for (OwnText text : asked.learned()) {
            assertEquals(List.of("// of ", "only_here_", "1234"), text.silent().stream().map(run ->
                    text.text().substring(run.start(), run.end()).replaceAll("(of |here_)[0-9]+", "$1")).toList());
        }
    }

    @Test
    void a_decoder_that_was_trained_before_it_was_stopped_is_not_trained_again() throws Exception {
        tuning = new FakeTuning(-0.4);
        var stopped = new FakeLearning(0.004);
        stopped.gainOfDecoder = 0.2;
        stopped.linesAfter = 3;
        assertThrows(Exception.class, () -> adapt(stopped));
        assertEquals(1, tuning.asked.size());
        var again = new FakeLearning(0.004);
        again.gainOfDecoder = 0.2;
        assertTrue(adapt(again).chosen().contains("decoder"));
        assertEquals(1, tuning.asked.size());
        assertTrue(models.at(code).isPresent());
    }

    @Test
    void a_training_of_a_decoder_that_fails_ends_it_with_the_reason_and_the_old_model_stays() throws Exception {
        tuning = new FakeTuning(-0.4);
        tuning.failure = "the loss of step 7 is NaN";
        assertTrue(refusal(new FakeLearning(0.004)).contains("step 7 is NaN"));
        assertEquals(List.of(), models.all());
    }

    /** As if the disk were full from the first file on that is longer than a kilobyte. */
    @Test
    void a_disk_that_fills_up_ends_it_with_the_reason_nothing_is_installed_and_the_rest_goes_on() throws Exception {
        TestSyntax.shared().languageOf(Path.of("a.rs"), ""); // unpacked before there is no room
        var process = new ProcessBuilder("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash",
                System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Xshare:auto", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"),
                TrainingVictim.class.getName(), temp.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(3, process.waitFor(), said);
        assertTrue(said.contains("had to stop") && said.contains("Make room there"), said);
        assertEquals(List.of(), models.all());
        Report report = adapt(new FakeLearning(0.004));
        assertTrue(report.resumed() > 0, "what was whole is not made again");
        assertEquals(1, report.installed().orElseThrow().version());
    }

    /** The same training in a process of its own, which ends with 3 if it is refused. */
    static int train(Path temp) throws Exception {
        var test = new LocalTrainingTest();
        test.temp = temp;
        test.code = temp.resolve("code");
        test.models = new DiskWorkspaceModels(temp.resolve("models"));
        try {
            test.adapt(new FakeLearning(0.004));
            return 0;
        } catch (ExecutionException failed) {
            var failure = ((FailureException) failed.getCause()).failure();
            System.out.println(failure.what() + ' ' + failure.why() + ' ' + failure.nextStep());
            return 3;
        }
    }

    @Test
    void where_nothing_can_be_written_the_reason_is_told_and_the_old_model_stays() throws Exception {
        Files.writeString(temp.resolve("state"), "a file in the way");
        assertTrue(refusal(new FakeLearning(0.004)).contains("state"));
        Files.delete(temp.resolve("state"));
        adapt(new FakeLearning(0.004));
        Path own = temp.resolve("models").resolve(models.all().getFirst().name());
        Files.writeString(own.resolve(".new"), "a file in the way");
        assertTrue(refusal(new FakeLearning(0.004)).contains(".new"));
        assertEquals(1, models.all().getFirst().version());
    }
}
