package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.completion.GhostTextSource;
import dev.rustaiide.ai.completion.Ranker;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

@Timeout(60)
class CompletionPipelineTest {
    private static final String REPEATED = """
            fn one(input: &str) { let parsed = parser.parse_all(input).unwrap(); print(parsed); }
            fn two(input: &str) { let parsed = parser.parse_all(input).unwrap(); show(parsed); }
            fn six(input: &str) { let parsed = parser.parse_all(input).unwrap(); send(parsed); }
            """;

    @TempDir
    private Path temp;
    private FakeFolder folder;
    private ProjectModels models;
    private CompletionPipeline pipeline;

    @BeforeEach
    void open() {
        folder = new FakeFolder(temp);
        models = folder.models();
        pipeline = folder.pipeline(models);
    }

    private List<String> names(String text) throws Exception {
        return pipeline.complete(folder.place("main.rs", text)).await().stream().map(Candidate::text).toList();
    }

    private Optional<String> ghost(String text) throws Exception {
        return pipeline.ghost(folder.place("main.rs", text)).await().map(GhostText::text);
    }

    @Test
    void a_name_of_the_file_is_offered_by_its_first_letters() throws Exception {
        assertEquals("counter", names("fn f() { let counter = 1; let other = 2; cou| }").getFirst());
        assertEquals(List.of(), names("fn f() { let counter = 1; xyz| }"));
    }

    @Test
    void what_followed_before_comes_first() throws Exception {
        String text = "a.first(); b.second(); b.second(); a.first(); b.second(); a.third(); b.|";
        assertEquals("second", names(text).getFirst());
    }

    @Test
    void the_word_that_is_being_written_is_no_candidate() throws Exception {
        assertFalse(names("fn f() { value_of_this| }").contains("value_of_this"));
        assertFalse(names("fn f() { value|_of_this }").contains("value_of_this"));
    }

    @Test
    void names_of_other_files_come_when_they_are_learned_and_go_with_them() throws Exception {
        folder.write("lib.rs", "pub fn frobnicate_all() {}");
        folder.see();
        CompletionPlace place = folder.place("main.rs", "fn main() { frob| }");
        pipeline.learned(place).await();
        assertTrue(names("fn main() { frob| }").contains("frobnicate_all"));
        Path changed = folder.write("lib.rs", "pub fn frobble() {}");
        folder.see(changed);
        pipeline.learned(place).await();
        assertEquals(List.of("frobble"), names("fn main() { frob| }"));
    }

    @Test
    void what_memory_is_short_of_is_learned_again() throws Exception {
        folder.write("lib.rs", "pub fn frobnicate_all() {}");
        folder.see();
        CompletionPlace place = folder.place("main.rs", "fn main() { frob| }");
        pipeline.learned(place).await();
        folder.press();
        pipeline.learned(place).await();
        assertTrue(names("fn main() { frob| }").contains("frobnicate_all"));
    }

    /** Proposes {@code name} after {@code millis}, or throws. */
    private static CandidateSource source(String name, long millis, boolean fails) {
        return new CandidateSource() {
            @Override
            public String name() {
                return "other";
            }

            @Override
            public Duration deadline() {
                return Duration.ofMillis(100);
            }

            @Override
            public List<Candidate> candidates(CompletionPlace place) throws InterruptedException {
                Thread.sleep(millis);
                if (fails) {
                    throw new IllegalStateException("broken");
                }
                return List.of(new Candidate(name, "other", ProposalKind.FUNCTION, "", 0));
            }
        };
    }

    @Test
    void others_are_heard_within_their_deadline_and_passed_over_when_they_fail() throws Exception {
        pipeline = folder.pipeline(models, source("quick_one", 0, false), source("quick_late", 60_000, false),
                source("quick_bad", 0, true));
        long start = System.nanoTime();
        List<String> names = names("fn f() { quick| }");
        assertEquals(List.of("quick_one"), names);
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }

    @Test
    void who_measures_waits_for_all_that_is_known_however_late_it_comes() throws Exception {
        pipeline = folder.pipeline(models, source("quick_one", 0, false), source("quick_late", 400, false));
        CompletionPlace place = folder.place("main.rs", "fn f() { quick| }");
        assertEquals(List.of("quick_late", "quick_one"), pipeline.patient().complete(place).await().stream()
                .map(Candidate::text).sorted().toList());
    }

    @Test
    void who_measures_waits_for_the_ranker_and_for_ghost_text() throws Exception {
        Ranker slow = new Ranker() {
            @Override
            public Duration deadline() {
                return Duration.ZERO;
            }

            @Override
            public List<Candidate> score(CompletionPlace place, List<Candidate> candidates)
                    throws InterruptedException {
                Thread.sleep(50);
                return candidates.stream().map(each -> each.withScore(each.text().length())).toList();
            }
        };
        var late = new GhostTextSource() {
            @Override
            public String name() {
                return "late";
            }

            @Override
            public Duration deadline() {
                return Duration.ZERO;
            }

            @Override
            public List<GhostText> at(CompletionPlace place, int most) throws InterruptedException {
                Thread.sleep(50);
                return List.of(new GhostText("b.len();", "late", 1));
            }
        };
        var hurried = new CompletionPipeline(models, new GhostCheck(
                dev.rustaiide.ai.code.analysis.testing.TestSyntax.shared()), slow, List.of(source("quick", 0, false),
                        source("quickest", 0, false)), List.of(late));
        CompletionPlace place = folder.place("main.rs", "fn f() { let a = | }");
        assertEquals(List.of("quick", "quickest"), hurried.complete(place).await().stream().map(Candidate::text)
                .toList());
        assertEquals(Optional.empty(), hurried.ghost(place).await());
        assertEquals(List.of("quickest", "quick"), hurried.patient().complete(place).await().stream()
                .map(Candidate::text).toList());
        assertEquals(Optional.of("b.len();"), hurried.patient().ghost(place).await().map(GhostText::text));
    }

