package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.InlineCompletions;

@Timeout(60)
class ReadingAheadTest {
    private static final BackendId MODEL = new BackendId(BackendId.LOCAL, "decoder@1");
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    private Path temp;
    private FakeFolder folder;
    private ProjectModels models;
    private Reader reader;
    private DecoderGhost ghost;

    /** Reads as long as it is let, and notes what. */
    private static final class Reader implements Orchestrator {
        final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
        final AtomicInteger givenUp = new AtomicInteger();
        boolean isLocal = true;
        boolean isThere = true;
        boolean fails;
        /** Of those who read ahead. */
        CountDownLatch mayRead = new CountDownLatch(0);

        private final AtomicInteger running = new AtomicInteger();

        /** @param beside how many others were being answered */
        record Asked(Prompt.Text prompt, Decoding decoding, int beside) {}

        @Override
        public Route route(ModelTask task) {
            return new Route(isThere ? List.of(new Route.Candidate(MODEL, "a decoder", isLocal, true, "It is here."))
                    : List.of());
        }

        @Override
        public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
            asked.add(new Asked((Prompt.Text) prompt, decoding, running.getAndIncrement()));
            CountDownLatch latch = decoding.sureness().least() == 1 ? mayRead : new CountDownLatch(0);
            return Call.start("write", scope -> {
                try {
                    latch.await();
                } catch (InterruptedException cancelled) {
                    givenUp.incrementAndGet();
                    throw cancelled;
                } finally {
                    running.decrementAndGet();
                }
                if (fails) {
                    throw new IllegalStateException("broken");
                }
                return new Answer(new Generation(begun(decoding) + " a;", List.of(), Generation.Ending.STOP, 9, 0, 1,
                        List.of()), MODEL, List.of());
            });
        }
    }

    private static String begun(Decoding decoding) {
        return decoding.constraint() instanceof Constraint.Grammar(String grammar)
                ? grammar.substring(grammar.indexOf('"') + 1, grammar.lastIndexOf('"')) : "";
    }

    @BeforeEach
    void open() {
        folder = new FakeFolder(temp);
        models = folder.models();
        reader = new Reader();
        ghost = new DecoderGhost(reader, models, LONG, Duration.ZERO);
    }

    private CompletionPlace place(String text) {
        return folder.place("main.rs", text);
    }

    private Reader.Asked next() throws InterruptedException {
        return reader.asked.take();
    }

    @Test
    void what_stands_around_a_caret_is_read_once_and_a_question_there_asks_for_the_same() throws Exception {
        CompletionPlace place = place("fn f() {\n    let n =|\n}");
        assertTrue(ghost.prepare(place).await());
        assertTrue(ghost.prepare(place).await());
        ghost.at(place, 1);

        Reader.Asked ahead = next();
        Reader.Asked question = next();
        assertEquals(1, ahead.decoding().sureness().least(), "it is content with a token");
        assertEquals(ahead.prompt(), question.prompt());
        assertEquals(question.decoding(), ahead.decoding().as(question.decoding().sureness()),
                "with as much room for the answer, or it would be another prompt");
        assertEquals(0, reader.asked.size(), "once");
    }

    @Test
    void a_question_elsewhere_does_not_wait_and_ends_it() throws Exception {
        reader.mayRead = new CountDownLatch(1);
        Call<Boolean> ahead = ghost.prepare(place("fn f() {\n    let n =|\n}"));
        next();
        List<GhostText> said = ghost.at(place("fn g() {\n    let other =|\n}"), 1);

        assertEquals(1, said.size());
        assertThrows(InterruptedException.class, ahead::await);
        while (reader.givenUp.get() == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_question_that_begins_with_what_is_being_read_waits_for_that_instead_of_beginning_anew() throws Exception {
        reader.mayRead = new CountDownLatch(1);
        Call<Boolean> ahead = ghost.prepare(place("fn f() {\n    let n =|\n}"));
        next();
        var waits = new CountDownLatch(1);
        Call<List<GhostText>> question = Call.start("ask", scope -> {
            waits.countDown();
            return ghost.at(place("fn f() {\n    let n = b.|\n}"), 1);
        });
        waits.await();
        TimeUnit.MILLISECONDS.sleep(30);
        reader.mayRead.countDown();

        assertEquals(1, question.await().size());
        assertTrue(ahead.await());
        Reader.Asked asked = next();
        assertTrue(asked.prompt().before().endsWith("b"));
        assertEquals(0, asked.beside(), "while it is read nothing else is asked");
        assertEquals(0, reader.givenUp.get());
    }

    @Test
    void a_caret_that_moves_on_ends_it_and_the_new_place_is_read() throws Exception {
        reader.mayRead = new CountDownLatch(1);
        ghost.prepare(place("fn f() {\n    let n =|\n}"));
        next();
        Call<Boolean> second = ghost.prepare(place("fn f() {\n    let n = 1;\n    let m =|\n}"));
        assertTrue(next().prompt().before().endsWith("let m"));
        while (reader.givenUp.get() == 0) {
            Thread.onSpinWait();
        }
        reader.mayRead.countDown();
        assertTrue(second.await());
    }

    @Test
    void one_that_was_cancelled_ends_and_is_begun_anew_the_next_time() throws Exception {
        reader.mayRead = new CountDownLatch(1);
        CompletionPlace place = place("fn f() {\n    let n =|\n}");
        Call<Boolean> first = ghost.prepare(place);
        next();
        first.cancel();
        while (reader.givenUp.get() == 0) {
            Thread.onSpinWait();
        }
        assertThrows(InterruptedException.class, first::await);
        reader.mayRead = new CountDownLatch(0);
        assertTrue(ghost.prepare(place).await());
        assertEquals(1, reader.asked.size());
    }

    @Test
    void nobody_is_asked_without_a_decoder_on_this_machine_nor_in_comments() throws Exception {
        assertFalse(ghost.prepare(place("// let n =|")).await());
        reader.isLocal = false;
        assertFalse(ghost.prepare(place("fn f() { let n =| }")).await());
        reader.isThere = false;
        assertFalse(ghost.prepare(place("fn f() { let n =| }")).await());
        assertEquals(0, reader.asked.size());
    }

    @Test
    void the_editor_s_word_reaches_the_decoder_and_one_that_fails_harms_nobody() throws Exception {
        var source = new CompletionLanguageSource(new CompletionPipeline(models, new GhostCheck(TestSyntax.shared()),
                new LearnedRanker(models), List.of(), List.of(new ModelGhost(models), ghost)), models,
                new GhostRecords(new KeptEdits(), List::of), new ChoiceRecords(new KeptChoices(), folder.indexes(),
                        models));
        CompletionPlace place = place("fn f() { let n =| }");
        var ahead = new InlineCompletions.Ahead(place.source(), place.position());
        reader.fails = true;
        assertFalse(source.ask(ahead).await());
        assertThrows(ExecutionException.class, () -> ghost.prepare(place("fn f() { let m =| }")).await());
        reader.fails = false;
        assertTrue(source.ask(ahead).await());
        assertEquals(3, reader.asked.size());
    }
}
