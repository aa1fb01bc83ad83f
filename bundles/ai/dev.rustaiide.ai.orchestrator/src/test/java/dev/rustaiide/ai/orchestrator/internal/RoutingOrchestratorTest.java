package dev.rustaiide.ai.orchestrator.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.MemoryPressure;

class RoutingOrchestratorTest {
    private static final Prompt TEXT = new Prompt.Text("fn main() {", "}");
    private static final Prompt.Chat CHAT = new Prompt.Chat(List.of(new Message.Question("why?")), List.of());
    private static final long GIGABYTE = 1L << 30;

    private final List<Model> installed = new ArrayList<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private String chosen = "";
    private List<String> remote = List.of();
    private Duration silence = Duration.ofMinutes(1);
    private MemoryPressure.Listener pressure = level -> {};
    private RoutingOrchestrator orchestrator = orchestrator();

    private RoutingOrchestrator orchestrator(Backend... backends) {
        var made = new RoutingOrchestrator((Models) () -> installed, new NoInference(),
                task -> new Choice(task, chosen, remote, 100), () -> 4 * GIGABYTE, new Pressure(), silence);
        made.setSources(List.of(() -> Arrays.asList(backends)));
        orchestrator = made;
        return made;
    }

    @AfterEach
    void close() {
        orchestrator.deactivate();
    }

    private final class Pressure implements MemoryPressure {
        @Override
        public Level level() {
            return Level.NORMAL;
        }

        @Override
        public Registration listen(String name, Listener listener) {
            pressure = listener;
            return () -> {};
        }
    }

    private static final class NoInference implements Inference {
        @Override
        public Call<TextEmbedder> embedder(Model model) {
            return Call.failed(Scripted.failure("no embedder"));
        }

        @Override
        public Call<TextGenerator> generator(Model model) {
            return Call.failed(Scripted.failure(model.card().id() + " is broken."));
        }
    }

    private record Installed(ModelCard card, long bytes) implements Model {
        @Override
        public Files files() throws FailureException {
            throw Scripted.failure("no files");
        }
    }

    private void install(String name, long bytes) {
        installed.add(new Installed(new ModelCard(new ModelId(name, "1"), ModelTask.CHAT, name, "MIT", "tests"),
                bytes));
    }

    private Answer ask(Prompt prompt, Decoding decoding) throws Exception {
        return orchestrator.generate(ModelTask.CHAT, prompt, decoding, heard::add).await(Duration.ofSeconds(20));
    }

    private Answer ask(Prompt prompt) throws Exception {
        return ask(prompt, Decoding.greedy(100));
    }

    private List<String> order() {
        return orchestrator.route(ModelTask.CHAT).candidates().stream().map(each -> each.id().toString()).toList();
    }

    private Candidate candidate(String id) {
        return orchestrator.route(ModelTask.CHAT).candidates().stream()
                .filter(each -> each.id().toString().equals(id)).findFirst().orElseThrow();
    }

    private FailureException failure() {
        var wrong = assertThrows(ExecutionException.class, () -> ask(CHAT));
        return assertInstanceOf(FailureException.class, wrong.getCause());
    }

    @Test
    void the_first_one_answers_and_the_pieces_are_its_text() throws Exception {
        orchestrator(Scripted.writes("local", "a", "Be", "cause"), Scripted.writes("local", "b", "no"));

        Answer answer = ask(CHAT);

        assertEquals(new Answer(new Generation("Because", List.of(), Generation.Ending.COMPLETE, 7, 0, 2),
                new BackendId("local", "a"), List.of()), answer);
        assertEquals(List.of("Be", "cause"), heard);
    }

