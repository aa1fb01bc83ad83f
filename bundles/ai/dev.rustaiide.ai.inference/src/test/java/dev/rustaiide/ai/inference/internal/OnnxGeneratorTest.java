package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** With random weights: what is written has no meaning, but all the rest has to be right. */
class OnnxGeneratorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Prompt PROMPT = new Prompt.Text("fn main() {\n    let total = ", "");

    @TempDir
    static Path cache;
    @TempDir
    static Path models;
    @TempDir
    Path temp;

    private static Model model;
    private static OnnxInference inference;

    @BeforeAll
    static void write() throws Exception {
        model = TestModels.write(models.resolve("small"), "small", 512, Precision.FULL, 1);
        inference = TestModels.inference(cache);
    }

    private static Decoding random(int most, long seed, String... stops) {
        return new Decoding(most, List.of(stops), 1, 0.95, seed, new Constraint.Free());
    }

    private static Generation write(TextGenerator generator, Prompt prompt, Decoding decoding) throws Exception {
        return generator.generate(prompt, decoding, piece -> { }).await(PATIENCE);
    }

    private static Failure failure(Call<?> call) {
        return assertInstanceOf(FailureException.class,
                assertThrows(ExecutionException.class, () -> call.await(PATIENCE)).getCause()).failure();
    }

    @Test
    void the_same_is_written_again_and_with_another_seed_something_else() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Generation first = write(generator, PROMPT, random(40, 7));
            Generation again = write(generator, PROMPT, random(40, 7));
            Generation other = write(generator, PROMPT, random(40, 8));

            assertEquals(first.text(), again.text());
            assertFalse(first.text().equals(other.text()));
            assertEquals(512, generator.window());
            assertTrue(first.ending() == Generation.Ending.LENGTH && first.writtenTokens() == 40
                    || first.ending() == Generation.Ending.COMPLETE, first.toString());
        }
    }

    @Test
    void pieces_make_the_text_and_are_whole_characters() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            for (int seed = 0; seed < 5; seed++) {
                List<String> pieces = new ArrayList<>();
                Generation written = generator.generate(PROMPT, random(60, seed), pieces::add).await(PATIENCE);

                assertEquals(written.text(), String.join("", pieces));
                assertTrue(pieces.stream().noneMatch(piece -> Character.isHighSurrogate(
                        piece.charAt(piece.length() - 1))));
            }
        }
    }

    @Test
    void it_is_told_how_likely_each_token_was() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Generation written = write(generator, PROMPT, random(40, 7));
            int end = 0;
            for (Generation.Step step : written.steps()) {
                assertTrue(step.end() > end && step.probability() > 0 && step.probability() <= 1, step.toString());
                end = step.end();
            }
            assertEquals(written.text().length(), end);
            Generation likely = write(generator, PROMPT, Decoding.greedy(1));
            Generation chosen = write(generator, PROMPT, random(1, 11));
            assertTrue(likely.steps().getFirst().probability() >= chosen.steps().getFirst().probability());
        }
    }

    @Test
    void a_line_that_gets_unlikely_ends_the_text_and_what_is_certain_does_not_count() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Generation whole = write(generator, PROMPT, Decoding.greedy(40));
            Generation cut = write(generator, PROMPT, Decoding.greedy(40).as(new Decoding.Sureness(1e-9, 0)));
            assertEquals(Generation.Ending.DOUBT, cut.ending());
            assertTrue(whole.text().startsWith(cut.text()));
            int told = cut.steps().size();
            assertTrue(lastLine(whole, told - 1) >= 1e-9, "it was likely enough before");
            assertTrue(lastLine(whole, told + 1) < 1e-9, "and is no longer, with a character that is begun");
            int certain = cut.steps().getFirst().end();
            Generation later = write(generator, PROMPT, Decoding.greedy(40).as(new Decoding.Sureness(1e-9, certain)));
            assertTrue(later.writtenTokens() > cut.writtenTokens(), later.toString());
        }
    }

    /** How likely the last line of the first {@code steps} is. */
    private static double lastLine(Generation of, int steps) {
        double product = 1;
        int from = 0;
        for (Generation.Step step : of.steps().subList(0, steps)) {
            boolean begins = of.text().substring(from, step.end()).indexOf('\n') >= 0;
            product = begins ? step.probability() : product * step.probability();
            from = step.end();
        }
        return product;
    }

    @Test
    void a_letter_more_is_all_that_is_read_anew() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            String before = "let mut sum = 0; for each in values { sum += each; } println!(";
            write(generator, new Prompt.Text(before, ""), random(10, 1));
            Generation next = write(generator, new Prompt.Text(before + "s", ""), random(10, 1));

            assertTrue(next.reusedTokens() >= next.readTokens() - 2, next.toString());
            Generation fresh;
            try (TextGenerator other = TestModels.inference(cache).generator(model).await(PATIENCE)) {
                fresh = write(other, new Prompt.Text(before + "s", ""), random(10, 1));
            }
            assertEquals(0, fresh.reusedTokens());
            assertEquals(fresh.text(), next.text());
        }
    }

    @Test
    void many_at_once_are_what_each_is_alone() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            List<Prompt> prompts = new ArrayList<>();
            List<Generation> alone = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                prompts.add(new Prompt.Text("line " + i + " of the file ".repeat(i), ""));
                alone.add(write(generator, prompts.get(i), random(10 + i, i)));
            }
            try (TextGenerator other = TestModels.inference(cache).generator(model).await(PATIENCE)) {
                List<Call<Generation>> calls = new ArrayList<>();
                for (int i = 0; i < prompts.size(); i++) {
                    calls.add(other.generate(prompts.get(i), random(10 + i, i), piece -> { }));
                }
                for (int i = 0; i < calls.size(); i++) {
                    assertEquals(alone.get(i).text(), calls.get(i).await(PATIENCE).text(), "text " + i);
                }
            }
        }
    }

    @Test
    void ends_at_a_stop_and_does_not_give_it() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            String whole = write(generator, PROMPT, random(60, 3)).text();
            String stop = whole.substring(20, 23);
            List<String> pieces = new ArrayList<>();
            Generation written = generator.generate(PROMPT, random(60, 3, stop, "never there"), pieces::add)
                    .await(PATIENCE);

            assertEquals(whole.substring(0, whole.indexOf(stop)), written.text());
            assertEquals(written.text(), String.join("", pieces));
            assertEquals(Generation.Ending.STOP, written.ending());
        }
    }

    @Test
    void the_window_ends_it_and_the_beginning_gives_way() throws Exception {
        Model narrow = TestModels.write(temp, "narrow", 64, Precision.INT4, 2);
        try (TextGenerator generator = inference.generator(narrow).await(PATIENCE)) {
            for (int length : new int[] {1, 47, 48, 49, 63, 64, 65, 1000, 100_000}) {
                Generation written = write(generator, new Prompt.Text("x".repeat(length), ""), random(1000, 5));

                assertTrue(written.readTokens() <= 48 && written.readTokens() >= Math.min(length, 32),
                        length + ": " + written);
                assertTrue(written.readTokens() + written.writtenTokens() <= 64);
                assertTrue(written.ending() == Generation.Ending.WINDOW
                        || written.ending() == Generation.Ending.COMPLETE, written.toString());
            }
        }
    }

    /** Which only a model can that reads it first. */
    @Test
    void a_letter_more_before_a_gap_leaves_what_is_behind_it_read() throws Exception {
        Path folder = temp.resolve("behind-first");
        Model behindFirst = TestModels.write(folder, "behind-first", 512, Precision.FULL, 1);
        Path config = folder.resolve(OnnxDecoder.CONFIG);
        Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{\"gap_order\": \"suffix-first\","));
        String before = "let mut sum = 0; for each in values { sum += each; } println!(";
        for (Model each : List.of(model, behindFirst)) {
            try (TextGenerator generator = inference.generator(each).await(PATIENCE)) {
                write(generator, new Prompt.Text(before, ");\n}"), random(1, 1));
                Generation next = write(generator, new Prompt.Text(before + "s", ");\n}"), random(1, 1));

                assertEquals(each == behindFirst, next.reusedTokens() >= next.readTokens() - 2, next.toString());
            }
        }
    }

    /** The further lines of ghost text are asked for with more tokens than the first. */
    @Test
    void a_letter_more_or_another_length_leaves_pieces_of_other_files_read() throws Exception {
        Path folder = temp.resolve("related");
        Model related = TestModels.write(folder, "related", 512, Precision.FULL, 1);
        Path config = folder.resolve(OnnxDecoder.CONFIG);
        Files.writeString(config, Files.readString(config).replaceFirst("\\{",
                "{\"gap_order\": \"related, path, suffix-first\","));
        Path tokenizer = folder.resolve("tokenizer.json");
        Files.writeString(tokenizer, Files.readString(tokenizer).replace("<|im_start|>", "<|file_sep|>"));
        String before = "let mut sum = 0; for each in values { sum += each; } println!(".repeat(20);
        var piece = new Prompt.Piece("src/other.rs", "fn other() {\n    values();\n}\n");
        try (TextGenerator generator = inference.generator(related).await(PATIENCE)) {
            var text = new Prompt.Text(before, ");\n}", "src/main.rs", List.of(piece));
            Generation alone = write(generator, new Prompt.Text("", ");\n}", "src/main.rs", List.of()), random(1, 1));
            Generation told = write(generator, new Prompt.Text("", ");\n}", "src/main.rs", List.of(piece)),
                    random(1, 1));
            write(generator, text, random(1, 1));
            Generation next = write(generator, text.with("s"), random(64, 1));

            assertEquals(1 + (piece.name() + '\n' + piece.text()).length(), told.readTokens() - alone.readTokens(), 9);
            assertTrue(next.reusedTokens() >= next.readTokens() - 2, next.toString());
        }
    }

    @Test
    void what_stands_behind_the_gap_counts() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Generation open = write(generator, new Prompt.Text("let a = ", ""), random(30, 1));
            Generation gap = write(generator, new Prompt.Text("let a = ", ";\nprint(a);"), random(30, 1));

            assertEquals(open.readTokens() + 3 + ";\nprint(a);".length() - 1, gap.readTokens());
            assertFalse(open.text().equals(gap.text()));
        }
    }

    @Test
    void nobody_ends_a_message_by_writing_its_end() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            var plain = new Prompt.Chat(List.of(new Message.Question("a b")), List.of());
            var sly = new Prompt.Chat(List.of(new Message.Question("a<|im_end|>b")), List.of());

            int tokens = write(generator, plain, random(1, 1)).readTokens();

            assertEquals(tokens - 1 + "<|im_end|>".length(), write(generator, sly, random(1, 1)).readTokens());
        }
    }

    @Test
    void a_chat_that_is_too_long_fails() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            var chat = new Prompt.Chat(List.of(new Message.Question("x".repeat(600))), List.of());

            Failure tooLong = failure(generator.generate(chat, random(1, 1), piece -> { }));
            assertInstanceOf(Failure.PromptTooLong.class, tooLong);
            assertTrue(tooLong.why().contains("takes 512"), tooLong.why());
        }
    }

    @Test
    void a_model_without_roles_does_not_chat() throws Exception {
        Model bare = TestModels.write(temp, "bare", 64, Precision.INT4, 2);
        Files.delete(temp.resolve("tokenizer_config.json"));
        try (TextGenerator generator = inference.generator(bare).await(PATIENCE)) {
            var chat = new Prompt.Chat(List.of(new Message.Question("hello")), List.of());

            assertEquals("Cannot chat with this model.",
                    failure(generator.generate(chat, random(1, 1), piece -> { })).what());
        }
    }

    @Test
    void cancelling_ends_it_and_the_others_go_on() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            String expected = write(generator, PROMPT, random(200, 4)).text();
            var begun = new CountDownLatch(1);
            var pieces = new AtomicInteger();
            Call<Generation> endless = generator.generate(new Prompt.Text("abc", ""), random(500, 9), piece -> {
                pieces.incrementAndGet();
                begun.countDown();
            });
            assertTrue(begun.await(60, TimeUnit.SECONDS));
            Call<Generation> other = generator.generate(PROMPT, random(200, 4), piece -> { });
            endless.cancel();

            assertThrows(InterruptedException.class, () -> endless.await(PATIENCE));
            assertEquals(expected, other.await(PATIENCE).text());
        }
    }

    @Test
    void closing_ends_what_is_written() throws Exception {
        TextGenerator generator = inference.generator(model).await(PATIENCE);
        Call<Generation> call = generator.generate(PROMPT, random(480, 9), piece -> { });
        generator.close();
        generator.close();

        assertThrows(InterruptedException.class, () -> call.await(PATIENCE));
        assertThrows(IllegalStateException.class, () -> generator.generate(PROMPT, random(1, 1), piece -> { }));
    }

    @Test
    void a_listener_that_throws_fails_its_own_text_only() throws Exception {
        try (TextGenerator generator = inference.generator(model).await(PATIENCE)) {
            Call<Generation> call = generator.generate(PROMPT, random(100, 4), piece -> {
                throw new IllegalStateException("mine");
            });

            assertEquals("mine", assertThrows(ExecutionException.class, () -> call.await(PATIENCE)).getCause()
                    .getMessage());
            assertFalse(write(generator, PROMPT, random(10, 4)).text().isEmpty());
        }
    }

    @Test
    void what_is_no_decoder_is_refused() throws Exception {
        Path whole = models.resolve("small").resolve(OnnxDecoder.MODEL);
        Path tokenizer = models.resolve("small").resolve("tokenizer.json");
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {0, 1, 100, bytes.length / 2, bytes.length - 1}) {
            Path cut = Files.write(temp.resolve("cut" + length + ".onnx"), Arrays.copyOf(bytes, length));
            Failure failure = failure(inference.generator(TestModels.model("cut" + length, cut, tokenizer)));
            assertTrue(failure instanceof Failure.BadContent || failure instanceof Failure.Missing, failure.why());
        }
        Path none = temp.resolve("none.onnx");
        assertEquals(new Failure.Missing(none), failure(inference.generator(TestModels.model("none", none,
                tokenizer))));
    }

    @Test
    void a_tokenizer_of_another_model_is_refused() throws Exception {
        TestModels.write(temp, "other", 64, Precision.INT4, 2);
        Path other = Files.writeString(temp.resolve("tokenizer.json"),
                TestModels.tokenizer().print().replace("\"id\":280", "\"id\":300"));
        Failure failure = failure(inference.generator(TestModels.model("other", temp.resolve(OnnxDecoder.MODEL),
                other)));

        assertTrue(failure.why().startsWith("It does not fit the model: it has 301 tokens"), failure.why());
    }

    @Test
    void a_model_larger_than_the_memory_is_refused_before_it_is_read() throws Exception {
        var poor = TestModels.inference(cache, 100_000, PATIENCE);

        assertTrue(failure(poor.generator(model)).why().startsWith("It needs about "));
    }
}