    @Test
    void what_comes_late_is_offered_with_the_next_letter_of_the_word_and_of_no_other() throws Exception {
        var go = new java.util.concurrent.CountDownLatch(1);
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        pipeline = folder.pipeline(models, new CandidateSource() {
            @Override
            public String name() {
                return "late";
            }

            @Override
            public Duration deadline() {
                return Duration.ofMillis(5);
            }

            @Override
            public List<Candidate> candidates(CompletionPlace place) throws InterruptedException {
                if (asked.incrementAndGet() > 1) {
                    Thread.sleep(60_000);
                }
                go.await();
                return List.of(new Candidate("late_one", "late", ProposalKind.FUNCTION, "", 0),
                        new Candidate("lazy", "late", ProposalKind.FUNCTION, "", 0));
            }
        });
        assertEquals(List.of(), names("fn f() { l| }"));
        go.countDown();
        while (!names("fn f() { lat| }").equals(List.of("late_one"))) {
            assertTrue(asked.get() <= 2, "it answers one question at a time");
            Thread.sleep(1);
        }
        assertEquals(List.of(), names("fn f() { g(lat| }"));
        pipeline.deactivate();
    }

    @Test
    void a_line_that_stands_there_again_and_again_is_foretold() throws Exception {
        String ghost = ghost(REPEATED + "fn ten(input: &str) { let parsed =|").orElse("");
        assertTrue(ghost.startsWith(" parser.parse_all(input)"), ghost);
    }

    @Test
    void nothing_is_foretold_that_stands_behind_the_caret_already() throws Exception {
        Optional<String> ghost = ghost(REPEATED
                + "fn ten(input: &str) { let parsed =| parser.parse_all(input).unwrap(); print(parsed); }");
        assertEquals(Optional.empty(), ghost);
    }

    @Test
    void nothing_is_foretold_in_strings_and_comments() throws Exception {
        assertEquals(Optional.empty(), ghost(REPEATED + "fn ten() { let text = \"let parsed =|\"; }"));
        assertEquals(Optional.empty(), ghost(REPEATED + "// let parsed =|"));
    }

    @Test
    void what_does_not_parse_is_not_shown() {
        var check = new GhostCheck(dev.rustaiide.ai.code.analysis.testing.TestSyntax.shared());
        CompletionPlace place = folder.place("main.rs", "fn f() { let a = |");
        assertTrue(check.fits(place, "b.len();"));
        assertFalse(check.fits(place, "b);"));
        assertFalse(check.fits(place, "fn let ) +"));
        assertFalse(check.fits(place, "  "));
    }

    @Test
    void whatever_the_text_there_is_an_answer() throws Exception {
        var random = new Random(11);
        String[] texts = {"|", "\u0000\u0001|\u0002", "𝔸𝔸.|", "𝔸|", "x".repeat(50_000) + ".|", "\"|", "/* |", "'|"};
        for (String text : texts) {
            names(text);
            ghost(text);
        }
        for (int round = 0; round < 50; round++) {
            var noise = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                char next = (char) random.nextInt(round % 2 == 0 ? 128 : 65_536);
                noise.append(next == '|' ? ' ' : next);
            }
            names(noise + "|");
            ghost(noise + "|");
        }
    }

    @Test
    void language_features_get_proposals_in_order_scores_and_continuations() throws Exception {
        var source = new CompletionLanguageSource(pipeline, models, new GhostRecords(new KeptEdits(), List::of),
                new ChoiceRecords(new KeptChoices(), folder.indexes(), models));
        CompletionPlace place = folder.place("main.rs", "fn f() { let counter = 1; let count = 2; cou| }");
        List<Proposal> proposals = source.ask(new Completions.AtOnce(place.source(), place.position())).await()
                .proposals();
        assertEquals(List.of("00000", "00001"), proposals.stream().map(Proposal::order).toList());
        assertEquals(Range.of(0, 41, 0, 44), proposals.getFirst().insertion().range());
        var foreign = Proposal.of("count_ones", ProposalKind.METHOD, "", new TextEdit(Range.of(0, 41, 0, 44), "x"));
        List<Double> scores = source.ask(new Completions.Ranking(place.source(), place.position(),
                List.of(foreign, proposals.getFirst()))).await();
        assertTrue(scores.get(1) > scores.get(0));
        CompletionPlace end = folder.place("main.rs", REPEATED + "fn ten(input: &str) { let parsed =|");
        InlineCompletions continued = source.ask(new InlineCompletions.At(end.source(), end.position(), false,
                Optional.empty())).await();
        assertEquals(end.position(), continued.list().getFirst().insertion().range().start());
    }
}