    @Test
    void text_goes_on_where_a_killed_backend_ended() throws Exception {
        Scripted next = Scripted.writes("local", "b", "1);");
        orchestrator(Scripted.dies("local", "a", "Its process was killed.", "let x", " = f("), next);

        Answer answer = ask(TEXT, Decoding.greedy(10));

        assertEquals("let x = f(1);", answer.generation().text());
        assertEquals("let x = f(1);", String.join("", heard));
        assertEquals(new Prompt.Text("fn main() {let x = f(", "}"), next.asked.getFirst());
        assertEquals(8, next.decodings.getFirst().most());
        assertEquals(new BackendId("local", "b"), answer.by());
        assertEquals(List.of("a stopped after 10 characters: Its process was killed."), answer.failed());
        assertEquals(3, answer.generation().writtenTokens());
    }

    @Test
    void a_chat_goes_on_with_the_partial_answer_as_a_message() throws Exception {
        Scripted next = Scripted.writes("local", "b", " of rain.");
        orchestrator(Scripted.dies("local", "a", "It broke.", "Because"), next);

        assertEquals("Because of rain.", ask(CHAT).generation().text());
        assertEquals(new Prompt.Chat(List.of(new Message.Question("why?"), new Message.Answer("Because", List.of())),
                List.of()), next.asked.getFirst());
    }

    @Test
    void an_answer_that_is_begun_anew_is_not_told_twice() throws Exception {
        orchestrator(Scripted.dies("local", "a", "It broke.", "It rains because of ", "the sea"),
                Scripted.writes("local", "b", "It rains", " because of the", " sea and the sun."));

        assertEquals("It rains because of the sea and the sun.", ask(CHAT).generation().text());
        assertEquals("It rains because of the sea and the sun.", String.join("", heard));
    }

    @Test
    void an_answer_that_only_begins_alike_is_told_whole() throws Exception {
        orchestrator(Scripted.dies("local", "a", "It broke.", "It rains because of "),
                Scripted.writes("local", "b", "It rains", " cats."));

        assertEquals("It rains because of It rains cats.", ask(CHAT).generation().text());
        assertEquals("It rains because of It rains cats.", String.join("", heard));
    }

    @Test
    void what_has_to_fit_a_grammar_is_begun_anew_and_given_whole() throws Exception {
        Scripted next = Scripted.writes("local", "b", "{\"a\":", "1}");
        orchestrator(Scripted.dies("local", "a", "It broke.", "{\"b\""), next);

        Answer answer = ask(CHAT, Decoding.greedy(10).within(new Constraint.Grammar("root ::= \"{\"")));

        assertEquals("{\"a\":1}", answer.generation().text());
        assertEquals(List.of("{\"a\":1}"), heard);
        assertEquals(CHAT, next.asked.getFirst());
    }

    @Test
    void as_much_as_was_asked_for_is_enough_though_the_backend_died() throws Exception {
        Scripted next = Scripted.writes("local", "b", "more");
        orchestrator(Scripted.dies("local", "a", "It broke.", "one ", "two"), next);

        Answer answer = ask(CHAT, Decoding.greedy(2));

        assertEquals("one two", answer.generation().text());
        assertEquals(Generation.Ending.LENGTH, answer.generation().ending());
        assertTrue(next.asked.isEmpty());
    }

    @Test
    void when_all_fail_one_message_has_every_cause() {
        orchestrator(Scripted.dies("local", "a", "It broke."), Scripted.writes("local", "b").unopened("It is gone."),
                new Scripted("local", "c", (out, scope) -> {
                    throw new IllegalStateException("a defect");
                }));

        String why = failure().failure().why();

        assertTrue(why.contains("a: It broke."), why);
        assertTrue(why.contains("b: It is gone."), why);
        assertTrue(why.contains("a defect"), why);
    }

    @Test
    void without_any_model_the_message_says_how_to_get_one() {
        orchestrator();

        assertTrue(failure().failure().nextStep().contains("models import"));
    }

    @Test
    void what_was_not_chosen_is_not_asked_when_that_leaves_the_machine() {
        Scripted provider = Scripted.writes("openai", "gpt", "hi");
        orchestrator(provider);

        assertFalse(candidate("openai/gpt").isUsable());
        assertTrue(candidate("openai/gpt").why().contains("leave this machine"), candidate("openai/gpt").why());
        assertTrue(failure().failure().why().contains("leave this machine"));
        assertEquals(0, provider.opened.get());
    }

