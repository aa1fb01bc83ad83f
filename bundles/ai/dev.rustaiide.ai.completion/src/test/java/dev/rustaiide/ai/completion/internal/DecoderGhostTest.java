package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
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
import dev.rustaiide.ai.inference.Generation.Step;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions;

@Timeout(60)
class DecoderGhostTest {
    private static final BackendId MODEL = new BackendId(BackendId.LOCAL, "decoder@1");

    private static final Duration LONG = Duration.ofSeconds(50);
    /** Sure enough to be shown, and less than what is repeated often. */
    private static final double LESS = 0.52;

    @TempDir
    private Path temp;
    private FakeFolder folder;
    private ProjectModels models;

    @BeforeEach
    void open() {
        folder = new FakeFolder(temp);
        models = folder.models();
    }

    /** Writes what it is told to, token by token, and keeps what it was asked. */
    private static class Writer implements Orchestrator {
        final List<Prompt.Text> prompts = new ArrayList<>();
        final List<Decoding> decodings = new ArrayList<>();
        /** Whether it begins as it is asked to. */
        boolean obeys = true;
        /** Who writes the lines behind the first. */
        @Nullable Writer further;
        Generation.Ending ending = Generation.Ending.STOP;
        private final List<String> tokens;
        private final double[] probabilities;
        private CountDownLatch mayBegin = new CountDownLatch(0);

        Writer(List<String> tokens, double... probabilities) {
            this.tokens = tokens;
            this.probabilities = probabilities;
        }

        @Override
        public Route route(ModelTask task) {
            return tokens.isEmpty() ? new Route(List.of())
                    : new Route(List.of(new Route.Candidate(MODEL, "a decoder", true, true, "It is here.")));
        }

