package dev.rustaiide.ai.inference.llama.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Generation.Ending;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.ai.inference.llama.internal.child.Order;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** A real llama.cpp in a real child, with a model that has learned nothing. */
class LlamaFormatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Consumer<String> NOBODY = piece -> {};
    private static final Prompt MAIN = new Prompt.Text("fn main() {\n    let width = ", "");

    @TempDir
    private static Path folder;
    private static PlainProcesses processes;
    private static LlamaFormat format;
    private static TextGenerator generator;

    @BeforeAll
    static void load() throws Exception {
        assumeTrue(Natives.areThere(), "llama.cpp is not part of this build: releng/natives brings it");
        processes = new PlainProcesses();
        format = new LlamaFormat(folder.resolve("cache"), processes, () -> 0, 2);
        generator = format.load(new FileModel(RandomFiles.write(folder.resolve("random.bin"), 3))).await(PATIENCE);
    }

    @AfterAll
    static void close() {
        if (format != null) {
            generator.close();
            format.close();
        }
    }

    private static Generation write(Prompt prompt, Decoding decoding) throws Exception {
        return generator.generate(prompt, decoding, NOBODY).await(PATIENCE);
    }

    private static Failure failure(Call<?> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.await(PATIENCE));
        return assertInstanceOf(FailureException.class, failed.getCause()).failure();
    }

    @Test
    void what_is_written_comes_in_pieces_and_is_the_same_again_without_reading_the_prompt() throws Exception {
        var pieces = new ArrayList<String>();
        Generation first = generator.generate(MAIN, Decoding.greedy(30), pieces::add).await(PATIENCE);
        assertEquals(first.text(), String.join("", pieces));
        assertEquals(Ending.LENGTH, first.ending());
        assertEquals(30, first.writtenTokens());
        assertEquals(1 + ((Prompt.Text) MAIN).before().length(), first.readTokens());
        Generation second = write(MAIN, Decoding.greedy(30));
        assertEquals(first.text(), second.text());
        assertEquals(first.readTokens() - 1, second.reusedTokens());
    }

    @Test
    void a_stop_ends_the_text_and_is_not_part_of_it() throws Exception {
        String whole = write(MAIN, Decoding.greedy(30)).text();
        String stop = whole.substring(8, 10);
        var pieces = new ArrayList<String>();
        Generation shorter = generator.generate(MAIN, Decoding.greedy(30, "never comes", stop), pieces::add)
                .await(PATIENCE);
        assertEquals(Ending.STOP, shorter.ending());
        assertEquals(whole.substring(0, whole.indexOf(stop)), shorter.text());
        assertEquals(shorter.text(), String.join("", pieces));
    }

    @Test
    void several_texts_are_written_at_once_each_within_its_grammar() throws Exception {
        var calls = new ArrayList<Call<Generation>>();
        for (int i = 0; i < 9; i++) {
            var grammar = new Constraint.Grammar("root ::= \"" + i + ":\" [a-f]{5,9} \"" + i + '"');
            var decoding = new Decoding(40, List.of(), 1, 0.9, i, grammar);
            calls.add(generator.generate(new Prompt.Text("text " + i, ""), decoding, NOBODY));
        }
        for (int i = 0; i < 9; i++) {
            Generation generation = calls.get(i).await(PATIENCE);
            assertTrue(generation.text().matches(i + ":[a-f]{5,9}" + i), generation.text());
            assertEquals(Ending.COMPLETE, generation.ending());
        }
    }

    @Test
    void steps_tell_where_tokens_end_and_how_likely_they_were() throws Exception {
        Generation greedy = write(MAIN, Decoding.greedy(20));
        assertEquals(20, greedy.steps().size());
        // Of a character that is not whole at the end of the text nothing was known when its token came.
        int rest = greedy.text().length() - greedy.steps().getLast().end();
        assertTrue(rest == 0 || rest == 1 && greedy.text().endsWith("\uFFFD"), greedy.toString());
        double likeliest = greedy.steps().stream().mapToDouble(Generation.Step::probability).sum();
        assertTrue(greedy.steps().stream().allMatch(step -> step.probability() > 1.0 / 300
                && step.probability() <= 1), greedy.steps().toString());
        Generation chance = write(MAIN, new Decoding(20, List.of(), 2, 1, 5, new Constraint.Free()));
        double sum = chance.steps().stream().mapToDouble(Generation.Step::probability).sum();
        assertTrue(sum < likeliest, sum + " and " + likeliest);
    }

    @Test
    void a_line_that_gets_unlikely_ends_the_text() throws Exception {
        Generation whole = write(MAIN, Decoding.greedy(20));
        Generation cut = write(MAIN, Decoding.greedy(20).as(new Decoding.Sureness(1e-6, 0)));
        assertEquals(Ending.DOUBT, cut.ending());
        assertTrue(cut.writtenTokens() < 20, cut.toString());
        assertEquals(whole.steps().subList(0, cut.steps().size()), cut.steps());
        Generation certain = write(MAIN, Decoding.greedy(20).as(new Decoding.Sureness(1e-6, 1000)));
        assertEquals(whole.text(), certain.text());
    }

    @Test
    void a_question_to_a_tool_is_held_to_its_schema_and_not_shown() throws Exception {
        Json schema = Json.parse("""
                {"type": "object", "required": ["n"], "properties": {"n": {"enum": [1, 22]}}}""");
        var tool = new Tool("count", "Counts.", schema);
        // A model that has learned nothing would never begin one; behind its beginning there is no way but a whole one.
        Order.Write order = Orders.write(1, new Prompt.Chat(List.of(), List.of(tool)), Decoding.greedy(10), List.of());
        assertEquals("<tool_call>", order.form().from());
        int whole = 0;
        for (int seed = 0; seed < 8; seed++) {
            Generation call = write(new Prompt.Text("", ""), new Decoding(120, List.of(), 1, 1, seed,
                    new Constraint.Grammar(order.form().grammar())));
            if (call.text().contains(ToolCalls.END)) {
                whole++;
                ToolUse use = ToolCalls.parse("<tool_call>" + call.text().split(ToolCalls.END)[0], 0).getFirst();
                assertEquals("count", use.name());
                assertTrue(List.of(1L, 22L).contains(use.arguments().number("n")), call.text());
            }
        }
        assertTrue(whole > 0, "none of them came to an end");
        assertTrue(order.turns().getFirst().text().contains("\"name\":\"count\""), order.toString());
    }

    @Test
    void the_seed_decides_what_is_chosen_by_chance() throws Exception {
        var free = new Constraint.Free();
        String one = write(MAIN, new Decoding(20, List.of(), 1, 1, 5, free)).text();
        assertEquals(one, write(MAIN, new Decoding(20, List.of(), 1, 1, 5, free)).text());
        assertNotEquals(one, write(MAIN, new Decoding(20, List.of(), 1, 1, 6, free)).text());
    }

    @Test
    void json_that_a_schema_allows_is_all_that_can_be_written() throws Exception {
        Json schema = Json.parse("""
                {"type": "object", "required": ["name", "size", "kind"], "properties": {
                  "name": {"type": "string"}, "size": {"type": "integer"},
                  "kind": {"enum": ["struct", "fn\\"x"]}, "tags": {"type": "array", "items": {"type": "boolean"}}}}""");
        for (int seed = 0; seed < 6; seed++) {
            var decoding = new Decoding(100, List.of(), 0.8, 0.95, seed, new Constraint.Schema(schema));
            Generation generation = write(new Prompt.Text("", ""), decoding);
            if (generation.ending() == Ending.COMPLETE) {
                Json value = Json.parse(generation.text());
                assertTrue(value.get("size").asLong().isPresent(), generation.text());
                assertTrue(List.of("struct", "fn\"x").contains(value.string("kind")), generation.text());
                assertTrue(value.get("tags").items().stream().allMatch(tag -> tag.asBoolean().isPresent()),
                        generation.text());
            } else {
                assertTrue(generation.text().stripLeading().startsWith("{"), generation.text());
            }
        }
    }

    @Test
    void a_grammar_that_is_none_is_refused_and_the_child_lives() throws Exception {
        Failure failure = failure(generator.generate(MAIN, Decoding.greedy(5)
                .within(new Constraint.Grammar("root ::= nowhere (")), NOBODY));
        assertTrue(failure.why().contains("grammar"), failure.why());
        Failure recursive = failure(generator.generate(MAIN, Decoding.greedy(5)
                .within(new Constraint.Grammar("root ::= root \"a\"")), NOBODY));
        assertTrue(recursive.why().contains("grammar"), recursive.why());
        assertEquals(5, write(MAIN, Decoding.greedy(5)).writtenTokens());
    }

    @Test
    void a_long_text_fills_the_window_and_a_long_prompt_loses_its_beginning() throws Exception {
        Generation full = write(MAIN, Decoding.greedy(1000).within(new Constraint.Grammar("root ::= [a-z]*")));
        assertTrue(List.of(Ending.WINDOW, Ending.COMPLETE).contains(full.ending()), full.ending().toString());
        assertTrue(full.readTokens() + full.writtenTokens() <= generator.window(), full.toString());
        Generation cut = write(new Prompt.Text("0123456789".repeat(5000), ""), Decoding.greedy(20));
        assertTrue(cut.readTokens() > 60 && cut.readTokens() < generator.window() - 20, cut.toString());
        Failure failure = failure(generator.generate(new Prompt.Chat(
                List.of(new Message.Question("x".repeat(200))), List.of()), Decoding.greedy(20), NOBODY));
        assertInstanceOf(Failure.PromptTooLong.class, failure);
        assertTrue(failure.why().contains("the model reads 128 at once"), failure.why());
    }

    @Test
    void a_conversation_is_written_plainly_for_a_model_that_was_not_taught_to_talk() throws Exception {
        var chat = new Prompt.Chat(List.of(new Message.Instructions("Be kind."), new Message.Question("Why?")),
                List.of());
        Generation answer = write(chat, Decoding.greedy(20));
        assertEquals(1 + "System: Be kind.\n\nUser: Why?\n\nAssistant:".length(), answer.readTokens());
    }

    @Test
    void what_looks_like_a_special_token_in_somebodys_text_is_text() throws Exception {
        assertEquals(1 + "<end>".length(), write(new Prompt.Text("<end>", ""), Decoding.greedy(2)).readTokens());
        var chat = new Prompt.Chat(List.of(new Message.Question("<end>\u0001" + "0\u0002")), List.of());
        assertEquals(1 + "User: <end>\u0001".length() + "0\u0002\n\nAssistant:".length(),
                write(chat, Decoding.greedy(2)).readTokens());
    }

    /** A reader that says when it has the first piece and goes on with none before it is interrupted. */
    private static void holdUp(CountDownLatch begun) {
        begun.countDown();
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_is_cancelled_stops_and_does_not_hold_up_the_next() throws Exception {
        var begun = new CountDownLatch(1);
        Call<Generation> endless = generator.generate(MAIN, Decoding.greedy(100)
                .within(new Constraint.Grammar("root ::= [a-z]{200}")), piece -> holdUp(begun));
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        endless.cancel();
        assertThrows(InterruptedException.class, () -> endless.await(PATIENCE));
        assertEquals(10, write(MAIN, Decoding.greedy(10)).writtenTokens());
    }

    @Test
    void who_closes_ends_what_is_written_and_others_go_on() throws Exception {
        TextGenerator other = format.load(new FileModel(folder.resolve("random.bin"))).await(PATIENCE);
        int children = processes.started.size();
        var begun = new CountDownLatch(1);
        Call<Generation> call = other.generate(MAIN, Decoding.greedy(100)
                .within(new Constraint.Grammar("root ::= [a-z]{200}")), piece -> holdUp(begun));
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        other.close();
        other.close();
        assertThrows(InterruptedException.class, () -> call.await(PATIENCE));
        assertThrows(IllegalStateException.class, () -> other.generate(MAIN, Decoding.greedy(1), NOBODY));
        assertEquals(10, write(MAIN, Decoding.greedy(10)).writtenTokens());
        assertEquals(children, processes.started.size());
    }

    @Test
    void who_reads_need_not_wait_for_the_end() throws Exception {
        var pieces = new ArrayList<String>();
        Decoding slow = Decoding.greedy(400).within(new Constraint.Grammar("root ::= [a-z]{400}"));
        Generation whole = generator.generate(MAIN, slow, pieces::add).await(PATIENCE);
        assertEquals(whole.text(), String.join("", pieces));
        // The first letter at once, and the others many at a time.
        assertTrue(pieces.size() > 1, pieces.size() + " pieces");
        assertEquals(1, pieces.getFirst().length());
    }

    @Test
    void killing_the_child_within_an_answer_loses_nothing_that_was_given() throws Exception {
        TextGenerator victim = format.load(new FileModel(RandomFiles.writePatient(folder.resolve("victim.bin"), 4)))
                .await(PATIENCE);
        Process child = processes.started.getLast();
        var pieces = new StringBuilder();
        Call<Generation> call = victim.generate(MAIN, Decoding.greedy(8000)
                .within(new Constraint.Grammar("root ::= [a-z]*")), piece -> {
                    pieces.append(piece);
                    if (pieces.length() >= 5) {
                        child.destroyForcibly();
                    }
                });
        Failure failure = failure(call);
        assertTrue(failure.why().contains("was killed"), failure.why());
        assertTrue(pieces.length() >= 5, pieces.toString());
        Generation again = victim.generate(MAIN, Decoding.greedy(20), NOBODY).await(PATIENCE);
        assertEquals(20, again.writtenTokens());
        assertNotEquals(child.pid(), processes.started.getLast().pid());
        victim.close();
    }

    @Test
    void a_model_of_an_unknown_architecture_is_refused_by_name() throws Exception {
        Path file = RandomFiles.write(folder.resolve("strange.bin"), 3);
        byte[] bytes = Files.readAllBytes(file);
        // The first text is the name of the entry, the second its value.
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("llama");
        System.arraycopy("zebra".getBytes(), 0, bytes, at, 5);
        Files.write(file, bytes);
        Failure failure = failure(format.load(new FileModel(file)));
        assertTrue(failure.why().contains("architecture zebra is not known"), failure.why());
    }

    @Test
    void a_file_that_is_cut_off_or_something_else_never_reaches_the_child() throws Exception {
        int children = processes.started.size();
        Path file = RandomFiles.write(folder.resolve("short.bin"), 3);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1000));
        assertTrue(failure(format.load(new FileModel(file))).why().contains("ends after"));
        Files.writeString(file, "not a model");
        assertFalse(format.runs(new FileModel(file).files()));
        assertTrue(failure(format.load(new FileModel(file))).why().contains("no GGUF file"));
        assertEquals(children, processes.started.size());
    }

    @Test
    void weights_that_are_garbage_end_in_a_text_or_in_a_failure() throws Exception {
        Path file = RandomFiles.write(folder.resolve("garbage.bin"), 3);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0xFF);
        Files.write(file, bytes);
        TextGenerator garbage = format.load(new FileModel(file)).await(PATIENCE);
        try {
            Generation generation = garbage.generate(MAIN, Decoding.greedy(10), NOBODY).await(PATIENCE);
            assertTrue(generation.writtenTokens() <= 10);
        } catch (ExecutionException failed) {
            assertInstanceOf(FailureException.class, failed.getCause());
        }
        garbage.close();
        assertEquals(10, write(MAIN, Decoding.greedy(10)).writtenTokens());
    }

    @Test
    void a_model_that_is_larger_than_the_memory_is_refused_before_it_is_loaded() throws Exception {
        var poor = new LlamaFormat(folder.resolve("cache"), processes, () -> 1 << 20, 2);
        Failure failure = failure(poor.load(new FileModel(folder.resolve("random.bin"))));
        assertTrue(failure.why().matches("It needs \\d+ MB of memory, and 1 MB are free\\."), failure.why());
    }

    @Test
    void a_build_without_llama_says_so() {
        var failure = assertThrows(FailureException.class, () -> new Natives(folder, "/nowhere/").folder()).failure();
        assertEquals("llama.cpp is not part of this build.", failure.why());
    }
}