    @Test
    void the_name_of_a_model_alone_lets_nothing_leave_the_machine() {
        chosen = "gpt";
        orchestrator(Scripted.writes("openai", "gpt", "hi"));

        assertFalse(candidate("openai/gpt").isUsable());
    }

    @Test
    void what_was_chosen_by_its_whole_name_or_allowed_is_asked() throws Exception {
        chosen = "openai/gpt";
        orchestrator(Scripted.writes("openai", "gpt", "hi"), Scripted.writes("openai", "other", "hi"));
        assertEquals("openai/gpt", ask(CHAT).by().toString());
        assertFalse(candidate("openai/other").isUsable());

        chosen = "";
        remote = List.of("openai");
        assertTrue(candidate("openai/other").isUsable());
        assertTrue(candidate("openai/other").why().contains("which you allow"));
    }

    @Test
    void what_an_allowed_backend_says_against_itself_counts() {
        remote = List.of("openai");
        Scripted provider = Scripted.writes("openai", "gpt", "hi").behind("The gate is closed: open it.");
        orchestrator(provider);

        assertTrue(failure().failure().why().contains("The gate is closed: open it."));
        assertEquals(0, provider.opened.get());
    }

    @Test
    void the_chosen_one_comes_first_then_this_machine_then_others() {
        remote = List.of("openai", "ollama");
        chosen = "ollama/qwen";
        orchestrator(Scripted.writes("openai", "gpt", ""), Scripted.writes("ollama", "qwen", ""),
                Scripted.writes("local", "a", ""));

        assertEquals(List.of("ollama/qwen", "local/a", "openai/gpt"), order());
        assertTrue(candidate("ollama/qwen").why().startsWith("You chose it"));
    }

    @Test
    void a_local_model_is_meant_without_its_version_too() {
        install("small", 1);
        install("large", 2);
        for (String name : List.of("large", "large@1", "local/large", "local/large@1")) {
            chosen = name;
            orchestrator();
            assertEquals(List.of("local/large@1", "local/small@1"), order(), name);
        }
    }

    @Test
    void what_is_chosen_and_not_there_is_said() {
        chosen = "local/gone@3";
        orchestrator(Scripted.writes("local", "a", ""));

        assertEquals("local/gone@3, which you chose, is not there for this. It runs on this machine.",
                candidate("local/a").why());
    }

    @Test
    void a_model_larger_than_memory_is_not_asked() {
        install("huge", 40 * GIGABYTE);
        orchestrator();

        assertFalse(candidate("local/huge@1").isUsable());
        assertTrue(candidate("local/huge@1").why().contains("46,080 MB of memory, and 4,096 MB are free"),
                candidate("local/huge@1").why());
    }

    @Test
    void a_broken_model_of_this_machine_says_so() {
        install("broken", 1);
        orchestrator();

        assertTrue(failure().failure().why().contains("broken@1 is broken."));
    }

    @Test
    void one_that_is_too_slow_for_the_budget_is_asked_after_those_that_keep_it() throws Exception {
        orchestrator(new Scripted("local", "slow", (out, scope) -> {
            TimeUnit.MILLISECONDS.sleep(150);
            out.accept("at last");
        }), Scripted.writes("local", "fast", "now"));

        assertEquals("local/slow", ask(CHAT).by().toString());

        assertEquals(List.of("local/fast", "local/slow"), order());
        assertTrue(candidate("local/slow").why().contains("longer than the 100"), candidate("local/slow").why());
        assertEquals("local/fast", ask(CHAT).by().toString());
    }

    @Test
    void a_prompt_that_is_too_long_stays_a_failure_of_its_own_and_is_no_fault_of_the_model() {
        orchestrator(new Scripted("local", "a", (out, scope) -> {
            throw new FailureException(new Failure.PromptTooLong("It cannot.", "It has 9 tokens."));
        }), Scripted.writes("local", "b", "hi").behind("It is switched off."));

        assertEquals(new Failure.PromptTooLong("a could not answer.", "a: It has 9 tokens."), failure().failure());
        assertFalse(candidate("local/a").why().contains("9 tokens"), candidate("local/a").why());
    }

