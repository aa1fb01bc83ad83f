package dev.rustaiide.ai.completion.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.Ranker;

/** Ranks by trees that were grown on other people's projects; see {@link Feature} for what they look at. */
@Component(service = Ranker.class)
public final class LearnedRanker implements Ranker {
    /** Of the candidates of others; those behind are ranked only if the models know them too. */
    private static final int MOST = 150;
    private static final Duration DEADLINE = Duration.ofMillis(30);

    private final ProjectModels models;

    @Activate
    public LearnedRanker(@Reference ProjectModels models) {
        this.models = models;
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public List<Candidate> score(CompletionPlace at, List<Candidate> candidates) {
        Place place = models.place(at);
        Map<String, Candidates.Told> told = told(candidates);
        Candidates ranked = place.names(told);
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < ranked.count(); i++) {
            scores.put(place.word(ranked.token(i)), ranked.score(i));
        }
        List<Candidate> scored = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            scored.add(candidate.withScore(scores.getOrDefault(candidate.text(), -100.0)));
        }
        return scored;
    }

    /** What those sources say that know more than words. */
    static Map<String, Candidates.Told> told(List<Candidate> candidates) {
        Map<String, Candidates.Told> told = new HashMap<>();
        int place = 0;
        for (Candidate candidate : candidates) {
            if (!candidate.source().equals(ModelCandidates.NAME) && place < MOST) {
                told.putIfAbsent(candidate.text(), new Candidates.Told(1, Math.min(place, 98),
                        candidate.kind().ordinal()));
                place++;
            }
        }
        return told;
    }
}
