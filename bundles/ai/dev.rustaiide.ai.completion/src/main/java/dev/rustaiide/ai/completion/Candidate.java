package dev.rustaiide.ai.completion;

import dev.rustaiide.foundation.language.ProposalKind;

/**
 * A name that could be written.
 *
 * @param source who proposes it: {@link CandidateSource#name()}
 * @param detail a few words on it, such as a type; may be empty
 * @param score how likely it is, to be compared with others of the same list: the greater the likelier; 0 before it
 *     was ranked
 */
public record Candidate(String text, String source, ProposalKind kind, String detail, double score) {
    public Candidate withScore(double other) {
        return new Candidate(text, source, kind, detail, other);
    }
}
