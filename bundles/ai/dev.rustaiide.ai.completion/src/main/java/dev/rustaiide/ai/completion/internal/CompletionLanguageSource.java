package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** Answers what can be completed, for all faces that ask {@link dev.rustaiide.foundation.language.LanguageFeatures}. */
@Component(service = LanguageSource.class)
public final class CompletionLanguageSource implements LanguageSource {
    private static final int MOST = 100;
    /** Ways to go on for those who want to choose. */
    private static final int CHOICES = 4;
    private static final Set<LanguageId> PROSE = Set.of(LanguageId.PLAIN_TEXT, new LanguageId("markdown"));

    private final CodeCompletion completion;
    private final ProjectModels models;
    private final GhostRecords records;
    private final ChoiceRecords choices;

    @Activate
    public CompletionLanguageSource(@Reference CodeCompletion completion, @Reference ProjectModels models,
            @Reference GhostRecords records, @Reference ChoiceRecords choices) {
        this.completion = completion;
        this.models = models;
        this.records = records;
        this.choices = choices;
    }

    @Override
    public String name() {
        return "completion models";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return !PROSE.contains(text.language()) && text.text().length() <= FileTokens.LARGEST;
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    public void forget(SourceText text) {
        models.forget(text.file());
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question has an answer of its own type
    public <A> Call<A> ask(Question<A> question) {
        return switch (question) {
            case Completions.AtOnce at -> (Call<A>) proposals(CompletionPlace.of(at.source(), at.position()));
            case Completions.Ranking ranking -> (Call<A>) scores(ranking);
            case InlineCompletions.At at -> (Call<A>) continuation(at);
            case InlineCompletions.Ahead at ->
                (Call<A>) completion.prepare(CompletionPlace.of(at.source(), at.position()));
            case Completions.Outcome list -> (Call<A>) choices.keep(list);
            case InlineCompletions.Outcome ghost -> (Call<A>) choices.keep(ghost);
            case Effect.Tell(Effect.Told told, Optional<Effect.EditTaker> taker)
                    when told.origin().handle() instanceof Offered taken -> (Call<A>) records.taken(taken);
            case Effect.Tell(Effect.Told told, Optional<Effect.EditTaker> taker)
                    when told.origin().handle() instanceof InlineCompletions.Part(Offered offered, int length) ->
                (Call<A>) records.taken(offered.only(length));
            default -> Call.of(question.nothing());
        };
    }

    private Call<Completions> proposals(CompletionPlace place) {
        Range range = new Range(place.source().text().positionOf(place.start()), place.position());
        return completion.complete(place).then("propose", (scope, ranked) -> {
            List<Proposal> proposals = new ArrayList<>();
            for (Candidate each : ranked.subList(0, Math.min(MOST, ranked.size()))) {
                Proposal plain = Proposal.of(each.text(), each.kind(), each.detail(),
                        new TextEdit(range, each.text()));
                String order = String.format("%05d", proposals.size());
                proposals.add(new Proposal(plain.name(), "", plain.detail(), "", plain.kind(), plain.filter(), order,
                        false, false, plain.insertion(), false, List.of(), Set.of(), plain.then(), plain.origin()));
            }
            return new Completions(proposals, false);
        });
    }

    private Call<List<Double>> scores(Completions.Ranking ranking) {
        List<Candidate> candidates = ranking.proposals().stream().map(CompletionLanguageSource::candidate)
                .toList();
        return completion.score(CompletionPlace.of(ranking.source(), ranking.position()), candidates)
                .then("scores", (scope, scored) -> scored.stream().map(Candidate::score).toList());
    }

    /** As it is ranked, whoever proposed it. */
    static Candidate candidate(Proposal proposal) {
        return new Candidate(word(proposal), "server", proposal.kind(), proposal.detail(), 0);
    }

    /** The name that it begins with: {@code println} of {@code println!(…)}. */
    static String word(Proposal proposal) {
        String name = proposal.filter().isEmpty() ? proposal.name() : proposal.filter();
        int end = 0;
        while (end < name.length() && Lexer.isPart(name.charAt(end))) {
            end++;
        }
        return end == 0 ? name : name.substring(0, end);
    }

    private Call<InlineCompletions> continuation(InlineCompletions.At at) {
        if (at.selected().isPresent()) {
            return Call.of(InlineCompletions.NONE);
        }
        CompletionPlace place = CompletionPlace.of(at.source(), at.position());
        Range here = new Range(place.position(), place.position());
        return completion.ghosts(place, at.isAsked() ? CHOICES : 1).then("continue",
                (scope, ghosts) -> new InlineCompletions(
                        ghosts.stream().map(ghost -> way(place, here, ghost)).toList()));
    }

    private InlineCompletions.Continuation way(CompletionPlace place, Range here, GhostText ghost) {
        // Who takes what a model wrote, or a part of it, has that recorded.
        Optional<Origin> record = ghost.by()
                .map(writer -> new Origin(this, new Offered(place, ghost.text(), writer)));
        return new InlineCompletions.Continuation(new TextEdit(here, ghost.text()), ghost.text(), false,
                record.map(origin -> new Effect.Told("Record who wrote it", origin)), record);
    }
}