        @Override
        public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
            Writer other = further;
            if (other != null && begun(decoding).equals("\\n")) {
                other.obeys = false;
                return other.generate(task, prompt, decoding, pieces);
            }
            prompts.add((Prompt.Text) prompt);
            decodings.add(decoding);
            CountDownLatch latch = mayBegin;
            String begun = obeys ? begun(decoding) : "";
            return Call.start("write", scope -> {
                latch.await();
                tokens.forEach(pieces);
                var steps = new ArrayList<Step>();
                int end = begun.length();
                if (end > 0 && probabilities.length > 0) {
                    steps.add(new Step(end, 0.01));
                }
                for (int i = 0; i < probabilities.length; i++) {
                    end += tokens.get(i).length();
                    steps.add(new Step(end, probabilities[i]));
                }
                return new Answer(new Generation(begun + String.join("", tokens), List.of(), ending,
                        9, 0, tokens.size(), steps), MODEL, List.of());
            });
        }
    }

    private static String begun(Decoding decoding) {
        String grammar = ((Constraint.Grammar) decoding.constraint()).grammar();
        return grammar.substring(grammar.indexOf('"') + 1, grammar.lastIndexOf('"'));
    }

    private List<GhostText> ghosts(Orchestrator orchestrator, String text, int most) throws InterruptedException {
        return new DecoderGhost(orchestrator, models).at(folder.place("main.rs", text), most);
    }

    private Optional<String> ghost(Orchestrator orchestrator, String text) throws InterruptedException {
        return ghosts(orchestrator, text, 1).stream().map(GhostText::text).findFirst();
    }

    @Test
    void what_a_sure_decoder_writes_is_shown_with_its_probability_and_its_name() throws Exception {
        GhostText ghost = ghosts(new Writer(List.of(" a", ".len", "();"), 0.9, 0.8, 1), "fn f() { let n =| }", 1)
                .getFirst();
        assertEquals(" a.len();", ghost.text());
        assertEquals(0.72, ghost.confidence(), 1e-9);
        assertEquals("local/decoder@1", ghost.source());
    }

    @Test
    void whoever_takes_what_a_decoder_wrote_has_it_recorded_and_n_grams_are_nobody() throws Exception {
        var decoder = new DecoderGhost(new Writer(List.of(" a", ".len", "();"), 0.9, 0.8, 1), models);
        var kept = new KeptEdits();
        CompletionPlace place = folder.place("main.rs", "fn f() { let n =| }");
        var source = new CompletionLanguageSource(new CompletionPipeline(models, new GhostCheck(TestSyntax.shared()),
                new LearnedRanker(models), List.of(), List.of(decoder)), models, new GhostRecords(kept, List::of),
                new ChoiceRecords(new KeptChoices(), folder.indexes(), models));
        var question = new InlineCompletions.At(place.source(), place.position(), false, Optional.empty());
        InlineCompletions.Continuation way = source.ask(question).await().list().getFirst();
        assertEquals(List.of(), kept.accepted, "nobody has taken it");
        assertTrue(source.ask(new Effect.Tell((Effect.Told) way.then().orElseThrow())).await());
        AcceptedEdit edit = kept.accepted.getFirst();
        assertEquals("local/decoder@1", edit.maker().model());
        assertEquals(64, edit.maker().promptHash().length());
        assertEquals("fn f() { let n = a.len(); }", edit.changes().getFirst().after().toString());
        assertEquals(Optional.empty(), new GhostText("x", "n-grams", 1).by());
        assertTrue(source.ask(new Effect.Tell((Effect.Told) way.then(6).orElseThrow())).await());
        assertEquals("fn f() { let n = a.len }", kept.accepted.get(1).changes().getFirst().after().toString(),
                "and who takes a part has that recorded");
    }

    @Test
    void it_ends_where_it_is_no_longer_sure_at_the_end_of_a_word_and_before_open_brackets() throws Exception {
        assertEquals(Optional.of(" a.len()"), ghost(new Writer(List.of(" a", ".len", "()", " * ", "other"),
                0.9, 0.9, 0.9, 0.5, 0.5), "fn f() { let n =| }"));
        assertEquals(Optional.of(" one"), ghost(new Writer(List.of(" one", ".le", "ngth"), 0.9, 0.9, 0.3),
                "fn f() { let n =| }"));
        assertEquals(Optional.of(" a.get"), ghost(new Writer(List.of(" a", ".get", "(", "first"), 0.9, 0.9, 0.9, 0.1),
                "fn f() { let n =| }"));
        assertEquals(Optional.empty(), ghost(new Writer(List.of(" a", ";"), 0.4, 0.9), "fn f() { let n =| }"));
    }

    /** What is shown at the end of a line where the first call writes {@code a.len();} and the next {@code tokens}. */
    private String lines(Generation.Ending ending, List<String> tokens, double... probabilities) throws Exception {
        var writer = new Writer(List.of(" a", ".len", "();"), 0.9, 0.9, 0.9);
        var further = new Writer(tokens, probabilities);
        further.ending = ending;
        writer.further = further;
        String shown = new DecoderGhost(writer, models, LONG, LONG)
                .at(folder.place("main.rs", "fn f() {\n    let n =|\n}"), 1).getFirst().text();
        assertEquals("fn f() {\n    let n = a.len();", further.prompts.getFirst().before());
        return shown;
    }

    @Test
    void further_lines_are_shown_as_long_as_each_is_whole_and_sure_by_itself() throws Exception {
        List<String> tokens = List.of("\n   ", " b", "();", "\n   ", " c", "();");
        assertEquals(" a.len();\n    b();\n    c();",
                lines(Generation.Ending.STOP, tokens, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9));
        assertEquals(" a.len();\n    b();", lines(Generation.Ending.STOP, tokens, 0.9, 0.9, 0.9, 0.9, 0.8, 0.9));
        assertEquals(" a.len();", lines(Generation.Ending.STOP, tokens, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9));
        assertEquals(" a.len();\n    b();", lines(Generation.Ending.LENGTH, tokens, 1, 1, 1, 1, 1, 1),
                "nobody knows how the last one goes on");
        assertEquals(" a.len();\n    b();", lines(Generation.Ending.STOP,
                List.of("\n   ", " b", "();", "\n   ", "\n   ", " c();"), 1, 1, 1, 1, 1, 1), "up to a blank one");
    }

    @Test
    void what_follows_is_asked_for_only_behind_a_whole_line_with_nothing_behind_the_caret() throws Exception {
        var further = new Writer(List.of("\n    b();"), 1);
        var writer = new Writer(List.of(" a", ".len", "();"), 0.9, 0.9, 0.3);
        writer.further = further;
        assertEquals(Optional.of(" a.len"), ghost(writer, "fn f() {\n    let n =|\n}"));
        var whole = new Writer(List.of(" a", ".len", "();"), 1, 1, 1);
        whole.further = further;
        assertEquals(Optional.of(" a.len();"), ghost(whole, "fn f() {\n    let n =| }"));
        assertEquals(0, further.prompts.size());
    }

    @Test
    void the_first_line_waits_only_so_long_for_the_others() throws Exception {
        var writer = new Writer(List.of(" a();"), 1);
        var further = new Writer(List.of("\n    b();"), 1);
        further.mayBegin = new CountDownLatch(1);
        writer.further = further;
        assertEquals(" a();", new DecoderGhost(writer, models, LONG, Duration.ofMillis(1))
                .at(folder.place("main.rs", "fn f() {\n    let n =|\n}"), 1).getFirst().text());
        further.mayBegin.countDown();
    }

    @Test
    void nobody_is_asked_for_further_lines_once_the_first_has_used_up_the_time() throws Exception {
        var writer = new Writer(List.of(" a();"), 1);
        var further = new Writer(List.of("\n    b();"), 1);
        writer.further = further;
        assertEquals(" a();", new DecoderGhost(writer, models, Duration.ofMillis(1), LONG)
                .at(folder.place("main.rs", "fn f() {\n    let n =|\n}"), 1).getFirst().text());
        assertEquals(0, further.prompts.size());
    }

    @Test
    void a_begun_word_is_asked_for_once_more_with_its_space_and_only_the_rest_is_shown() throws Exception {
        var writer = new Writer(List.of("ser", ";"), 0.9, 0.9);
        assertEquals(Optional.of("ser;"), ghost(writer, "fn f() { let n = par|\n}"));
        assertEquals("fn f() { let n =", writer.prompts.getFirst().before());
        assertEquals("\n}", writer.prompts.getFirst().after());
        assertEquals(new Constraint.Grammar("root ::= \" par\" [^\\n] [^\\x00]*"),
                writer.decodings.getFirst().constraint());
        writer.obeys = false;
        assertEquals(Optional.empty(), ghost(writer, "fn f() { let n = par| }"));
    }

    @Test
    void a_row_of_signs_is_taken_back_too() throws Exception {
        var writer = new Writer(List.of(");"), 0.9);
        assertEquals(Optional.of(");"), ghost(writer, "fn f() { a.len(|\n}"));
        assertEquals(" a.len", writer.prompts.getFirst().before().substring(8));
        assertEquals(new Constraint.Grammar("root ::= \"(\" [^\\n] [^\\x00]*"),
                writer.decodings.getFirst().constraint());
    }

    @Test
    void a_model_that_does_not_tell_how_sure_it_is_is_believed() throws Exception {
        assertEquals(Optional.of(" a.len();"), ghost(new Writer(List.of(" a.len();")), "fn f() { let n =| }"));
    }

    @Test
    void nobody_is_asked_in_comments_and_lifetimes_or_without_a_model() throws Exception {
        var writer = new Writer(List.of(" a"), 1);
        assertEquals(Optional.empty(), ghost(writer, "// let n =|"));
        assertEquals(Optional.empty(), ghost(writer, "fn f() { g(/* let n =| */); }"));
        assertEquals(Optional.empty(), ghost(writer, "fn f(x: &'sta|) {}"));
        var none = new Writer(List.of());
        assertEquals(Optional.empty(), ghost(none, "fn f() { let n =| }"));
        assertEquals(0, writer.prompts.size() + none.prompts.size());
    }

    @Test
    void what_is_written_in_a_string_ends_with_it() throws Exception {
        var writer = new Writer(List.of(" the", " \\\"tide", "\");"), 0.9, 0.9, 0.9);
        assertEquals(Optional.of(" the \\\"tide"), ghost(writer, "fn f() { g(\"wait for|\"); }"));
        assertEquals(Optional.of(" the \\\"tide"), ghost(writer, "fn f() { g(b\"wait for|\"); }"));
        var raw = new Writer(List.of(" the", " \"tide\"", "\"#);"), 0.9, 0.9, 0.9);
        assertEquals(Optional.of(" the \"tide\""), ghost(raw, "fn f() { g(r#\"wait for|\"#); }"));
        assertEquals(Optional.empty(), ghost(new Writer(List.of("\");"), 1), "fn f() { g(\"wait|\"); }"));
    }

    @Test
    void a_string_that_has_no_end_in_its_line_is_given_one() throws Exception {
        var writer = new Writer(List.of(" the", " tide", "\");"), 0.9, 0.9, 0.9);
        assertEquals(Optional.of(" the tide\");"), ghost(writer, "fn f() { g(\"wait for|"));
        assertEquals(Optional.of(" the tide\");"), ghost(writer, "fn f() { g(\"wait for|\n    h(\"ebb\"); }"));
    }

    @Test
    void those_who_want_to_choose_get_what_is_less_likely_too() throws Exception {
        var writer = new Writer(List.of(" a", ";"), 0.6, 0.6);
        assertEquals(List.of(" a", " a;"), ghosts(writer, "fn f() { let n =| }", 3).stream().map(GhostText::text)
                .toList());
        assertEquals(3, writer.decodings.size());
        assertTrue(writer.decodings.get(1).temperature() > 0);
    }

    /** The long text has to be read some time: the next question waits for it and asks then. */
    @Test
    void a_question_that_is_given_up_before_the_first_word_goes_on_reading_and_no_further() throws Exception {
        var writer = new Writer(List.of(" a", ";"), 1, 1);
        var go = new CountDownLatch(1);
        writer.mayBegin = go;
        var source = new DecoderGhost(writer, models);
        var place = folder.place("main.rs", "fn f() { let n =| }");
        Call<List<GhostText>> givenUp = Call.start("first", scope -> source.at(place, 1));
        while (writer.prompts.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        givenUp.cancel();
        while (!givenUp.isDone()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        Call<List<GhostText>> next = Call.start("second", scope -> source.at(place, 1));
        TimeUnit.MILLISECONDS.sleep(30);
        assertEquals(1, writer.prompts.size(), "while it reads nothing else is asked");
        go.countDown();
        assertEquals(" a;", next.await().getFirst().text());
        assertEquals(2, writer.prompts.size());
    }

    /** In the editor, in an evaluation and where an adapted one is measured. */
    @Test
    void a_decoder_is_told_the_name_of_the_file_and_of_pieces_of_others_that_share_names() throws Exception {
        String other = "pub fn free_berth(draught: f64) -> Berth {\n    harbour(draught)\n}\n";
        models.learned(folder.write("harbour.rs", other)).await();
        var writer = new Writer(List.of(" a();"), 1);
        var further = new Writer(List.of("\n    b();"), 1);
        writer.further = further;
        CompletionPlace place = folder.place("main.rs", "fn f() {\n    free_berth(draught);\n    let n =|\n}");
        var ghost = new DecoderGhost(writer, models, LONG, LONG);
        ghost.at(place, 2);
        ghost.patient().at(place, 1);
        ghost.over(models, Optional.empty()).at(place, 1);
        ghost.over(models, Optional.empty()).line(place, 0);

        String parent = temp.getFileName().toString();
        List<Prompt.Text> all = new ArrayList<>(writer.prompts);
        all.addAll(further.prompts);
        assertEquals(7, all.size());
        for (Prompt.Text prompt : all) {
            assertEquals(parent + "/main.rs", prompt.name());
            assertEquals(List.of(new Prompt.Piece(parent + "/harbour.rs", other)), prompt.related());
        }
    }

    @Test
    void a_model_that_fails_shows_nothing_and_the_others_are_heard() throws Exception {
        var broken = new Writer(List.of(" a"), 1) {
            @Override
            public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
                return Call.failed(new IllegalStateException("broken"));
            }
        };
        assertEquals(Optional.empty(), ghost(broken, "fn f() { let n =| }"));
    }

    @Test
    void the_surest_source_is_heard_and_all_are_checked() throws InterruptedException, ExecutionException {
        String text = "fn f(input: &str) { let parsed = parser.parse_all(input).unwrap(); print(parsed); }\n".repeat(3)
                + "fn ten(input: &str) { let parsed =| }";
        var sure = new DecoderGhost(new Writer(List.of(" parser.other();"), 1.0), models);
        var wrong = new DecoderGhost(new Writer(List.of(" parser.other());"), 1.0), models);
        assertEquals(" parser.other();", best(sure, text));
        assertTrue(best(wrong, text).startsWith(" parser."), best(wrong, text));
    }

    @Test
    void what_a_model_wrote_comes_before_surer_repetitions_and_stays_its_own_if_both_say_the_same()
            throws InterruptedException, ExecutionException {
        String text = "fn f(input: &str) { let parsed = parser.parse_all(input).unwrap(); print(parsed); }\n".repeat(3)
                + "fn ten(input: &str) { let parsed =| }";
        GhostText ngrams = folder.showing(models, new DecoderGhost(new Writer(List.of(" x"), 0.1), models))
                .ghost(folder.place("main.rs", text)).await().orElseThrow();
        assertTrue(ngrams.by().isEmpty() && ngrams.confidence() > LESS, ngrams.toString());
        String repeated = ngrams.text();
        var other = new DecoderGhost(new Writer(List.of(" parser.other();"), LESS), models);
        assertEquals(" parser.other();", best(other, text));

        var same = folder.showing(models, new DecoderGhost(new Writer(List.of(repeated), LESS), models));
        GhostText said = same.ghost(folder.place("main.rs", text)).await().orElseThrow();
        assertEquals(repeated, said.text());
        assertTrue(said.by().isPresent(), said.source());
    }

    private String best(DecoderGhost decoder, String text) throws InterruptedException, ExecutionException {
        CompletionPipeline pipeline = folder.showing(models, decoder);
        return pipeline.ghost(folder.place("main.rs", text)).await().map(GhostText::text).orElse("");
    }
}
