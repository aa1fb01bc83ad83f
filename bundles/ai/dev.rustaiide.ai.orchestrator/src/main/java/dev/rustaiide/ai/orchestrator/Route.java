package dev.rustaiide.ai.orchestrator;

import java.util.List;
import java.util.Optional;

/**
 * Who would be asked, and why.
 *
 * @param candidates all that were looked at, in the order in which they would be asked
 */
public record Route(List<Candidate> candidates) {
    public Route {
        candidates = List.copyOf(candidates);
    }

    /** Who is asked first; empty if nobody can be. */
    public Optional<Candidate> first() {
        return candidates.stream().filter(Candidate::isUsable).findFirst();
    }

    /**
     * One that was looked at.
     *
     * @param isUsable whether it may and can be asked
     * @param why one sentence for people: why it stands here, or why it is not asked
     */
    public record Candidate(BackendId id, String title, boolean isLocal, boolean isUsable, String why) {}
}
