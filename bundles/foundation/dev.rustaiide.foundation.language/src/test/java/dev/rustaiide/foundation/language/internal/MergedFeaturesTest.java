package dev.rustaiide.foundation.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceStatus;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.foundation.types.TextEdit;

class MergedFeaturesTest {
    private static final SourceText TEXT =
            new SourceText(Path.of("/p/main.rs"), LanguageId.RUST, 1, Text.of("fn main() {}"));
    private static final Position START = new Position(0, 0);

    private final List<String> heard = new ArrayList<>();
    private final Source server = new Source("server", false);
    private final Source index = new Source("index", true);
    private final MergedFeatures features = new MergedFeatures(List.of(index, server));

    /** Gives one answer to every question. */
    private final class Source implements LanguageSource {
        private final String name;
        private final boolean syntactic;
        private Call<?> answer;
        private boolean covers = true;
        private boolean ready = true;

        Source(String name, boolean syntactic) {
            this.name = name;
            this.syntactic = syntactic;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isSyntactic() {
            return syntactic;
        }

        @Override
        public boolean covers(SourceText text) {
            return covers;
        }

        @Override
        public boolean isReady(SourceText text) {
            return ready;
        }

        @Override
        public Triggers triggers(SourceText text) {
            return new Triggers(Set.of(name.charAt(0)), Set.of(), Set.of());
        }

        @Override
        @SuppressWarnings("unchecked") // each test asks for what it has put in
        public <A> Call<A> ask(Question<A> question) {
            heard.add(name);
            return answer == null ? Call.of(question.nothing()) : (Call<A>) answer;
        }

        @Override
        public void follow(SourceText text) {
            heard.add(name + " follows");
        }
    }

    private static Call<?> hover(String text) {
        return Call.of(Optional.of(new Hover(text, Optional.empty(), List.of())));
    }

    private Answer<Optional<Hover>> hover() throws Exception {
        return features.ask(new Hover.At(TEXT, START)).await();
    }

    @Test
    void who_knows_types_is_heard_and_nobody_else_asked() throws Exception {
        server.answer = hover("typed");
        index.answer = hover("by name");
        Answer<Optional<Hover>> answer = hover();
        assertEquals("typed", answer.value().orElseThrow().markdown());
        assertEquals(List.of("server"), answer.sources());
        assertFalse(answer.isSyntactic());
        assertEquals(List.of("server"), heard);
    }

    @Test
    void while_a_server_loads_the_index_answers_and_it_shows() throws Exception {
        server.ready = false;
        server.answer = hover("typed");
        index.answer = hover("by name");
        assertTrue(hover().isSyntactic());
        index.answer = null;
        assertEquals(List.of("server"), hover().sources());
    }