    @Test
    void what_was_written_before_a_failure_counts_as_certain_no_longer() throws Exception {
        Scripted next = Scripted.writes("local", "b", "two");
        orchestrator(Scripted.dies("local", "a", "It broke.", "one "), next);

        ask(new Prompt.Text("x", ""), Decoding.greedy(9).as(new Decoding.Sureness(0.5, 6)));

        assertEquals(new Decoding.Sureness(0.5, 2), next.decodings.getFirst().sureness());
    }

    @Test
    void one_that_failed_a_moment_ago_is_asked_last() throws Exception {
        orchestrator(Scripted.dies("local", "a", "It broke."), Scripted.writes("local", "b", "hi"));
        ask(CHAT);

        assertEquals(List.of("local/b", "local/a"), order());
        assertTrue(candidate("local/a").why().contains("It broke."));
    }

    @Test
    void replicas_of_one_model_share_the_load() throws Exception {
        remote = List.of("one", "two", "three");
        var done = new CountDownLatch(1);
        Scripted one = Scripted.waits("one", "m", "a", done);
        Scripted two = Scripted.waits("two", "m", "b", done);
        Scripted three = Scripted.waits("three", "m", "c", done);
        orchestrator(one, two, three);

        var calls = new ArrayList<Call<Answer>>();
        for (int i = 1; i <= 6; i++) {
            int begun = i;
            calls.add(orchestrator.generate(ModelTask.CHAT, CHAT, Decoding.greedy(5), heard::add));
            waitUntil(() -> heard.size() == begun);
        }
        done.countDown();
        for (Call<Answer> call : calls) {
            call.await(Duration.ofSeconds(10));
        }

        assertEquals(List.of(2, 2, 2), List.of(one.asked.size(), two.asked.size(), three.asked.size()));
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertTrue(condition.getAsBoolean());
    }

    @Test
    void going_back_to_the_model_before_opens_nothing() throws Exception {
        Scripted a = Scripted.writes("local", "a", "x");
        Scripted b = Scripted.writes("local", "b", "x");
        orchestrator(a, b);
        for (String name : List.of("a", "b", "a", "b")) {
            chosen = name;
            ask(CHAT);
        }

        assertEquals(List.of(1, 1, 0, 0), List.of(a.opened.get(), b.opened.get(), a.closed.get(), b.closed.get()));
        assertTrue(candidate("local/a").why().contains("is open"));
    }

    @Test
    void a_third_model_closes_the_one_that_was_unused_longest() throws Exception {
        Scripted a = Scripted.writes("local", "a", "x");
        Scripted b = Scripted.writes("local", "b", "x");
        Scripted c = Scripted.writes("local", "c", "x");
        orchestrator(a, b, c);
        for (String name : List.of("a", "b", "a", "c")) {
            chosen = name;
            ask(CHAT);
        }

        assertEquals(List.of(0, 1, 0), List.of(a.closed.get(), b.closed.get(), c.closed.get()));
    }

    @Test
    void when_memory_gets_short_what_is_idle_is_closed_and_what_is_used_is_not() throws Exception {
        var done = new CountDownLatch(1);
        Scripted busy = Scripted.waits("local", "a", "x", done);
        Scripted idle = Scripted.writes("local", "b", "x");
        orchestrator(busy, idle);
        Call<Answer> call = orchestrator.generate(ModelTask.CHAT, CHAT, Decoding.greedy(5), heard::add);
        waitUntil(() -> heard.size() == 1);
        chosen = "b";
        ask(CHAT);

        pressure.shrink(MemoryPressure.Level.HIGH);

        assertEquals(List.of(0, 1), List.of(busy.closed.get(), idle.closed.get()));
        done.countDown();
        assertEquals("x", call.await(Duration.ofSeconds(10)).generation().text());
    }

