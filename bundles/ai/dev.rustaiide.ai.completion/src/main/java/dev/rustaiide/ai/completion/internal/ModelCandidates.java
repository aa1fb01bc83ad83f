package dev.rustaiide.ai.completion.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.language.ProposalKind;

/** Names of the file, the project and all projects that follow what stands before. */
@Component(service = CandidateSource.class)
public final class ModelCandidates implements CandidateSource {
    static final String NAME = "words";
    /** Of a name of other people's projects: how likely it must be here after one letter, or it is noise. */
    private static final double PLAUSIBLE = 1e-5;
    /** With so many letters people have said themselves which names they mean. */
    private static final int CLEAR = 2;
    private static final Duration DEADLINE = Duration.ofMillis(30);

    private final ProjectModels models;

    @Activate
    public ModelCandidates(@Reference ProjectModels models) {
        this.models = models;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public List<Candidate> candidates(CompletionPlace at) {
        Place place = models.place(at);
        Candidates found = place.names(Map.of());
        List<Candidate> candidates = new ArrayList<>();
        boolean vague = place.typed().length() < CLEAR;
        for (int i : found.best()) {
            if (vague && !place.isFamiliar(found.token(i)) && found.probability(i) < PLAUSIBLE) {
                continue;
            }
            String word = place.word(found.token(i));
            candidates.add(new Candidate(word, NAME, kind(word), "", 0));
        }
        return candidates;
    }

    /** As far as its look tells. */
    private static ProposalKind kind(String word) {
        return switch (Features.shape(word)) {
            case 6, 7 -> ProposalKind.TYPE;
            case 8 -> ProposalKind.CONSTANT;
            default -> Features.isKeyword(word) ? ProposalKind.KEYWORD : ProposalKind.VALUE;
        };
    }
}