    @Test
    void who_fails_is_passed_over_and_told_only_if_nobody_knows_anything() throws Exception {
        server.answer = Call.failed(new IllegalStateException("crashed"));
        index.answer = hover("by name");
        assertEquals(List.of("index"), hover().sources());
        index.answer = null;
        var failure = assertThrows(ExecutionException.class, this::hover);
        assertEquals("crashed", root(failure).getMessage());
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    @Test
    void nobody_knowing_anything_is_an_answer() throws Exception {
        Answer<Optional<Hover>> answer = hover();
        assertEquals(Optional.empty(), answer.value());
        assertEquals(List.of(), answer.sources());
    }

    @Test
    void who_does_not_cover_a_text_hears_nothing_of_it() throws Exception {
        server.covers = false;
        hover();
        features.follow(TEXT);
        assertEquals(List.of("index", "index follows"), heard);
        assertEquals(Set.of('i'), features.triggers(TEXT).completion());
    }

    private static Proposal proposal(String name, String detail) {
        return Proposal.of(name, ProposalKind.FUNCTION, detail, new TextEdit(Range.at(START), name));
    }

    @Test
    void proposals_are_merged_without_duplicates_but_one_source_may_overload() throws Exception {
        server.answer = Call.of(new Completions(
                List.of(proposal("push", "typed"), proposal("push", "typed too"), proposal("pop", "typed")), true));
        index.answer = Call.of(new Completions(List.of(proposal("push", "name"), proposal("peek", "name")), false));
        var answer = features.ask(new Completions.At(TEXT, START, Optional.empty())).await();
        assertEquals(List.of("push typed", "push typed too", "pop typed", "peek name"),
                answer.value().proposals().stream().map(one -> one.name() + " " + one.detail()).toList());
        assertFalse(answer.value().isComplete());
        assertEquals(List.of("server", "index"), answer.sources());
    }

    @Test
    void one_that_fails_takes_nothing_from_the_others() throws Exception {
        server.answer = Call.failed(new IllegalStateException("crashed"));
        index.answer = Call.of(new Completions(List.of(proposal("peek", "name")), true));
        var answer = features.ask(new Completions.At(TEXT, START, Optional.empty())).await();
        assertEquals(1, answer.value().proposals().size());
        assertTrue(answer.isSyntactic());
    }

    @Test
    void symbols_that_two_know_come_once_and_no_more_than_asked_for() throws Exception {
        server.answer = Call.of(List.of(symbol("main", 1), symbol("main", 2)));
        index.answer = Call.of(List.of(symbol("main", 2), symbol("mine", 3), symbol("mind", 4)));
        var answer = features.ask(new FoundSymbol.Like("m", Optional.empty(), 3)).await().value();
        assertEquals(List.of(symbol("main", 1), symbol("main", 2), symbol("mine", 3)), answer);
    }

    private static FoundSymbol symbol(String name, int line) {
        return new FoundSymbol(name, SymbolKind.FUNCTION, "",
                new Location(Path.of("/p/main.rs"), Range.at(new Position(line, 3))));
    }

    @Test
    void what_goes_on_from_an_answer_goes_to_who_gave_it() throws Exception {
        var action = new CodeAction("Mend", "quickfix", true, Optional.empty(), Optional.empty(),
                Optional.of(new Origin(index, "handle")));
        server.answer = Call.failed(new IllegalStateException("not asked"));
        assertEquals(action, features.ask(new CodeAction.Details(action)).await().value());
        assertEquals(List.of("index"), heard);
    }

    @Test
    void cancelling_cancels_those_who_were_asked() throws Exception {
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        server.answer = Call.start("slow", scope -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                stopped.countDown();
            }
            return Optional.empty();
        });
        Call<?> call = features.ask(new Hover.At(TEXT, START));
        begun.await();
        while (heard.isEmpty()) {
            Thread.onSpinWait();
        }
        call.cancel();
        stopped.await();
    }

    private static InlineCompletions continuations(String... texts) {
        return new InlineCompletions(Stream.of(texts)
                .map(text -> Continuation.of(new TextEdit(new Range(START, START), text))).toList());
    }

    private List<String> continuations(boolean isAsked) throws Exception {
        InlineCompletions.At question = new InlineCompletions.At(TEXT, START, isAsked, Optional.empty());
        return features.ask(question).await().value().list().stream().map(Continuation::filter).toList();
    }

    @Test
    void who_asks_for_continuations_chooses_among_those_of_all_each_once() throws Exception {
        server.answer = Call.of(continuations("a", "b"));
        index.answer = Call.of(continuations("b", "c"));

        assertEquals(List.of("a", "b", "c"), continuations(true));
    }

    @Test
    void who_types_gets_the_continuations_of_the_first_who_knows() throws Exception {
        server.answer = Call.of(InlineCompletions.NONE);
        index.answer = Call.of(continuations("b"));

        assertEquals(List.of("b"), continuations(false));
        assertEquals(List.of("server", "index"), heard);
    }

    @Test
    void who_would_be_asked_is_told_in_their_order_without_asking_them() throws Exception {
        server.ready = false;

        var answer = features.ask(new SourceStatus.Of(TEXT)).await();

        assertEquals(List.of(new SourceStatus("index", true, true), new SourceStatus("server", false, false)),
                answer.value());
        assertFalse(answer.isSyntactic());
        assertEquals(List.of(), heard);
    }
}