    @Test
    void a_backend_that_failed_is_opened_anew() throws Exception {
        Scripted a = Scripted.dies("local", "a", "It broke.");
        orchestrator(a, Scripted.writes("local", "b", "x"));
        ask(CHAT);
        orchestrator.deactivate();

        assertEquals(List.of(1, 1), List.of(a.opened.get(), a.closed.get()));
    }

    @Test
    void cancelling_stops_the_backend_and_asks_nobody_else() throws Exception {
        var stopped = new CountDownLatch(1);
        Scripted next = Scripted.writes("local", "b", "x");
        orchestrator(new Scripted("local", "a", (out, scope) -> {
            out.accept("x");
            try {
                new CountDownLatch(1).await();
            } finally {
                stopped.countDown();
            }
        }), next);
        Call<Answer> call = orchestrator.generate(ModelTask.CHAT, CHAT, Decoding.greedy(5), heard::add);
        waitUntil(() -> heard.size() == 1);

        call.cancel();

        assertTrue(stopped.await(10, TimeUnit.SECONDS));
        assertThrows(InterruptedException.class, () -> call.await(Duration.ofSeconds(10)));
        assertTrue(next.asked.isEmpty());
    }

    @Test
    void one_that_says_nothing_for_long_is_given_up() throws Exception {
        silence = Duration.ofMillis(100);
        orchestrator(Scripted.waits("local", "a", "Well", new CountDownLatch(1)),
                Scripted.writes("local", "b", " then"));

        Answer answer = ask(CHAT);

        assertEquals("Well then", answer.generation().text());
        assertTrue(answer.failed().getFirst().contains("It said nothing for"), answer.failed().getFirst());
    }

    @Test
    void an_endless_stream_is_stopped() throws Exception {
        orchestrator(new Scripted("local", "a", (out, scope) -> {
            while (true) {
                scope.check();
                out.accept("la la la la la la la la la la la la la la la la la la la la la ");
            }
        }));

        Answer answer = ask(CHAT, Decoding.greedy(20));

        assertEquals(Generation.Ending.LENGTH, answer.generation().ending());
        assertTrue(answer.generation().text().length() < 5000);
        assertTrue(answer.failed().getFirst().contains("without an end"), answer.failed().getFirst());
    }

    @Test
    void what_the_listener_throws_ends_the_request_and_blames_nobody() {
        orchestrator(Scripted.writes("local", "a", "x"), Scripted.writes("local", "b", "x"));
        var thrown = new IllegalStateException("the window is gone");

        var wrong = assertThrows(ExecutionException.class, () -> orchestrator.generate(ModelTask.CHAT, CHAT,
                Decoding.greedy(5), piece -> {
                    throw thrown;
                }).await(Duration.ofSeconds(10)));

        assertSame(thrown, wrong.getCause());
        assertEquals(List.of("local/a", "local/b"), order());
    }

    @Test
    void it_is_proven_that_a_model_of_this_machine_writes() throws Exception {
        var proof = new WritingCapability(orchestrator(Scripted.writes("local", "a", "name", " in\n names")));
        assertEquals("local/a wrote “name in names”", proof.prove(Path.of("")).await());

        remote = List.of("far");
        for (Scripted other : List.of(Scripted.writes("local", "a", " "), Scripted.writes("far", "a", "name"))) {
            var wrong = new WritingCapability(orchestrator(other)).prove(Path.of(""));
            assertInstanceOf(IllegalStateException.class,
                    assertThrows(ExecutionException.class, wrong::await).getCause());
        }
    }

    @Test
    void what_takes_long_to_find_out_is_remembered_for_a_while() {
        var now = new AtomicLong(-5);
        var asked = new AtomicLong();
        var remembered = new Remembered(asked::incrementAndGet, now::get, 100);

        assertEquals(List.of(1L, 1L), List.of(remembered.getAsLong(), remembered.getAsLong()));
        now.set(94);
        assertEquals(1, remembered.getAsLong());
        now.set(95);
        assertEquals(2, remembered.getAsLong());
    }
}
